using System.Numerics;
using CyberSanctions.Contracts.Voting.V1;
using FsCheck;
using FsCheck.Fluent;

namespace CyberSanctions.Procedures.Tests;

/// <summary>Properties of the tally, and the tally against a second, plainer statement of the law.</summary>
public sealed class AgainstTheLawTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(5000);

    [Fact]
    public void Tally_AgreesWithTheLaw()
        => Check.One(
            Many, Prop.ForAll(Case.Any(7), ballot => ballot.IsAdopted(ballot.Votes) == Law(ballot.Question, ballot.Votes)));

    [Fact]
    public void ChangingAnyVoteToFor_NeverPreventsAdoption()
        => Check.One(Many, Prop.ForAll(Case.Any(7), ballot =>
        {
            var votes = ballot.Votes;
            return !ballot.IsAdopted(votes) || ballot.Question.Roster.Where(m => m.TakesPart).All(member =>
            {
                var changed = votes.ToDictionary();
                changed[member.MemberState] = Choice.For;
                return ballot.IsAdopted(changed);
            });
        }));

    [Fact]
    public void OrderOfRosterAndVotes_DoesNotMatter()
        => Check.One(Many, Prop.ForAll(Case.Any(7), ballot =>
        {
            var turned = ballot.Question with { Roster = [.. ballot.Question.Roster.Reverse()] };
            var one = Tally.Decide(ballot.Question, ballot.Votes);
            var other = Tally.Decide(turned, ballot.Votes.Reverse().ToDictionary());
            return one.Outcome == other.Outcome && one.Thresholds.SequenceEqual(other.Thresholds);
        }));

    [Fact]
    public void EverybodyThatTakesPart_StandsInExactlyOnePlace()
        => Check.One(Many, Prop.ForAll(Case.Any(7), ballot =>
        {
            var count = Tally.Decide(ballot.Question, ballot.Votes).Count;
            return count.For.Concat(count.Against)
                .Concat(count.Abstaining)
                .Concat(count.ConstructivelyAbstaining)
                .Concat(count.NotVoting)
                    .OrderBy(m => m.MemberState, StringComparer.Ordinal)
                    .SequenceEqual(count.Entitled.OrderBy(m => m.MemberState, StringComparer.Ordinal));
        }));

    // Written from the articles, not from the tally: fractions reduced, coalitions looked for one by one.
    private static bool Law(Question question, IReadOnlyDictionary<string, MemberVote> votes)
    {
        var voters = question.Roster.Where(m => m.TakesPart).ToList();
        Choice How(Member m) => votes.TryGetValue(m.MemberState, out var vote) ? vote.Choice : Choice.Unspecified;
        if (question.Mode switch
        {
            Mode.Meeting => voters.Count(m => How(m) != Choice.Unspecified) <= voters.Count / 2,
            Mode.Written => voters.Any(m => How(m) == Choice.Unspecified),
            _ => voters.Any(m => How(m) == Choice.Against),
        })
        {
            return false;
        }

        var inFavour = voters.Where(m => How(m) == Choice.For || (question.Mode == Mode.Silence && How(m) == Choice.Unspecified))
            .ToList();
        switch (question.Rule)
        {
            case Rule.SimpleMajority:
                return inFavour.Count >= (question.Roster.Count / 2) + 1;
            case Rule.Unanimity:
                var constructive = voters.Where(m => How(m) == Choice.ConstructiveAbstain).ToList();
                return voters.All(m => inFavour.Contains(m) || How(m) is Choice.Abstain or Choice.ConstructiveAbstain)
                    && !(question.Roster.Count - constructive.Count <= 2 * constructive.Count
                        && People(question.Roster) - People(constructive) <= 2 * People(constructive));
        }

        // 55 % = 11/20, 72 % = 18/25, 65 % = 13/20, 35 % = 7/20.
        var enough = question.Rule == Rule.QualifiedMajority
            ? 20 * inFavour.Count >= 11 * voters.Count
            : 25 * inFavour.Count >= 18 * voters.Count;
        if (enough && 20 * People(inFavour) >= 13 * People(voters))
        {
            return true;
        }

        if (question.Rule == Rule.ReinforcedQualifiedMajority)
        {
            return false;
        }

        var fewest = voters.Count == question.Roster.Count
            ? 4
            : Subsets(voters).Where(some => 20 * People(some) > 7 * People(voters)).Min(some => some.Count) + 1;
        return voters.Count - inFavour.Count < fewest;
    }

    private static BigInteger People(IEnumerable<Member> members)
        => members.Aggregate(BigInteger.Zero, (sum, m) => sum + m.Population);

    internal static IEnumerable<List<Member>> Subsets(List<Member> members)
        => Enumerable.Range(0, 1 << members.Count).Select(bits => members.Where((_, i) => (bits & (1 << i)) != 0).ToList());
}

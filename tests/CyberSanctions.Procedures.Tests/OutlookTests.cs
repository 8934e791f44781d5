using CyberSanctions.Contracts.Voting.V1;
using FsCheck;
using FsCheck.Fluent;
using Outcome = CyberSanctions.Contracts.Voting.V1.Outcome;

namespace CyberSanctions.Procedures.Tests;

/// <summary>"What if": what those who have not voted can still make of a ballot.</summary>
public sealed class OutlookTests
{
    private static readonly Choice[] Every = [
        Choice.Unspecified, Choice.For, Choice.Against, Choice.Abstain, Choice.ConstructiveAbstain
    ];

    [Fact]
    public void Outlook_AgreesWithTryingEveryCoalitionAndEverythingTheOthersCanDo()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(600), Prop.ForAll(Case.Any(5), ballot =>
        {
            var outlook = Outlook.Of(ballot.Question, ballot.Votes);
            var pending = ballot.Question.Roster.Where(m => m.TakesPart && !ballot.Votes.ContainsKey(m.MemberState)).ToList();
            var futures = Futures(ballot, pending).ToList();
            if (futures.All(f => f.Adopted) || futures.All(f => !f.Adopted))
            {
                return outlook is { Carrying: null, Blocking: null }
                    && outlook.Certain == (futures[0].Adopted ? Outcome.Adopted : Outcome.NotAdopted);
            }

            var coalitions = AgainstTheLawTests.Subsets(pending);
            return outlook.Certain is null
                && Same(
                    outlook.Carrying,
                    coalitions.Where(c => futures.Where(f => c.All(m => f.Choices[m] == Choice.For)).All(f => f.Adopted)))
                && Same(outlook.Blocking, coalitions.Where(
                    c => futures.Any(f => !f.Adopted && pending.Except(c).All(m => f.Choices[m] == Choice.For))));
        }));

    [Fact]
    public void Unanimity_EverybodyWhoHasNotVoted_CanBlockAlone_AndOnlyAllTogetherCarry()
    {
        var votes = Union.AllFor(Union.Of2025, Choice.For);
        votes.Remove("EL");
        votes.Remove("MT");

        var outlook = Outlook.Of(new Question(Rule.Unanimity, Mode.Meeting, Union.Of2025), votes);

        Assert.Null(outlook.Certain);
        Assert.Equal(["EL", "MT"], outlook.CanBlockAlone.Select(m => m.MemberState));
        Assert.Equal(["EL", "MT"], Assert.Single(outlook.Carrying!.Named).Select(m => m.MemberState));
    }

    [Fact]
    public void QualifiedMajority_BeforeAnyVote_NamesSomeOfTheSmallestCoalitionsOutOfMany()
    {
        var outlook = Outlook.Of(
            new Question(Rule.QualifiedMajority, Mode.Meeting, Union.Of2025), new Dictionary<string, MemberVote>());

        Assert.Equal((15, 4), (outlook.Carrying!.Size, outlook.Blocking!.Size));
        Assert.Equal(["DE", "FR", "IT", "ES"], outlook.Blocking.Named[0].Select(m => m.MemberState));
        Assert.Equal((Outlook.MostNamed, true), (outlook.Carrying.Named.Count, outlook.Carrying.AndMore));
        Assert.Empty(outlook.CanBlockAlone);
    }

    [Fact]
    public void QualifiedMajority_OnceCarried_IsCertainBeforeEverybodyHasVoted()
    {
        var votes = Union.AllFor(Union.Of2025, Choice.For);
        foreach (var small in (string[])["MT", "LU", "CY", "EE", "LV", "SI", "LT", "HR", "IE", "SK"])
        {
            votes.Remove(small);
        }

        Assert.Equal(
            Outcome.Adopted, Outlook.Of(new Question(Rule.QualifiedMajority, Mode.Meeting, Union.Of2025), votes).Certain);
    }

    [Fact]
    public void Unanimity_AfterAVoteAgainst_IsCertain()
    {
        var votes = new Dictionary<string, MemberVote> { ["LT"] = Choice.Against };

        Assert.Equal(Outcome.NotAdopted, Outlook.Of(new Question(Rule.Unanimity, Mode.Meeting, Union.Of2025), votes).Certain);
    }

    private static IEnumerable<(Dictionary<Member, Choice> Choices, bool Adopted)> Futures(Case ballot, List<Member> pending)
    {
        for (var way = 0; way < (int)Math.Pow(Every.Length, pending.Count); way++)
        {
            var rest = way;
            var choices = new Dictionary<Member, Choice>();
            var votes = ballot.Votes;
            foreach (var member in pending)
            {
                choices[member] = Every[rest % Every.Length];
                rest /= Every.Length;
                if (choices[member] != Choice.Unspecified)
                {
                    votes[member.MemberState] = choices[member];
                }
            }

            yield return (choices, ballot.IsAdopted(votes));
        }
    }

    // The same size, and the same coalitions of that size.
    private static bool Same(Coalitions? found, IEnumerable<List<Member>> all)
    {
        var fewest = all.GroupBy(c => c.Count).MinBy(g => g.Key)!;
        static string Key(IEnumerable<Member> coalition)
            => string.Join(' ', coalition.Select(m => m.MemberState).Order(StringComparer.Ordinal));
        return found is { AndMore: false } && found.Size == fewest.Key
            && found.Named.Select(Key)
                .Order(StringComparer.Ordinal)
                .SequenceEqual(fewest.Select(Key).Order(StringComparer.Ordinal));
    }
}

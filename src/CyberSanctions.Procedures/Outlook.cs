using CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Procedures;

/// <summary>
/// "What if", for an open ballot: what those who have not voted yet can still make of it, if the
/// votes that were cast stay as they are. It asks <see cref="Tally"/> and knows no rule itself.
/// </summary>
/// <param name="Certain">The outcome, if none of them can change it.</param>
/// <param name="Pending">Those who have not voted yet; in a silence procedure, those who are silent.</param>
/// <param name="Carrying">The fewest of them that carry it by voting for, whatever the others do; null when none can or none need
/// to.</param>
/// <param name="Blocking">The fewest of them that prevent it, even if all others vote for; null when none can or none need
/// to.</param>
public sealed record Outlook(Outcome? Certain, IReadOnlyList<Member> Pending, Coalitions? Carrying, Coalitions? Blocking)
{
    /// <summary>At most so many coalitions are named; there can be millions.</summary>
    public const int MostNamed = 20;

    /// <summary>Those who can still prevent it alone.</summary>
    public IReadOnlyList<Member> CanBlockAlone
        => Blocking is { Size: 1 } alone ? [.. alone.Named.Select(coalition => coalition[0])] : [];

    /// <summary>Of a ballot as it stands.</summary>
    /// <exception cref="ArgumentException">As <see cref="Tally.Decide"/>.</exception>
    public static Outlook Of(
        Question question, IReadOnlyDictionary<string, MemberVote> votes, IReadOnlyList<EmergencyBrake>? brakes = null)
    {
        var now = Tally.Decide(question, votes, brakes);
        // By population, since among coalitions of one size the largest populations do best: every rule counts members
        // alike and adds their populations up.
        List<Member> pending = [.. question.Roster
            .Where(member => member.TakesPart && !votes.ContainsKey(member.MemberState))
            .OrderByDescending(member => member.Population)
            .ThenBy(member => member.MemberState, StringComparer.Ordinal)];
        if (now.Outcome == Outcome.NoVote || pending.Count == 0)
        {
            return new Outlook(now.Outcome, pending, null, null);
        }

        if (Carries([]))
        {
            return new Outlook(Outcome.Adopted, pending, null, null);
        }

        return Blocks([])
            ? new Outlook(Outcome.NotAdopted, pending, null, null)
            : new Outlook(
                null, pending, Coalitions.Fewest(pending, Carries, MostNamed), Coalitions.Fewest(pending, Blocks, MostNamed));

        // The others may vote against or stay away: where a quorum is wanted the one is worse, elsewhere the other.
        bool Carries(IReadOnlyCollection<Member> coalition)
            => IsAdopted(coalition, Choice.For, Choice.Against) && IsAdopted(coalition, Choice.For, Choice.Unspecified);

        bool Blocks(IReadOnlyCollection<Member> coalition)
            => !IsAdopted(coalition, Choice.Against, Choice.For) || !IsAdopted(coalition, Choice.Unspecified, Choice.For);

        bool IsAdopted(IReadOnlyCollection<Member> coalition, Choice theirs, Choice others)
        {
            var all = votes.ToDictionary();
            foreach (var member in pending)
            {
                var choice = coalition.Contains(member) ? theirs : others;
                if (choice != Choice.Unspecified)
                {
                    all[member.MemberState] = choice;
                }
            }

            return Tally.Decide(question, all).Outcome == Outcome.Adopted;
        }
    }
}

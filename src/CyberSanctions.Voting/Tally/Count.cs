using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Voting.Roster;

namespace CyberSanctions.Voting.Tally;

/// <summary>Who of a roster voted how; everybody stands in exactly one place, in the order of the roster.</summary>
internal sealed class Count
{
    private readonly ILookup<Choice, Member> _places;

    private Count(IReadOnlyList<Member> roster, ILookup<Choice, Member> places)
    {
        Roster = roster;
        _places = places;
        Population = PopulationOf(roster);
    }

    /// <summary>Everybody entitled to vote.</summary>
    public IReadOnlyList<Member> Roster { get; }

    /// <summary>Population of the whole roster: the sum of its members', whatever a published total says.</summary>
    public long Population { get; }

    /// <summary>Voted for.</summary>
    public IReadOnlyList<Member> For => Place(Choice.For);

    /// <summary>Voted against.</summary>
    public IReadOnlyList<Member> Against => Place(Choice.Against);

    /// <summary>Abstained without a declaration.</summary>
    public IReadOnlyList<Member> Abstaining => Place(Choice.Abstain);

    /// <summary>Abstained with a formal declaration.</summary>
    public IReadOnlyList<Member> ConstructivelyAbstaining => Place(Choice.ConstructiveAbstain);

    /// <summary>Neither present nor represented: no vote was cast, not even an abstention.</summary>
    public IReadOnlyList<Member> NotVoting => Place(Choice.Unspecified);

    /// <summary>How many took part.</summary>
    public int TakingPart => Roster.Count - NotVoting.Count;

    /// <summary>Puts every member in its place.</summary>
    /// <exception cref="ArgumentException">
    /// The roster is empty, holds a State twice or one without population, or there is a vote of nobody on it or of no known kind.
    /// </exception>
    public static Count Of(IReadOnlyList<Member> roster, IReadOnlyDictionary<string, Choice> votes)
    {
        var states = roster.Select(member => member.MemberState).ToHashSet();
        if (roster.Count == 0 || states.Count != roster.Count || roster.Any(member => member.Population <= 0))
        {
            throw new ArgumentException("A roster holds each State once, with its population.", nameof(roster));
        }

        if (votes.Any(vote => !states.Contains(vote.Key) || vote.Value == Choice.Unspecified || !Enum.IsDefined(vote.Value)))
        {
            throw new ArgumentException("A vote is one of the choices, cast by a member of the roster.", nameof(votes));
        }

        return new Count(roster, roster.ToLookup(member => votes.GetValueOrDefault(member.MemberState)));
    }

    /// <summary>Sum of populations, exact.</summary>
    public static long PopulationOf(IEnumerable<Member> members) => members.Aggregate(0L, (sum, member) => checked(sum + member.Population));

    private IReadOnlyList<Member> Place(Choice choice) => [.. _places[choice]];
}

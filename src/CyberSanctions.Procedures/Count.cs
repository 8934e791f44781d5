using CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Procedures;

/// <summary>
/// Who of a roster voted how: everybody that takes part stands in exactly one place, in the order of
/// the roster.
/// </summary>
public sealed class Count
{
    private readonly ILookup<Choice, Member> _places;

    private Count(Question question, IReadOnlyDictionary<string, MemberVote> votes)
    {
        Roster = question.Roster;
        Entitled = [.. Roster.Where(member => member.TakesPart)];
        Population = PopulationOf(Roster);
        EntitledPopulation = PopulationOf(Entitled);
        Represented = [.. Entitled.Where(member => votes.GetValueOrDefault(member.MemberState)?.Proxy is not null)];
        Silent = question.Mode == Mode.Silence ? [.. Entitled.Where(member => !votes.ContainsKey(member.MemberState))] : [];
        var without = question.Mode == Mode.Silence ? Choice.For : Choice.Unspecified;
        _places = Entitled.ToLookup(member => votes.GetValueOrDefault(member.MemberState)?.Choice ?? without);
    }

    /// <summary>All members of the Council.</summary>
    public IReadOnlyList<Member> Roster { get; }

    /// <summary>Those that take part under the Treaties.</summary>
    public IReadOnlyList<Member> Entitled { get; }

    /// <summary>Population of the whole roster: the sum of its members', whatever a published total says.</summary>
    public long Population { get; }

    /// <summary>Population of those that take part.</summary>
    public long EntitledPopulation { get; }

    /// <summary>In favour; in a silence procedure also whoever was silent.</summary>
    public IReadOnlyList<Member> For => Place(Choice.For);

    /// <summary>Voted against, or broke the silence.</summary>
    public IReadOnlyList<Member> Against => Place(Choice.Against);

    /// <summary>Abstained without a declaration.</summary>
    public IReadOnlyList<Member> Abstaining => Place(Choice.Abstain);

    /// <summary>Abstained with a formal declaration.</summary>
    public IReadOnlyList<Member> ConstructivelyAbstaining => Place(Choice.ConstructiveAbstain);

    /// <summary>Neither present nor represented: no vote was cast, not even an abstention.</summary>
    public IReadOnlyList<Member> NotVoting => Place(Choice.Unspecified);

    /// <summary>Whose consent is deemed given, since they were silent.</summary>
    public IReadOnlyList<Member> Silent { get; }

    /// <summary>For whom another member voted.</summary>
    public IReadOnlyList<Member> Represented { get; }

    /// <summary>How many voted themselves: those whom a quorum counts.</summary>
    public int Present => Entitled.Count - NotVoting.Count - Represented.Count;

    /// <summary>Puts every member in its place.</summary>
    /// <exception cref="ArgumentException">
    /// The roster is empty, holds a State twice or one without population, or nobody that takes part; or there is a vote
    /// of nobody on it or of no known kind, or a proxy that the Treaties do not know.
    /// </exception>
    public static Count Of(Question question, IReadOnlyDictionary<string, MemberVote> votes)
    {
        var roster = question.Roster;
        if (!roster.Any(member => member.TakesPart)
            || roster.Select(member => member.MemberState).Distinct(StringComparer.Ordinal).Count() != roster.Count
            || roster.Any(member => member.Population <= 0))
        {
            throw new ArgumentException(
                "A roster holds each State once, with its population, and somebody that takes part.", nameof(question));
        }

        var entitled = roster.Where(member => member.TakesPart)
            .Select(member => member.MemberState)
            .ToHashSet(StringComparer.Ordinal);
        if (votes.Any(vote => !entitled.Contains(vote.Key)
            || vote.Value.Choice == Choice.Unspecified
            || !Enum.IsDefined(vote.Value.Choice)))
        {
            throw new ArgumentException("A vote is one of the choices, of a member that takes part.", nameof(votes));
        }

        if (Proxies.Problem(question.Mode, votes) is { } problem)
        {
            throw new ArgumentException(problem, nameof(votes));
        }

        return new Count(question, votes);
    }

    /// <summary>Sum of populations, exact.</summary>
    /// <exception cref="OverflowException">Rather than a wrong sum.</exception>
    public static long PopulationOf(IEnumerable<Member> members)
        => members.Aggregate(0L, (sum, member) => checked(sum + member.Population));

    internal static string Names(IEnumerable<Member> members) => string.Join(", ", members.Select(member => member.MemberState));

    private IReadOnlyList<Member> Place(Choice choice) => [.. _places[choice]];
}

using CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Procedures.Tests;

/// <summary>The Union of 27 with the shares of 2025, in hundredths of a percent as published.</summary>
internal static class Union
{
    public static IReadOnlyList<Member> Of2025 { get; } =
    [
        new("AT", "Austria", 202), new("BE", "Belgium", 262), new("BG", "Bulgaria", 143), new("CY", "Cyprus", 21),
        new("CZ", "Czechia", 242), new("DE", "Germany", 1849), new("DK", "Denmark", 132), new("EE", "Estonia", 30),
        new("EL", "Greece", 231), new("ES", "Spain", 1078), new("FI", "Finland", 125), new("FR", "France", 1517),
        new("HR", "Croatia", 86), new("HU", "Hungary", 213), new("IE", "Ireland", 119), new("IT", "Italy", 1323),
        new("LT", "Lithuania", 64), new("LU", "Luxembourg", 15), new("LV", "Latvia", 42), new("MT", "Malta", 12),
        new("NL", "Netherlands", 401), new("PL", "Poland", 833), new("PT", "Portugal", 236), new("RO", "Romania", 423),
        new("SE", "Sweden", 234), new("SI", "Slovenia", 47), new("SK", "Slovakia", 121),
    ];

    /// <summary>So many invented States of equal population, A to Z and on.</summary>
    public static IReadOnlyList<Member> OfEquals(int members, long population)
        => [.. Enumerable.Range(0, members).Select(i => new Member(Code(i), $"State {i}", population))];

    /// <summary>All in favour, except those named.</summary>
    public static Dictionary<string, MemberVote> AllFor(IEnumerable<Member> roster, Choice except, params string[] states)
        => roster.ToDictionary(m => m.MemberState, m => new MemberVote(states.Contains(m.MemberState) ? except : Choice.For));

    /// <summary>A vote at a meeting.</summary>
    public static Decision Decide(Rule rule, IReadOnlyList<Member> roster, IReadOnlyDictionary<string, MemberVote> votes)
        => Tally.Decide(new Question(rule, Mode.Meeting, roster), votes);

    public static string Code(int i) => $"{(char)('A' + (i / 26))}{(char)('A' + (i % 26))}";
}

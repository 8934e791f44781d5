using CyberSanctions.Contracts.Voting.V1;
using FsCheck;
using FsCheck.Fluent;
using Outcome = CyberSanctions.Contracts.Voting.V1.Outcome;

namespace CyberSanctions.Procedures.Tests;

/// <summary>A ballot of a small invented Union, any that the Treaties could have.</summary>
internal sealed record Case(Question Question, IReadOnlyList<Choice> Choices)
{
    private static readonly Choice[] Every = [
        Choice.Unspecified, Choice.For, Choice.For, Choice.Against, Choice.Abstain, Choice.ConstructiveAbstain
    ];

    /// <summary>Small populations, so that a share is met exactly often.</summary>
    public static Arbitrary<Case> Any(int mostMembers) => Arb.From(
        from members in Gen.Choose(1, mostMembers)
        from populations in Gen.Choose(1, 7).ArrayOf(members)
        from takesPart in Gen.Frequency((3, Gen.Constant(100)), (1, Gen.Constant(70)))
        from parts in Gen.Choose(1, 100).ArrayOf(members)
        from choices in Gen.Elements(Every).ArrayOf(members)
        from rule in Gen.Elements(Rule.Unanimity, Rule.QualifiedMajority, Rule.ReinforcedQualifiedMajority, Rule.SimpleMajority)
        from mode in Gen.Elements(Mode.Meeting, Mode.Written, Mode.Silence)
        select new Case(
            new Question(rule, mode, [.. Union.OfEquals(members, 1)
                .Select((m, i) => m with { Population = populations[i], TakesPart = i == 0 || parts[i] <= takesPart })]),
            choices));

    /// <summary>The votes of those that take part and cast one.</summary>
    public Dictionary<string, MemberVote> Votes => Question.Roster.Zip(Choices)
        .Where(pair => pair.First.TakesPart && pair.Second != Choice.Unspecified)
        .ToDictionary(pair => pair.First.MemberState, pair => new MemberVote(pair.Second));

    public bool IsAdopted(IReadOnlyDictionary<string, MemberVote> votes)
        => Tally.Decide(Question, votes).Outcome == Outcome.Adopted;

    public override string ToString()
        => $"{Question.Rule}, {Question.Mode}:"
            + $" {string.Join(", ", Question.Roster.Zip(Choices).Select(p => Described(p.First, p.Second)))}";

    private static string Described(Member member, Choice choice)
        => $"{member.MemberState} {member.Population} {(member.TakesPart ? choice : "takes no part")}";
}

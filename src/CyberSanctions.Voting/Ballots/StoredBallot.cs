using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures;
using CyberSanctions.Procedures.Proceedings;

namespace CyberSanctions.Voting.Ballots;

/// <summary>A ballot as it lies in the database, without roster, chain and the text voted on.</summary>
internal sealed record StoredBallot(
    Guid Id,
    string Reference,
    long Version,
    BallotState State,
    Handling Handling,
    bool Exercise,
    string ActReference,
    string ActTitle,
    string ActNumber,
    string TextSha256,
    Rule Rule,
    Mode Mode,
    string ProposedBy,
    DateTime? Deadline,
    DateTime? LapsesAt,
    int PopulationYear,
    DateTime OpenedAt,
    byte[]? Decision,
    byte[]? Standing,
    int Revision,
    int Submission,
    byte[]? Urgency)
{
    /// <summary>What is frozen in it.</summary>
    /// <param name="roster">Its members.</param>
    public FrozenBallot Frozen(IReadOnlyList<Member> roster) => new()
    {
        Reference = Reference,
        ActReference = ActReference,
        ActTitle = ActTitle,
        ActNumber = ActNumber,
        TextSha256 = TextSha256,
        Exercise = Exercise,
        Rule = Rule,
        Mode = Mode,
        ProposedBy = ProposedBy,
        Deadline = Deadline,
        LapsesAt = LapsesAt,
        PopulationYear = PopulationYear,
        OpenedAt = OpenedAt,
        Revision = Revision,
        Submission = Submission,
        Urgency = Urgency is null ? null : Contracts.Voting.V1.Urgency.Parser.ParseFrom(Urgency),
        Roster = roster,
    };
}

using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures;
using CyberSanctions.Procedures.Proceedings;
using Dapper;
using Npgsql;

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
    string? Standing,
    int Revision,
    int Submission,
    byte[]? Urgency)
{
    /// <summary>The columns that make one.</summary>
    public const string Columns =
        """
        id, reference, version, state, handling, exercise, act_reference, act_title, act_number, text_sha256, rule, mode, proposed_by,
        deadline, lapses_at, population_year, opened_at, decision, standing, revision, submission, urgency
        """;

    /// <summary>The ballot of a reference, or nothing.</summary>
    public static Task<StoredBallot?> FindAsync(NpgsqlConnection connection, string reference)
        => connection.QuerySingleOrDefaultAsync<StoredBallot>($"SELECT {Columns} FROM ballot WHERE reference = @reference", new { reference });

    /// <summary>What is frozen in it.</summary>
    public async Task<FrozenBallot> FrozenAsync(NpgsqlConnection connection) => new()
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
        Roster = [.. (await connection.QueryAsync<RosterRow>(
            "SELECT member_state, name, population, takes_part FROM ballot_member WHERE ballot_id = @Id ORDER BY member_state", new { Id }))
            .Select(row => new Member(row.MemberState, row.Name, row.Population) { TakesPart = row.TakesPart })],
    };

    private sealed record RosterRow(string MemberState, string Name, long Population, bool TakesPart);
}

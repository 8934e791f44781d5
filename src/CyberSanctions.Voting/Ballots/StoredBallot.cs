using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Voting.Ballots;

/// <summary>A ballot as it lies in the database, without roster, votes and the text voted on.</summary>
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
    int PopulationYear,
    DateTime OpenedAt,
    byte[]? Decision)
{
    /// <summary>The columns that make one.</summary>
    public const string Columns =
        """
        id, reference, version, state, handling, exercise, act_reference, act_title, act_number, text_sha256, rule,
        population_year, opened_at, decision
        """;

    /// <summary>The ballot of a reference, or nothing.</summary>
    public static Task<StoredBallot?> FindAsync(NpgsqlConnection connection, string reference)
        => connection.QuerySingleOrDefaultAsync<StoredBallot>($"SELECT {Columns} FROM ballot WHERE reference = @reference", new { reference });

    /// <summary>The roster frozen into it, in order.</summary>
    public async Task<IReadOnlyList<Member>> RosterAsync(NpgsqlConnection connection)
        => (await connection.QueryAsync<Member>(
            "SELECT member_state, name, population FROM ballot_member WHERE ballot_id = @Id ORDER BY member_state", new { Id })).AsList();

    /// <summary>The votes in force: of each member that voted the last one, in roster order.</summary>
    public async Task<IReadOnlyList<Vote>> VotesAsync(NpgsqlConnection connection)
        => [.. (await connection.QueryAsync<StoredVote>(
            """
            SELECT DISTINCT ON (member_state) member_state, revision, choice, declaration, cast_by, cast_at
            FROM vote WHERE ballot_id = @Id ORDER BY member_state, revision DESC
            """,
            new { Id })).Select(vote => vote.ToMessage(Reference))];

    /// <summary>With its roster and the votes in force.</summary>
    public async Task<Ballot> WithRosterAndVotesAsync(NpgsqlConnection connection)
        => ToMessage(await RosterAsync(connection), await VotesAsync(connection));

    /// <summary>With a roster and votes that were read already.</summary>
    public Ballot ToMessage(IEnumerable<Member> roster, IEnumerable<Vote> votes)
    {
        var ballot = ToMessage();
        ballot.Roster.AddRange(roster.Select(member => new RosterMember
        {
            MemberState = member.MemberState,
            Name = member.Name,
            Population = member.Population,
        }));
        ballot.Votes.AddRange(votes);
        return ballot;
    }

    /// <summary>Without roster and votes.</summary>
    public Ballot ToMessage() => new()
    {
        Reference = Reference,
        Version = Version,
        State = State,
        Handling = Handling,
        Exercise = Exercise,
        ActReference = ActReference,
        ActTitle = ActTitle,
        ActNumber = ActNumber,
        TextSha256 = TextSha256,
        Rule = Rule,
        PopulationYear = PopulationYear,
        OpenedAt = OpenedAt.ToTimestamp(),
        Decision = Decision is null ? null : Contracts.Voting.V1.Decision.Parser.ParseFrom(Decision),
    };

    private sealed record StoredVote(string MemberState, int Revision, Choice Choice, string Declaration, string CastBy, DateTime CastAt)
    {
        public Vote ToMessage(string ballot) => new()
        {
            BallotReference = ballot,
            MemberState = MemberState,
            Revision = Revision,
            Choice = Choice,
            Declaration = Declaration,
            CastBy = CastBy,
            CastAt = CastAt.ToTimestamp(),
        };
    }
}

using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Signing;
using CyberSanctions.Testing.Kinds;
using CyberSanctions.Voting.Tests.Ballots;
using Dapper;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CyberSanctions.Voting.Tests;

public sealed class FieldsTests(VotingService voting) : IClassFixture<VotingService>
{
    private const string Unknown = "BAL-2026-9999";

    private CallInvoker Caller
        => voting.Service.Channel("aurelia.nimbus", [Roles.Officer, Roles.Delegate, Roles.Administrator], "FR")
            .CreateCallInvoker();

    private static Timestamp InAMonth => Timestamp.FromDateTime(DateTime.UtcNow.Date.AddDays(30));

    [Fact]
    public async Task EveryFieldOfABallot_RefusesWhatIsNotOfItsKind()
    {
        var ballot = await voting.OpenBallotAsync();
        var act = (await voting.GetAsync(ballot)).ActReference;
        using var key = SigningKey.Create();
        var findings = await FieldSweep.FindingsAsync(
            Caller,
            Contracts.Voting.V1.Ballots.Descriptor,
            new ListBallotsRequest { ActReference = act, Page = new() { Size = 5 } },
            new GetBallotRequest { Reference = ballot },
            new GetTextRequest { Reference = ballot },
            new MakeStatementRequest
            {
                Statement = Jws.Sign(key, SignedStatement.Type, [1]).Compact,
                Declaration = "We abstain.",
            },
            new ExtendDeadlineRequest { Reference = Unknown, Deadline = InAMonth },
            new DecideBallotRequest { Reference = Unknown },
            new WatchBallotRequest { Reference = ballot },
            new GetRollCallRequest { Reference = ballot },
            new ListReceiptsRequest { BallotReference = ballot, Page = new() { Size = 5 } },
            new CalculateDeadlineRequest { WorkingDays = 5, From = Timestamp.FromDateTime(DateTime.UtcNow.Date) });

        // Nobody's key has signed the statement; that is no matter of a field's kind.
        Assert.DoesNotContain(
            findings, finding => !finding.StartsWith("MakeStatement: refused a good request", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EveryFieldOfAKey_RefusesWhatIsNotOfItsKind()
    {
        using var key = SigningKey.Create();
        var findings = await FieldSweep.FindingsAsync(
            Caller,
            Delegations.Descriptor,
            new RegisterKeyRequest
            {
                MemberState = "EL",
                PublicKey = ByteString.CopyFrom([.. key.Public.Spki]),
                ValidFrom = Timestamp.FromDateTime(DateTime.UtcNow.Date),
                ValidTo = InAMonth,
            },
            new RevokeKeyRequest { KeyId = "unknown" },
            new ListKeysRequest { MemberState = "FR" },
            new GetServiceKeyRequest());
        Assert.Empty(findings);
    }

    [Fact]
    public async Task EveryFieldOfReferenceData_RefusesWhatIsNotOfItsKind()
    {
        var administrators = new Council.Administrators(voting);
        var (today, table) = (administrators.Today, administrators.Table(administrators.Today));
        var csv = table.Clone();
        csv.Populations = new PopulationTable
        {
            Csv = string.Join(
                '\n', table.Populations.Figures.Select(f => $"{f.MemberState},{f.Population},persons,{table.Populations.Year}")
                    .Prepend("member_state,population,unit,year")),
        };
        var findings = await FieldSweep.FindingsAsync(
            Caller,
            Contracts.Voting.V1.ReferenceData.Descriptor,
            Council.Administrators.Accession(today, 1),
            Council.Administrators.Withdrawal("MT", today),
            table,
            csv,
            Council.Administrators.Calendar(today, today.AddYears(1), today),
            Council.Administrators.Minimum(today, 2, today.AddYears(1)),
            new ProposedChange
            {
                ValidFrom = Council.Administrators.Day(today),
                Source = "Invented",
                OfficialLanguages = new OfficialLanguages { Languages = { "en" } },
            },
            new ProposedChange
            {
                ValidFrom = Council.Administrators.Day(today),
                Source = "Invented",
                Toolbox = new Toolbox
                {
                    Measures =
                    {
                        new ToolboxMeasure { Code = "a", Category = "b", Title = "C", LegalBasis = "D", NeedsText = true },
                    },
                },
            },
            new ReleaseChangeRequest { Reference = Unknown, Sha256 = new string('a', 64) },
            new RejectChangeRequest { Reference = Unknown, Reasons = "No." },
            new WithdrawChangeRequest { Reference = Unknown },
            new GetChangeRequest { Reference = Unknown },
            new ListChangesRequest { Page = new() { Size = 5 } },
            new GetInForceRequest { Day = Council.Administrators.Day(today) },
            new GetForBallotRequest { BallotReference = Unknown },
            new ListMemberStatesRequest());
        Assert.Empty(findings);
    }

    // One list in the code, for the form of a code; one in the database, for who is a member when. They must not part.
    [Fact]
    public async Task MemberStates_AreThoseOfTheRoster()
    {
        await using var connection = await voting.Service.Database.OpenConnectionAsync();
        var roster = await connection.QueryAsync<string>(
            "SELECT member_state FROM member_state WHERE valid_to IS NULL ORDER BY member_state");
        Assert.Equal(MemberStates.All.Order(StringComparer.Ordinal), roster);
    }
}

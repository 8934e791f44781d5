using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Signing;
using Dapper;
using Grpc.Core;
using static CyberSanctions.Voting.Tests.Ballots.VotingService;

namespace CyberSanctions.Voting.Tests.Ballots;

public sealed class StatementTests(VotingService voting) : IClassFixture<VotingService>
{
    [Fact]
    public async Task SignedVote_IsRecorded_SeenByEveryReader_AndGivesAReceiptThatVerifies()
    {
        var ballot = await voting.OpenBallotAsync();

        var receipt = await voting.VoteAsync(ballot, "FR", Choice.ConstructiveAbstain);

        var vote = Assert.Single((await voting.Delegate("DE").GetBallotAsync(new GetBallotRequest { Reference = ballot })).Votes);
        Assert.Equal(
            ("FR", Choice.ConstructiveAbstain, "delegate-FR", 2), (vote.MemberState, vote.Choice, vote.CastBy, vote.Position));
        Assert.StartsWith("FR accepts", vote.Declaration);
        var opening = await OpeningAsync(ballot);
        var link = new Link(
            ballot, 2, ProceedingKind.Statement, receipt.Proceeding.At.ToDateTime(), "delegate-FR",
            Link.HashOf(Jws.Read(receipt.Proceeding.Statement, SignedStatement.Type)), opening.Hash);
        Assert.Equal(link.Hash, receipt.Proceeding.Hash);
        var signed = Jws.Read(receipt.Jws, Link.ReceiptType);
        Assert.Equal(link.ToCanonical(), signed.Payload);
        Assert.True(signed.IsSignedBy(voting.Receipts.Public));
        Assert.Equal(["BallotProceeded", "BallotOpened", "BallotProceeded"], await voting.JournalOfAsync(ballot));
    }

    [Fact]
    public async Task ChangedVote_SupersedesAndIsNeverReplaced()
    {
        var ballot = await voting.OpenBallotAsync();
        await voting.VoteAsync(ballot, "FR", Choice.Against);
        await voting.VoteAsync(ballot, "FR", Choice.Abstain);

        var last = await voting.VoteAsync(ballot, "FR");

        var inForce = Assert.Single((await voting.GetAsync(ballot)).Votes);
        Assert.Equal((Choice.For, last.Proceeding.Position), (inForce.Choice, inForce.Position));
        var receipts =
            (await voting.Delegate("FR").ListReceiptsAsync(new ListReceiptsRequest { BallotReference = ballot })).Receipts;
        Assert.Equal([2, 3, 4], receipts.Select(receipt => receipt.Proceeding.Position));
        Assert.Equal(last, receipts[^1]);
    }

    [Fact]
    public async Task Receipts_AreOnesOwn_AndAllForTheAuditor_PageByPage()
    {
        var ballot = await voting.OpenBallotAsync();
        await voting.VoteAsync(ballot, "FR");
        await voting.VoteAsync(ballot, "DE");
        await voting.VoteAsync(ballot, "FR", Choice.Abstain);

        var own = await voting.Delegate("DE").ListReceiptsAsync(new ListReceiptsRequest { BallotReference = ballot });
        Assert.Equal(3, Assert.Single(own.Receipts).Proceeding.Position);
        var auditor = voting.Caller("auditor-1", [Roles.Auditor]);
        var first = await auditor.ListReceiptsAsync(new ListReceiptsRequest
        {
            BallotReference = ballot,
            Page = new PageRequest { Size = 2 },
        });
        var second = await auditor.ListReceiptsAsync(new ListReceiptsRequest
        {
            BallotReference = ballot,
            Page = new PageRequest { Size = 2, Cursor = first.NextCursor },
        });
        Assert.Equal([2, 3, 4], first.Receipts.Concat(second.Receipts).Select(receipt => receipt.Proceeding.Position));
        Assert.Equal("", second.NextCursor);
    }

    [Fact]
    public async Task SameStatementAgain_GivesTheSameReceiptUnderItsKey_AndIsAReplayWithoutIt()
    {
        var ballot = await voting.OpenBallotAsync();
        var request = Request(await ForAsync(ballot), await voting.KeyOfAsync("FR"));
        var first = await voting.Delegate("FR").MakeStatementAsync(request, Key("same-statement"));

        Assert.Equal(first, await voting.Delegate("FR").MakeStatementAsync(request, Key("same-statement")));
        await RefusedAsync(
            StatusCode.FailedPrecondition, "statement-replayed", voting.Delegate("FR").MakeStatementAsync(request));
        Assert.Equal(1, await StatementsInAsync(ballot));
    }

    [Fact]
    public async Task StatementOfAnotherState_IsRefused_WithItsOwnKeyOrNot()
    {
        var ballot = await voting.OpenBallotAsync();
        var french = await voting.KeyOfAsync("FR");
        var german = Request(
            await voting.StatementAsync(ballot, "DE", StatementKind.Vote) with { Choice = Choice.For },
            await voting.KeyOfAsync("DE"));

        await RefusedAsync(
            StatusCode.PermissionDenied, "vote-for-another-state", voting.Delegate("FR").MakeStatementAsync(german));
        await RefusedAsync(
            StatusCode.PermissionDenied,
            "no-member-state",
            voting.Caller("delegate-of-nobody", [Roles.Delegate]).MakeStatementAsync(german));
        await RefusedAsync(
            StatusCode.PermissionDenied,
            "key-of-another-state",
            voting.Make(await voting.StatementAsync(ballot, "DE", StatementKind.Vote) with { Choice = Choice.For }, french));
        await NothingCountedAsync(ballot, "vote-for-another-state", "key-of-another-state");
    }

    [Fact]
    public async Task ForgedSignature_OrAKeyThatNobodyRegistered_IsRefused()
    {
        var ballot = await voting.OpenBallotAsync();
        var statement = await ForAsync(ballot);
        var good = SignedStatement.Sign(await voting.KeyOfAsync("FR"), statement).Jws;
        var forged = Jws.Of(
            good.KeyId, SignedStatement.Type, (statement with { Choice = Choice.Against }).ToCanonical(), [.. good.Signature]);
        using var stranger = SigningKey.Create();

        await RefusedAsync(
            StatusCode.PermissionDenied,
            "bad-signature",
            voting.Delegate("FR").MakeStatementAsync(new() { Statement = forged.Compact }));
        await RefusedAsync(StatusCode.PermissionDenied, "unknown-key", voting.Make(statement, stranger));
        await RefusedAsync(
            StatusCode.PermissionDenied,
            "bad-signature",
            voting.Delegate("FR").MakeStatementAsync(new() { Statement = good.Compact[..^2] }));
        await NothingCountedAsync(ballot, "bad-signature", "unknown-key", "bad-signature");
    }

    [Fact]
    public async Task ExpiredRevokedOrNotYetValidKey_IsRefused_AndWhatItSignedBeforeStands()
    {
        var ballot = await voting.OpenBallotAsync();
        using var key = SigningKey.Create();
        await voting.RegisterAsync("LV", key);
        await voting.Make(await voting.StatementAsync(ballot, "LV", StatementKind.Vote) with { Choice = Choice.For }, key);

        await voting.Administrator.RevokeKeyAsync(new RevokeKeyRequest { KeyId = key.Public.Id });

        await RefusedAsync(
            StatusCode.PermissionDenied,
            "key-not-valid",
            voting.Make(await voting.StatementAsync(ballot, "LV", StatementKind.Vote) with { Choice = Choice.Against }, key));
        Assert.Equal(Choice.For, Assert.Single((await voting.GetAsync(ballot)).Votes).Choice);
    }

    [Fact]
    public async Task StatementForAnotherBallotOrText_OrFromAnotherTime_OrOutOfSequence_IsRefused()
    {
        var ballot = await voting.OpenBallotAsync();
        var statement = await ForAsync(ballot);

        await RefusedAsync(StatusCode.NotFound, "not-found", await voting.MakeAsync(statement with { Ballot = "BAL-1999-0001" }));
        await RefusedAsync(
            StatusCode.FailedPrecondition,
            "statement-for-another-text",
            await voting.MakeAsync(statement with { TextSha256 = new string('a', 64) }));
        await RefusedAsync(
            StatusCode.FailedPrecondition,
            "clock-off",
            await voting.MakeAsync(statement with { Time = statement.Time.AddHours(1) }));
        await RefusedAsync(
            StatusCode.FailedPrecondition,
            "clock-off",
            await voting.MakeAsync(statement with { Time = statement.Time.AddHours(-1) }));
        await RefusedAsync(
            StatusCode.FailedPrecondition, "statement-out-of-sequence", await voting.MakeAsync(statement with { Sequence = 2 }));
        await NothingCountedAsync(ballot, "statement-for-another-text", "clock-off", "clock-off", "statement-out-of-sequence");
    }

    [Fact]
    public async Task DeclarationThatWasNotSigned_OrIsTooLong_OrTurnsTextRound_IsRefused()
    {
        var ballot = await voting.OpenBallotAsync();
        var declared = await ForAsync(ballot) with
        {
            Choice = Choice.ConstructiveAbstain,
            DeclarationSha256 = Statement.HashOf("We accept that it commits the Union."),
        };
        var turned = "turned \u202E round";

        await RefusedAsync(
            StatusCode.InvalidArgument, "declaration-mismatch", await voting.MakeAsync(declared, "We accept nothing."));
        await RefusedAsync(StatusCode.InvalidArgument, "declaration-mismatch", await voting.MakeAsync(declared));
        await RefusedAsync(
            StatusCode.InvalidArgument, "invalid-field", await voting.MakeAsync(declared, new string('x', 20_001)));
        await RefusedAsync(
            StatusCode.InvalidArgument,
            "invalid-field",
            await voting.MakeAsync(declared with { DeclarationSha256 = Statement.HashOf(turned) }, turned));
        await NothingCountedAsync(ballot, "declaration-mismatch", "declaration-mismatch", "invalid-field", "invalid-field");
    }

    [Fact]
    public async Task DeclarationOfTwentyThousandCharacters_IsAccepted()
    {
        var ballot = await voting.OpenBallotAsync();
        var declaration = string.Concat(Enumerable.Repeat("é\n", 9_999)) + "éé";
        var statement = await ForAsync(ballot) with
        {
            Choice = Choice.ConstructiveAbstain,
            DeclarationSha256 = Statement.HashOf(declaration),
        };

        await await voting.MakeAsync(statement, declaration);

        Assert.Equal(declaration, Assert.Single((await voting.GetAsync(ballot)).Votes).Declaration);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    public async Task WhatIsNoStatement_IsRefusedAndJournaled(string statement)
    {
        var before = (await RefusedStatementsAsync()).Count(refused => refused.Statement == statement);

        var refusal = await RefusedAsync(voting.Delegate("FR")
            .MakeStatementAsync(new MakeStatementRequest { Statement = statement }));

        Assert.Equal(StatusCode.InvalidArgument, refusal.Status);
        var recorded = (await RefusedStatementsAsync()).Where(refused => refused.Statement == statement).ToList();
        Assert.Equal(before + 1, recorded.Count);
        Assert.Equal(("FR", refusal.Reason), (recorded[^1].MemberState, recorded[^1].Reason));
    }

    [Fact]
    public async Task StatementInABallotThatMayNotBeSeen_IsNotFound()
    {
        var secret = await voting.OpenBallotAsync(Handling.TlpRed);

        await RefusedAsync(StatusCode.NotFound, "not-found", await voting.MakeAsync(await ForAsync(secret)));
    }

    [Theory]
    [InlineData(Roles.Officer)]
    [InlineData(Roles.Legal)]
    [InlineData(Roles.Auditor)]
    [InlineData(Roles.Administrator)]
    public async Task StatementOfSomebodyWhoIsNoDelegate_IsRefused(string role)
    {
        var request = Request(await ForAsync(await voting.OpenBallotAsync()), await voting.KeyOfAsync("FR"));

        Assert.Equal(
            StatusCode.PermissionDenied,
            (await RefusedAsync(voting.Caller("somebody", [role], "FR").MakeStatementAsync(request))).Status);
        Assert.Equal(StatusCode.Unauthenticated, (await RefusedAsync(voting.Caller("", []).MakeStatementAsync(request))).Status);
    }

    [Fact]
    public async Task ManyStatementsOfOneMemberAtOnce_AreOneAfterTheOther_EachSequenceOnce()
    {
        var ballot = await voting.OpenBallotAsync();
        var statement = await ForAsync(ballot);
        var key = await voting.KeyOfAsync("FR");

        var ends = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            try
            {
                await voting.Make(statement with { Choice = i % 2 == 0 ? Choice.For : Choice.Abstain }, key);
                return "accepted";
            }
            catch (RpcException exception)
            {
                return ServiceDefaults.Errors.StatusDetails.FromRpcException(exception).Reason;
            }
        }));

        Assert.Equal(1, ends.Count(end => end == "accepted"));
        Assert.Equal(19, ends.Count(end => end == "statement-replayed"));
        Assert.Equal(1, await StatementsInAsync(ballot));
    }

    // Those of which nobody knows what ballot they are for.
    private async Task<IEnumerable<StatementRefused>> RefusedStatementsAsync()
        => (await voting.EntriesOfAsync("")).Where(entry => entry.EventType == StatementRefused.Descriptor.FullName)
            .Select(entry => StatementRefused.Parser.ParseFrom(entry.Payload));

    private async Task<Statement> ForAsync(string ballot)
        => await voting.StatementAsync(ballot, "FR", StatementKind.Vote) with { Choice = Choice.For };

    private async Task<Proceeding> OpeningAsync(string ballot)
        => BallotProceeded.Parser.ParseFrom((await voting.EntriesOfAsync(ballot))[0].Payload).Proceeding;

    private async Task<int> StatementsInAsync(string ballot)
    {
        await using var connection = await voting.Service.Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>(
            "SELECT count(*)::int FROM proceeding JOIN ballot b ON b.id = ballot_id WHERE reference = @ballot AND kind = 2",
            new { ballot });
    }

    private async Task NothingCountedAsync(string ballot, params string[] refused)
    {
        Assert.Equal(0, await StatementsInAsync(ballot));
        Assert.Empty((await voting.GetAsync(ballot)).Votes);
        var recorded = (await voting.EntriesOfAsync(ballot)).Where(
            entry => entry.EventType == StatementRefused.Descriptor.FullName);
        Assert.Equal(refused, recorded.Select(entry => StatementRefused.Parser.ParseFrom(entry.Payload).Reason));
    }
}

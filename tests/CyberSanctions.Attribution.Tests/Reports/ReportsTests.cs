using System.Security.Cryptography;
using System.Text;
using CyberSanctions.Attribution.Reports;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Dapper;
using Grpc.Core;
using Npgsql;
using static CyberSanctions.Attribution.Tests.Reports.ReportsService;

namespace CyberSanctions.Attribution.Tests.Reports;

/// <summary>
/// What anybody may send us, and what becomes of it. Whoever gains from abuse: somebody who floods the officers or the disk, who
/// has an officer open something, who reads what others have reported, or who has what they made up end in a dossier as if an
/// officer had found it.
/// </summary>
public sealed class ReportsTests(ReportsService reports) : IClassFixture<ReportsService>
{
    private static readonly byte[] File = [0x7F, .. "ELF"u8, .. RandomNumberGenerator.GetBytes((2 * 1024 * 1024) + 7)];

    [Fact]
    public async Task Report_IsReceivedWithoutAToken_AndReadByAnOfficer_WordForWord()
    {
        var receipt = await SubmitAsync(reports.Anybody, File);
        Assert.Matches("^REP(-[0-9A-HJKMNP-TV-Z]{5}){4}$", receipt.Reference);

        var report = await reports.Reader.GetReportAsync(new() { Reference = receipt.Reference });
        Assert.Equal(
            (Example().Subject, Example().Text, Example().Contact, ReportState.Received, 1L),
            (report.Subject, report.Text, report.Contact, report.State, report.Version));
        Assert.Equal(
            ("key.pem", (long)File.Length, Convert.ToHexStringLower(SHA256.HashData(File)), "application/x-elf"),
            (report.File.Name, report.File.Size, report.File.Sha256, report.File.MediaType));
        Assert.Equal(File, await FetchAsync(reports.Reader, receipt.Reference));
    }

    [Fact]
    public async Task WhoeverSentIt_LearnsWhatBecameOfIt_ByTheNumber_AndNothingElse()
    {
        var receipt = await SubmitAsync(reports.Anybody);
        Assert.Equal(receipt, await reports.Anybody.GetReportAnswerAsync(new() { Reference = receipt.Reference }));
        await reports.Reader.AnswerReportAsync(new() { Reference = receipt.Reference, Answer = "Known since May." });

        var answer = await reports.Anybody.GetReportAnswerAsync(new() { Reference = receipt.Reference });
        Assert.Equal((ReportState.SetAside, "Known since May."), (answer.State, answer.Answer));
        Assert.All(
            ["aurelia.nimbus", Example().Contact, "leaked"],
            secret => Assert.DoesNotContain(secret, answer.ToString(), StringComparison.Ordinal));
        Assert.Equal(
            "not-found",
            await ReasonAsync(reports.Anybody.GetReportAnswerAsync(new() { Reference = ReportRules.NewReference() })));
        var refused = await Assert.ThrowsAsync<RpcException>(
            () => reports.Anybody.GetReportAsync(new() { Reference = receipt.Reference }).ResponseAsync);
        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
    }

    [Fact]
    public async Task TakenUp_ItIsEvidence_WithACustodyThatBeginsThere_AndOneSource()
    {
        var dossier = (await reports.CompleteDossierAsync()).Reference;
        var receipt = await SubmitAsync(reports.Anybody, File);
        var answered = await reports.Reader.AnswerReportAsync(TakingUp(receipt.Reference, dossier));
        Assert.Equal((ReportState.TakenUp, dossier, 2), (answered.State, answered.DossierReference, answered.EvidenceIds.Count));

        var (text, file) =
            (await EvidenceAsync(dossier, answered.EvidenceIds[0]), await EvidenceAsync(dossier, answered.EvidenceIds[1]));
        Assert.Equal((receipt.Reference, text.Id, "aurelia.nimbus"), (file.Source, file.SameOriginAs, file.AddedBy));
        Assert.Equal(("text/plain", "application/x-elf"), (text.Content.MediaType, file.Content.MediaType));
        Assert.Equal(Encoding.UTF8.GetBytes(Example().Text), await ContentAsync(dossier, text.Id));
        Assert.Equal(File, await ContentAsync(dossier, file.Id));
        var store = new EvidenceStore.EvidenceStoreClient(reports.Service.Channel("aurelia.nimbus", [Roles.Officer]));
        var custody = await store.ListCustodyAsync(new() { Reference = dossier, Id = file.Id });
        Assert.Equal(
            (CustodyKind.Received, $"Received with report {receipt.Reference}."),
            (custody.Entries[0].Kind, custody.Entries[0].Reason));
        Assert.Equal(6, (await reports.Officer.GetDossierAsync(new() { Reference = dossier })).Version);
    }

    [Fact]
    public async Task ReportThatWasAnswered_InAnotherTab_IsNotAnsweredAgain_AndItsFileIsGone()
    {
        var dossier = (await reports.CompleteDossierAsync()).Reference;
        var receipt = await SubmitAsync(reports.Anybody, File);
        Assert.Equal(
            "stale-version",
            await ReasonAsync(reports.Reader.AnswerReportAsync(
                new(TakingUp(receipt.Reference, dossier)) { ExpectedVersion = 2 })));
        await reports.Reader.AnswerReportAsync(new(TakingUp(receipt.Reference, dossier)) { ExpectedVersion = 1 });

        Assert.Equal(
            "report-answered", await ReasonAsync(reports.Reader.AnswerReportAsync(TakingUp(receipt.Reference, dossier))));
        Assert.Equal("report-answered", await ReasonAsync(FetchAsync(reports.Reader, receipt.Reference)));
        Assert.Equal(6, (await reports.Officer.GetDossierAsync(new() { Reference = dossier })).Version);
    }

    [Fact]
    public async Task DossierThatTakesNothing_LeavesTheReportAsItWas()
    {
        var receipt = await SubmitAsync(reports.Anybody, File);
        var concluded = (await reports.ConcludedDossierAsync()).Reference;
        var exercise = (await reports.CompleteDossierAsync(exercise: true)).Reference;
        var open = (await reports.CompleteDossierAsync()).Reference;
        var above = TakingUp(receipt.Reference, open);
        above.TakingUp.Handling = Contracts.Common.V1.Handling.TlpRed;

        Assert.Equal(
            "dossier-concluded", await ReasonAsync(reports.Reader.AnswerReportAsync(TakingUp(receipt.Reference, concluded))));
        Assert.Equal(
            "not-for-an-exercise", await ReasonAsync(reports.Reader.AnswerReportAsync(TakingUp(receipt.Reference, exercise))));
        Assert.Equal(
            "not-found", await ReasonAsync(reports.Reader.AnswerReportAsync(TakingUp(receipt.Reference, "ATT-1999-0001"))));
        Assert.Equal("handling-above-dossier", await ReasonAsync(reports.Reader.AnswerReportAsync(above)));
        Assert.Equal(ReportState.Received, (await reports.Reader.GetReportAsync(new() { Reference = receipt.Reference })).State);
        Assert.Equal(4, (await reports.Officer.GetDossierAsync(new() { Reference = open })).Version);
        Assert.Equal(File, await FetchAsync(reports.Reader, receipt.Reference));
    }

    [Fact]
    public async Task Journal_SaysThatItCame_WhoFetchedItAndWhy_ButNeitherWhatItSaysNorWhoSentIt()
    {
        var receipt = await SubmitAsync(reports.Anybody, File);
        await FetchAsync(reports.Reader, receipt.Reference);
        var entries = await reports.JournalOfAsync(receipt.Reference);

        Assert.Equal(["service:public", "aurelia.nimbus"], entries.Select(entry => entry.Actor));
        Assert.Equal(
            "To have it looked at.", ReportFileFetched.Parser.ParseFrom(entries[1].Payload).Reason);
        Assert.All(entries, entry => Assert.DoesNotContain(
            "cumulus.example", Encoding.UTF8.GetString(entry.Payload.Span), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(8, 7)]
    [InlineData(8, 9)]
    [InlineData(0, 1)]
    public async Task FileOfAnotherLengthThanWasSaid_IsRefused_AndNothingIsKept(int said, int sent)
    {
        var before = await CountAsync();
        var report = new NewReport(Example()) { FileName = said > 0 ? "a.bin" : "", FileSize = said };
        Assert.Equal("invalid-field", await ReasonAsync(SendAsync(reports.Anybody, report, [new byte[sent]])));
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task FileAboveTheGreatest_AndNoReportAtAll_AreRefused()
    {
        var large = new NewReport(Example()) { FileName = "a.bin", FileSize = ReportRules.LargestFile + 1 };
        Assert.Equal("report-too-large", await ReasonAsync(SendAsync(reports.Anybody, large, [])));
        Assert.Equal("invalid-field", await ReasonAsync(SendAsync(reports.Anybody, report: null, [[1, 2, 3]])));
        Assert.Equal("invalid-field", await ReasonAsync(SendAsync(reports.Anybody, report: null, [])));
        var most = await SubmitAsync(reports.Anybody, RandomNumberGenerator.GetBytes(ReportRules.LargestFile));
        Assert.Equal(ReportState.Received, most.State);
    }

    [Fact]
    public async Task KeyOfSomebodyOutside_IsOneThatNobodyGuesses_AndStandsForOneReport()
    {
        Assert.Equal("invalid-field", await ReasonAsync(SubmitAsync(reports.Anybody, key: "1")));
        var key = Guid.NewGuid().ToString();
        var first = await SubmitAsync(reports.Anybody, key: key);
        Assert.Equal(first, await SubmitAsync(reports.Anybody, key: key));
        Assert.Equal(
            "idempotency-key-reused",
            await ReasonAsync(SubmitAsync(reports.Anybody, report: new(Example()) { Subject = "Another" }, key: key)));
    }

    [Fact]
    public async Task Flood_StopsWhereItIsFull_UntilSomethingIsAnswered()
    {
        await using var service = await TestService.StartAsync<Program>(
            "attribution", redis: null, ("Reports:MostWaiting", "2"), ("Reports:MostWaitingBytes", "100"));
        var anybody = new Contracts.Attribution.V1.Reports.ReportsClient(service.Channel("", []));
        var officer = new Contracts.Attribution.V1.Reports.ReportsClient(service.Channel("aurelia.nimbus", [Roles.Officer]));
        var first = await SubmitAsync(anybody, new byte[60]);
        Assert.Equal("too-many-reports", await ReasonAsync(SubmitAsync(anybody, new byte[60])));
        await SubmitAsync(anybody);
        Assert.Equal("too-many-reports", await ReasonAsync(SubmitAsync(anybody)));

        await officer.AnswerReportAsync(new() { Reference = first.Reference, Answer = "No." });
        await SubmitAsync(anybody, new byte[60]);
    }

    [Fact]
    public async Task ThoseWhoSendSlowly_TakeNoMorePlacesThanThereAre()
    {
        await using var service = await TestService.StartAsync<Program>("attribution", redis: null, ("Reports:MostAtOnce", "1"));
        var anybody = new Contracts.Attribution.V1.Reports.ReportsClient(service.Channel("", []));
        using var slow = anybody.SubmitReport();
        await slow.RequestStream.WriteAsync(new SubmitReportRequest { Report = Example() });

        // Until the slow one has its place.
        string reason;
        do
        {
            reason = await SubmitAsync(anybody).ContinueWith(
                sent => sent.IsFaulted ? ServiceDefaults.Errors.StatusDetails.FromRpcException(
                    (RpcException)sent.Exception!.InnerException!).Reason : "", TaskScheduler.Default);
        }
        while (reason.Length == 0);
        Assert.Equal("too-many-reports", reason);
        await slow.RequestStream.CompleteAsync();
        Assert.Equal(ReportState.Received, (await slow).State);
        await SubmitAsync(anybody);
    }

    [Fact]
    public async Task List_IsOldestFirst_OfOneStateOrAll_WithoutTexts()
    {
        var (one, two) = (await SubmitAsync(reports.Anybody), await SubmitAsync(reports.Anybody));
        await reports.Reader.AnswerReportAsync(new() { Reference = one.Reference, Answer = "No." });
        var waiting = await AllAsync(ReportState.Received);
        Assert.DoesNotContain(one.Reference, waiting.Select(report => report.Reference));
        Assert.Equal(two.Reference, waiting[^1].Reference);
        Assert.All(waiting, report => Assert.Equal("", report.Text));
        Assert.Equal(
            [one.Reference, two.Reference],
            (await AllAsync(ReportState.Unspecified)).TakeLast(2).Select(report => report.Reference));
    }

    [Theory]
    [InlineData("UPDATE report SET text = 'x' WHERE reference = @reference", "42501")]
    [InlineData("DELETE FROM report WHERE reference = @reference", "42501")]
    [InlineData("DELETE FROM report_file WHERE report = @reference", PostgresErrorCodes.ObjectNotInPrerequisiteState)]
    [InlineData("UPDATE report_file SET bytes = 'x' WHERE report = @reference", "42501")]
    [InlineData("UPDATE report SET state = 3 WHERE reference = @reference", PostgresErrorCodes.CheckViolation)]
    [InlineData(
        "UPDATE report SET state = 2, answer = 'x', answered_by = 'x', answered_at = now(), dossier_reference = 'ATT-1999-0001'"
        + " WHERE reference = @reference",
        PostgresErrorCodes.ObjectNotInPrerequisiteState)]
    public async Task WhatMustNotHappen_DoesNot(string sql, string refusal)
    {
        var receipt = await SubmitAsync(reports.Anybody, [1, 2, 3]);
        await using var connection = await reports.Service.Database.OpenConnectionAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(
            () => connection.ExecuteAsync(sql, new { reference = receipt.Reference }));
        Assert.Equal(refusal, refused.SqlState);
    }

    private async Task<List<Report>> AllAsync(ReportState state)
    {
        var all = new List<Report>();
        var request = new ListReportsRequest { State = state, Page = new() { Size = 3 } };
        do
        {
            var page = await reports.Reader.ListReportsAsync(request);
            all.AddRange(page.Reports);
            request.Page.Cursor = page.NextCursor;
        }
        while (request.Page.Cursor.Length > 0);
        return all;
    }

    private async Task<long> CountAsync()
    {
        await using var connection = await reports.Service.Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM report");
    }

    private async Task<Evidence> EvidenceAsync(string dossier, string id)
        => await reports.Officer.GetEvidenceAsync(new() { Reference = dossier, Id = id });

    private async Task<byte[]> ContentAsync(string dossier, string id)
    {
        var store = new EvidenceStore.EvidenceStoreClient(reports.Service.Channel("aurelia.nimbus", [Roles.Officer]));
        using var call = store.DownloadContent(
            new() { Reference = dossier, Id = id, Purpose = DownloadPurpose.Viewing, Reason = "To read it." });
        using var content = new MemoryStream();
        await foreach (var part in call.ResponseStream.ReadAllAsync())
        {
            part.Bytes.WriteTo(content);
        }

        return content.ToArray();
    }
}

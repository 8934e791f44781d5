using System.Security.Cryptography;
using System.Text;
using CyberSanctions.Attribution.EvidenceFiles;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Paging;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CyberSanctions.Attribution.Reports;

/// <summary>The service <c>Reports</c> of <c>attribution/v1/report.proto</c>.</summary>
internal sealed partial class ReportsGrpcService(
    Commands commands, NpgsqlDataSource database, Arrivals arrivals, IOptions<ReportSettings> settings)
    : Contracts.Attribution.V1.Reports.ReportsBase
{
    // Small enough for the heap of small things, here and where it is received.
    private const int Sent = 64 * 1024;

    /// <summary>
    /// Takes a report in. RESOURCE_EXHAUSTED: <c>report-too-large</c>, <c>too-many-reports</c>; INVALID_ARGUMENT:
    /// <c>invalid-field</c>, also when fewer or more bytes come than were said; DEADLINE_EXCEEDED.
    /// </summary>
    public override async Task<ReportAnswer> SubmitReport(
        IAsyncStreamReader<SubmitReportRequest> requestStream, ServerCallContext context)
    {
        var (report, file) = await arrivals.ReceiveAsync(requestStream, context.CancellationToken);
        var received = new Report
        {
            Reference = ReportRules.NewReference(),
            Subject = report.Subject,
            Text = report.Text,
            Contact = report.Contact,
            File = file.Length == 0
                ? null
                : new()
                {
                    Name = report.FileName,
                    Size = file.Length,
                    Sha256 = Convert.ToHexStringLower(SHA256.HashData(file)),
                    MediaType = MediaTypes.Of(file.AsSpan(0, Math.Min(file.Length, 4096))),
                },
        };

        // The key stands for what was sent, and not for the number that it was given.
        var sent = new Report(received) { Reference = "" };
        return await commands.RunAsync(sent, context, async change =>
        {
            var (waiting, bytes) = await ReportTable.WaitingAsync(change);
            ReportRules.RequireRoom(settings.Value, waiting, bytes, file.Length);
            await ReportTable.InsertAsync(change, received, file);
            var happened = new ReportReceived
            {
                Reference = received.Reference,
                TextSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(received.Text))),
                FileSha256 = received.File?.Sha256 ?? "",
            };
            await change.AppendAsync(happened, received.Reference);
            var stored = await ReportTable.LockAsync(change, received.Reference);
            return ToAnswer(stored!);
        });
    }

    /// <summary>What became of a report. NOT_FOUND.</summary>
    public override async Task<ReportAnswer> GetReportAnswer(GetReportAnswerRequest request, ServerCallContext context)
        => ToAnswer(await RequireAsync(request.Reference, context));

    /// <summary>Reports, oldest first. INVALID_ARGUMENT: a foreign cursor, a size above 200.</summary>
    public override async Task<ListReportsReply> ListReports(ListReportsRequest request, ServerCallContext context)
    {
        new ServiceDefaults.Validation.Checks().OptionalChoice("state", request.State).Throw();
        var page = Page.Of($"reports {request.State}", request.Page);
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var rows = await ReportTable.ListAsync(connection, request.State, page);
        var (reports, nextCursor) = await page.CutAsync(rows.ToAsyncEnumerable(), context.CancellationToken);
        return new ListReportsReply { Reports = { reports }, NextCursor = nextCursor };
    }

    /// <summary>One report. NOT_FOUND.</summary>
    public override Task<Report> GetReport(GetReportRequest request, ServerCallContext context)
        => RequireAsync(request.Reference, context);

    /// <summary>
    /// The file of a report. NOT_FOUND: no such report, <c>report-without-file</c>; FAILED_PRECONDITION: <c>report-answered</c>.
    /// </summary>
    public override async Task FetchReportFile(
        FetchReportFileRequest request, IServerStreamWriter<ReportFileBytes> responseStream, ServerCallContext context)
    {
        ReportRules.Check(request);
        byte[] bytes = [];
        var file = await commands.RunAsync(request, context, async change =>
        {
            var report = Require(request.Reference, await ReportTable.LockAsync(change, request.Reference));
            ReportRules.RequireWaiting(report, expectedVersion: 0);
            bytes = await ReportTable.FileAsync(change, request.Reference)
                ?? throw ReportRefusals.ReportWithoutFile.Because($"{request.Reference} has no file.");
            await change.AppendAsync(
                new ReportFileFetched
                {
                    Reference = request.Reference,
                    FileSha256 = report.File.Sha256,
                    Reason = request.Reason,
                },
                request.Reference);
            return report.File;
        });
        await responseStream.WriteAsync(new ReportFileBytes { File = file });
        for (var at = 0; at < bytes.Length; at += Sent)
        {
            var part = UnsafeByteOperations.UnsafeWrap(bytes.AsMemory(at, Math.Min(Sent, bytes.Length - at)));
            await responseStream.WriteAsync(new ReportFileBytes { Bytes = part });
        }
    }

    private static ReportAnswer ToAnswer(Report report) => new()
    {
        Reference = report.Reference,
        State = report.State,
        ReceivedAt = report.ReceivedAt,
        Answer = report.Answer,
        AnsweredAt = report.AnsweredAt,
    };

    private static Report Require(string reference, Report? report)
        => report ?? throw Refusal.NotFound("report", reference);

    private async Task<Report> RequireAsync(string reference, ServerCallContext context)
    {
        ReportRules.Naming(reference).Throw();
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        return Require(reference, await ReportTable.FindAsync(connection, reference));
    }
}

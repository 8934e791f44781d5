using System.Security.Cryptography;
using System.Text;
using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Attribution.EvidenceFiles;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;

namespace CyberSanctions.Attribution.Reports;

/// <content>What becomes of reports.</content>
internal sealed partial class ReportsGrpcService
{
    private const int LongestTitle = 500;

    /// <summary>
    /// Takes a report up, or sets it aside. NOT_FOUND; FAILED_PRECONDITION: <c>report-answered</c>, <c>not-for-an-exercise</c>,
    /// <c>dossier-concluded</c>, <c>dossier-withdrawn</c>, <c>handling-above-dossier</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<Report> AnswerReport(AnswerReportRequest request, ServerCallContext context)
    {
        ReportRules.Check(request);
        return commands.RunAsync(request, context, async change =>
        {
            var report = Require(request.Reference, await ReportTable.LockAsync(change, request.Reference));
            ReportRules.RequireWaiting(report, request.ExpectedVersion);
            var evidence = request.TakingUp is { } up
                ? await TakeUpAsync(change, Principal.Of(context), report, up)
                : [];
            var answered = await ReportTable.AnswerAsync(
                change, request.Reference, request.Answer, request.TakingUp?.DossierReference, evidence);
            await change.AppendAsync(
                new ReportAnswered
                {
                    Reference = answered.Reference,
                    State = answered.State,
                    Answer = answered.Answer,
                    DossierReference = answered.DossierReference,
                    EvidenceIds = { answered.EvidenceIds },
                },
                answered.Reference);
            return answered;
        });
    }

    // The text is evidence, word for word; the file goes back to the same source.
    private static async Task<IReadOnlyList<Guid>> TakeUpAsync(Change change, Principal officer, Report report, TakingUp up)
    {
        var found = await DossierTable.LockAsync(change, up.DossierReference);
        var dossier = DossierRules.RequireExisting(officer, up.DossierReference, found);
        DossierRules.RequireOpen(dossier, expectedVersion: 0);
        ReportRules.RequireReal(dossier);
        var text = await DepositAsync(
            change, dossier, report, up, $"Report {report.Reference}: {report.Subject}", Encoding.UTF8.GetBytes(report.Text));
        if (report.File is null)
        {
            return [text];
        }

        var bytes = await ReportTable.FileAsync(change, report.Reference);
        var file = await DepositAsync(
            change,
            dossier,
            report,
            up,
            $"File of report {report.Reference}: {report.File.Name}",
            bytes!,
            sameOriginAs: $"{text}");
        return [text, file];
    }

    private static async Task<Guid> DepositAsync(
        Change change, Dossier dossier, Report report, TakingUp up, string title, byte[] bytes, string sameOriginAs = "")
    {
        dossier.Version = await DossierTable.IncreaseVersionAsync(change, dossier.Reference);
        var evidence = await Opening.AddEvidenceAsync(change, dossier, new Evidence
        {
            Title = title.Length <= LongestTitle ? title : title[..LongestTitle],
            Source = report.Reference,
            Reliability = up.Reliability,
            Credibility = up.Credibility,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Handling = up.Handling,
            SameOriginAs = sameOriginAs,
        });
        await Deposit.StoreAsync(change, dossier, evidence, bytes, $"Received with report {report.Reference}.");
        return Guid.Parse(evidence.Id);
    }
}

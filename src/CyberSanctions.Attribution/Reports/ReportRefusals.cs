using CyberSanctions.Contracts.Refusals;
using Grpc.Core;

namespace CyberSanctions.Attribution.Reports;

/// <summary>What a report, or an answer to one, is refused for.</summary>
internal static class ReportRefusals
{
    public static readonly RefusalKind ReportTooLarge = new(
        "report-too-large",
        RefusalStatus.Of(StatusCode.ResourceExhausted, 413),
        "The file is too large.",
        "A report has one file of at most 10 MiB. Say in its text where more can be had.");

    public static readonly RefusalKind TooManyReports = new(
        "too-many-reports",
        RefusalStatus.Of(StatusCode.ResourceExhausted, 429),
        "Too many reports are waiting.",
        "No more reports come in until some are answered, or have arrived. Try again later. Nothing of it was kept.");

    public static readonly RefusalKind ReportAnswered = new(
        "report-answered",
        RefusalStatus.Precondition,
        "The report was answered already.",
        "A report is taken up or set aside once. Its file is quarantined no longer then.");

    public static readonly RefusalKind ReportWithoutFile = new(
        "report-without-file",
        RefusalStatus.NotFound,
        "The report has no file.",
        "Whoever sent it has said everything in its text.");

    public static readonly RefusalKind NotForAnExercise = new(
        "not-for-an-exercise",
        RefusalStatus.Precondition,
        "The dossier is of an exercise.",
        "What somebody outside reports is real, and is taken up into a dossier that is.");
}

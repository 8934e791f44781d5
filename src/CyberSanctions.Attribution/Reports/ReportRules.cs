using System.Security.Cryptography;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Reports;

/// <summary>What a report says, how it is numbered, and what becomes of it.</summary>
internal static class ReportRules
{
    /// <summary>Bytes of a file.</summary>
    public const int LargestFile = 10 * 1024 * 1024;

    private const int LongestReason = 2_000;

    // Crockford's base 32: no letter that could be a digit, and none that makes words.
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Groups = 4;
    private const int InAGroup = 5;

    /// <summary>A number that nobody guesses: 100 bits by chance.</summary>
    public static string NewReference()
        => "REP-" + string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Digits, InAGroup)));

    /// <summary>Refuses a report that does not say what it must.</summary>
    public static void Check(NewReport? report)
    {
        if (report is null)
        {
            throw Refusal.Invalid("report", "Is required in the first message.");
        }

        if (report.FileSize > LargestFile)
        {
            throw ReportRefusals.ReportTooLarge.Because($"The file has {report.FileSize} bytes; {LargestFile} are the most.");
        }

        var hasFile = report.FileSize > 0;
        new Checks()
            .Line("report.subject", report.Subject, 300)
            .Paragraphs("report.text", report.Text, 20_000)
            .Line("report.contact", report.Contact, 300, required: false)
            .Line("report.file_name", report.FileName, 200, required: hasFile)
            .That(report.FileSize >= 0, "report.file_size", "Must not be negative.")
            .That(hasFile || report.FileName.Length == 0, "report.file_name", "Must be absent without a file that has bytes.")
            .Throw();
    }

    /// <summary>Refuses an answer that does not say what it must.</summary>
    public static void Check(AnswerReportRequest request)
    {
        var checks = Naming(request.Reference)
            .Version("expected_version", request.ExpectedVersion)
            .Paragraphs("answer", request.Answer, 4_000);
        if (request.TakingUp is { } up)
        {
            checks = checks
                .Reference("taking_up.dossier_reference", up.DossierReference)
                .Choice("taking_up.reliability", up.Reliability)
                .That(
                    up.Credibility is >= 1 and <= 6,
                    "taking_up.credibility",
                    "Must be 1 (confirmed) to 6 (cannot be judged).")
                .Choice("taking_up.handling", up.Handling);
        }

        checks.Throw();
    }

    /// <summary>Refuses to fetch a file without a reason.</summary>
    public static void Check(FetchReportFileRequest request)
        => Naming(request.Reference).Paragraphs("reason", request.Reason, LongestReason).Throw();

    /// <summary>Begins the checks of what is about a report.</summary>
    public static Checks Naming(string reference) => new Checks().Reference("reference", reference);

    /// <summary>Refuses one more report when too much waits.</summary>
    public static void RequireRoom(ReportSettings settings, long waiting, long bytes, long size)
    {
        if (waiting >= settings.MostWaiting || bytes + size > settings.MostWaitingBytes)
        {
            throw ReportRefusals.TooManyReports.Because("As much as can be kept waits for an answer.");
        }
    }

    /// <summary>Refuses to answer what was answered, or is at another version than its reader saw (0: whatever it is).</summary>
    public static void RequireWaiting(Report report, long expectedVersion)
    {
        if (report.State != ReportState.Received)
        {
            throw ReportRefusals.ReportAnswered.Because($"{report.Reference} was answered by {report.AnsweredBy}.");
        }

        if (expectedVersion != 0 && expectedVersion != report.Version)
        {
            throw Refusal.Stale($"Report {report.Reference}", expectedVersion, report.Version);
        }
    }

    /// <summary>Refuses to take a report up into an exercise.</summary>
    public static void RequireReal(Dossier dossier)
    {
        if (dossier.Exercise)
        {
            throw ReportRefusals.NotForAnExercise.Because(
                "taking_up.dossier_reference", $"{dossier.Reference} is of an exercise.");
        }
    }
}

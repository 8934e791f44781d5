using System.Text.RegularExpressions;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.Stages;

/// <summary>What can be judged of what is to be recorded without knowing the act.</summary>
internal static partial class StageForm
{
    public const int LongestReason = 1_000;
    public const int LongestReservation = 4_000;
    public const int LongestOpinion = 10_000;
    public const int MostDocuments = 20;

    /// <summary>Begins the checks of a request about the stages of an act.</summary>
    public static Checks Changing(string act, long expectedVersion)
        => new Checks().Reference("reference", act).Version("expected_version", expectedVersion);

    /// <summary>What a body did.</summary>
    /// <param name="checks">To add to.</param>
    /// <param name="meeting">What it did; may be missing only where <paramref name="required"/> is false.</param>
    /// <param name="today">In Brussels.</param>
    /// <param name="required">Whether there has to be one.</param>
    public static Checks CheckMeeting(Checks checks, StageMeeting? meeting, DateOnly today, bool required)
    {
        if (meeting is null)
        {
            return checks.That(!required, "meeting", "Is required.");
        }

        checks
            .Choice("meeting.body", meeting.Body)
            .LivedDate("meeting.held_on", meeting.HeldOn, today, required: true)
            .That(
                IsOutcome(meeting.Outcome),
                "meeting.outcome",
                "Must be one of the listed values; that it was not held is said by a correction without a meeting.")
            .Sha256("meeting.text_sha256", meeting.TextSha256)
            .Paragraphs("meeting.remarks", meeting.Remarks, 2_000, required: false)
            .Paragraphs(
                "meeting.political_guidance", meeting.PoliticalGuidance, 2_000, required: meeting.Body == StageBody.Psc)
            .That(
                meeting.PoliticalGuidance.Length == 0 || meeting.Body == StageBody.Psc || !IsBody(meeting.Body),
                "meeting.political_guidance",
                "Is asked of the Political and Security Committee only.")
            .That(
                meeting.Documents.Count <= MostDocuments, "meeting.documents", $"Must be at most {MostDocuments}.");
        CheckTo(checks, meeting);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, document) in meeting.Documents.Take(MostDocuments).Index())
        {
            CheckDocument(checks, $"meeting.documents[{i}]", document)
                .Once($"meeting.documents[{i}].number", seen.Add(document.Number));
        }

        return checks;
    }

    /// <summary>A document of the Council, under the number that its register gives.</summary>
    public static Checks CheckDocument(Checks checks, string field, CouncilDocument document)
        => checks
            .That(
                Number.IsMatch(document.Number),
                $"{field}.number",
                "Must be like WK 1234/2026 INIT, ST 10289/23 or ST 10289/1/23 REV 1.")
            .Line($"{field}.title", document.Title, 300)
            .Sha256($"{field}.sha256", document.Sha256, required: false);

    /// <summary>The id of a reservation, if it can be one.</summary>
    public static Guid? IdOf(string id) => Guid.TryParseExact(id, "D", out var guid) && guid.ToString() == id ? guid : null;

    private static void CheckTo(Checks checks, StageMeeting meeting)
    {
        var goes = meeting.Outcome is StageOutcome.SentBack or StageOutcome.Referred;
        checks.That(
            goes || meeting.To == StageBody.Unspecified || !IsOutcome(meeting.Outcome),
            "meeting.to",
            "Only what is sent back or referred goes to another body.");
        if (!goes)
        {
            return;
        }

        checks.Choice("meeting.to", meeting.To);
        if (IsBody(meeting.To) && IsBody(meeting.Body))
        {
            checks
                .That(
                    meeting.Outcome != StageOutcome.SentBack || meeting.To < meeting.Body,
                    "meeting.to",
                    "It is sent back to a body that comes before.")
                .That(
                    meeting.Outcome != StageOutcome.Referred || meeting.To > meeting.Body,
                    "meeting.to",
                    "It is referred to a body that comes after.");
        }
    }

    private static bool IsBody(StageBody body) => body != StageBody.Unspecified && Enum.IsDefined(body);

    private static bool IsOutcome(StageOutcome outcome)
        => outcome is not (StageOutcome.Unspecified or StageOutcome.NotHeld) && Enum.IsDefined(outcome);

    // As the Council's register writes it: a type, a number, perhaps that of a part, a year, and what kind of version it is.
    [GeneratedRegex(
        @"\A[A-Z]{2} [1-9][0-9]{0,5}(/[1-9][0-9]?)?/([0-9]{2}|20[0-9]{2})( (INIT|(REV|ADD|COR|DCL|EXT) [1-9][0-9]?))*\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Number { get; }
}

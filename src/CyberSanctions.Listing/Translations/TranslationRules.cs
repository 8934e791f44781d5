using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.Listing.Reasons;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.Translations;

/// <summary>What may be done with a translation, and what one must be like.</summary>
internal static class TranslationRules
{
    private const int MostLanguages = 50;
    private const int LongestParagraph = 6_000;
    private const int LongestText = 30_000;
    private const int LongestRemark = 4_000;
    private const int YearsAhead = 10;

    /// <summary>The form of a request for translations.</summary>
    public static void Check(RequestTranslationsRequest request)
    {
        var checks = Naming(request.Reference)
            .Version("expected_version", request.ExpectedVersion)
            .FullDate("due_on", request.DueOn, required: false)
            .That(request.Languages.Count <= MostLanguages, "languages", $"Must not be more than {MostLanguages}.");
        foreach (var (i, language) in request.Languages.Take(MostLanguages).Index())
        {
            checks
                .Language($"languages[{i}]", language, required: true)
                .Once($"languages[{i}]", !request.Languages.Take(i).Contains(language));
        }

        checks.Throw();
    }

    /// <summary>The form of what is said to start one.</summary>
    public static void Check(StartTranslationRequest request)
        => Naming(request.Reference, request.Language)
            .Version("expected_version", request.ExpectedVersion)
            .Sha256("original_sha256", request.OriginalSha256)
            .Sha256("start_from", request.StartFrom, required: false)
            .Throw();

    /// <summary>The form of a text.</summary>
    public static void Check(WriteTranslationRequest request)
    {
        var checks = Naming(request.Reference, request.Language)
            .Version("expected_version", request.ExpectedVersion)
            .Sha256("original_sha256", request.OriginalSha256)
            .That(
                request.Paragraphs.Count is > 0 and <= ReasonsRules.MostParagraphs,
                "paragraphs",
                $"Must be 1 to {ReasonsRules.MostParagraphs}.")
            .That(
                string.Concat(request.Paragraphs).EnumerateRunes().Count() <= LongestText,
                "paragraphs",
                $"Must not have more than {LongestText} characters together.");
        foreach (var (i, paragraph) in request.Paragraphs.Take(ReasonsRules.MostParagraphs).Index())
        {
            checks.Line($"paragraphs[{i}]", paragraph, LongestParagraph);
        }

        checks.Throw();
    }

    /// <summary>The form of a review.</summary>
    public static void Check(ReviewTranslationRequest request)
        => Naming(request.Reference, request.Language)
            .Version("expected_version", request.ExpectedVersion)
            .Sha256("original_sha256", request.OriginalSha256)
            .Sha256("text_sha256", request.TextSha256)
            .Paragraphs("remark", request.Remark, LongestRemark, required: !request.Accepted)
            .That(
                !request.Accepted || request.Remark.Length == 0,
                "remark",
                "Is for what is sent back: what is right needs none.")
            .Throw();

    /// <summary>A proposal, and perhaps a language.</summary>
    public static Checks Naming(string reference, string? language = null)
    {
        var checks = ProposalRules.Naming("reference", reference);
        return language is null ? checks : checks.Language("language", language, required: true);
    }

    /// <summary>The languages into which a statement is to be translated.</summary>
    /// <param name="official">The official ones.</param>
    public static IReadOnlyList<string> Wanted(IReadOnlyList<string> official)
        => official.Count == 0
            ? throw TranslationRefusals.NoLanguages.Because("The reference data name none for today.")
            : [.. official.Where(language => language != Original.WorkingLanguage)];

    /// <summary>Refuses a language into which nothing is translated.</summary>
    public static void RequireWanted(string field, string language, IReadOnlyList<string> wanted)
        => new Checks()
            .That(language != Original.WorkingLanguage, field, "Is the language of the original.")
            .That(
                language == Original.WorkingLanguage || wanted.Contains(language),
                field,
                $"Must be an official language: {string.Join(", ", wanted)}.")
            .Throw();

    /// <summary>Refuses to translate for a proposal that was given up, or that gives no reasons.</summary>
    public static Original RequireOriginal(Proposal proposal, Original? original)
        => proposal.State == ProposalState.Withdrawn
            ? throw ProposalRefusals.Withdrawn.Because($"{proposal.Reference} was given up: {proposal.Remark}")
            : original
                ?? throw TranslationRefusals.NoStatement.Because($"{proposal.Reference} gives no reasons that could be translated.");

    /// <summary>Refuses what renders, or was compared with, another original than the present one.</summary>
    public static void RequireOriginal(string reference, Original original, string sha256)
    {
        if (original.Sha256 != sha256)
        {
            throw TranslationRefusals.OriginalChanged.Because(
                "original_sha256", $"The statement of {reference} reads {original.Sha256} now.");
        }
    }

    /// <summary>Refuses a change of another version than the newest.</summary>
    public static void RequireVersion(string reference, string language, long expected, long newest)
    {
        if (expected != 0 && expected != newest)
        {
            throw Refusal.Stale($"{reference} ({language})", expected, newest);
        }
    }

    /// <summary>A day that has not passed.</summary>
    public static void RequireDay(Contracts.Common.V1.Date? due, DateOnly today)
        => new Checks()
            .That(due is null || due.ToDay() >= today, "due_on", "Must not be before today.")
            .That(due is null || due.ToDay() <= today.AddYears(YearsAhead), "due_on", $"Must be within {YearsAhead} years.")
            .Throw();

    /// <summary>Refuses to ask for, or to take up, what is translated.</summary>
    public static void RequireUntranslated(string field, Translation? translation)
    {
        if (translation?.State is TranslationState.Translated or TranslationState.Reviewed)
        {
            throw TranslationRefusals.TranslatedAlready.Because(
                field, $"{translation.Language} is {translation.State.ToString().ToLowerInvariant()}.");
        }
    }

    /// <summary>Refuses a text that cannot be a translation of an original into a language.</summary>
    public static void RequireText(Original original, string language, IReadOnlyList<string> paragraphs)
        => new Checks()
            .That(
                paragraphs.Count == original.Paragraphs.Count,
                "paragraphs",
                $"Must be {original.Paragraphs.Count}, as many as the original has.")
            .That(!Same(paragraphs, original.Paragraphs), "paragraphs", "Is the original, and no translation of it.")
            .That(
                WrittenLanguages.Problem(language, string.Concat(paragraphs)) is null,
                "paragraphs",
                WrittenLanguages.Problem(language, string.Concat(paragraphs)) ?? "")
            .Throw();

    /// <summary>Refuses a text that is there already.</summary>
    public static void RequireAnother(Translation? before, string textSha256)
    {
        if (before?.State is TranslationState.Translated or TranslationState.Reviewed && before.TextSha256 == textSha256)
        {
            throw ProposalRefusals.NothingEdited.Because($"The translation into {before.Language} says that already.");
        }
    }

    /// <summary>Refuses a review of what is not there to be reviewed, or by whoever has written any of it.</summary>
    public static Translation RequireReviewable(Translation? translation, ReviewTranslationRequest review, string by)
    {
        if (translation is null
            || translation.State < TranslationState.Translated
            || (review.Accepted && translation.State == TranslationState.Reviewed))
        {
            throw TranslationRefusals.NotTranslated.Because(
                $"The translation into {review.Language} is {translation?.State.ToString().ToLowerInvariant() ?? "not there"}.");
        }

        if (translation.TextSha256 != review.TextSha256)
        {
            throw TranslationRefusals.NotTranslated.Because(
                "text_sha256", $"The translation reads {translation.TextSha256} now.");
        }

        return translation.WrittenBy.Any(writer => SamePerson.Are(writer, by))
            ? throw TranslationRefusals.OwnTranslation.Because(
                $"You have written some of the translation into {review.Language}.")
            : translation;
    }

    /// <summary>Who has written any of it, with somebody more; who has is one person, however the name is written.</summary>
    public static IEnumerable<string> WritersOf(IEnumerable<string> writers, string by)
        => writers.Any(writer => SamePerson.Are(writer, by)) ? writers : writers.Append(by);

    // By letters and figures alone: that somebody has written it in capitals, or spaced it otherwise, translates nothing.
    private static bool Same(IEnumerable<string> one, IEnumerable<string> other)
        => string.Equals(Letters(one), Letters(other), StringComparison.OrdinalIgnoreCase);

    private static string Letters(IEnumerable<string> paragraphs)
        => string.Concat(paragraphs.SelectMany(paragraph => paragraph.Where(char.IsLetterOrDigit)));
}

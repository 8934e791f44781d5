using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Translations;

/// <summary>How far the translations of a proposal's statement of reasons are.</summary>
public sealed record ProposalTranslations
{
    /// <summary>The proposal's.</summary>
    public required string ProposalReference { get; init; }

    /// <summary>
    /// SHA-256 of the statement as it reads now: the UTF-8 bytes of its paragraphs, two line feeds between any two. Absent when
    /// the proposal gives no reasons.
    /// </summary>
    public string? OriginalSha256 { get; init; }

    /// <summary>The statement, paragraph by paragraph.</summary>
    public required IReadOnlyList<string> Original { get; init; }

    /// <summary>How many translations are current: reviewed, and of the statement as it reads now.</summary>
    public required int Current { get; init; }

    /// <summary>Into how many languages it is to be translated.</summary>
    public required int Of { get; init; }

    /// <summary>Official languages into which nobody has asked for a translation of it yet.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>
    /// The newest of each language, without texts: of the statement as it reads now where there is one, else a stale one.
    /// </summary>
    public required IReadOnlyList<Translation> Translations { get; init; }
}

/// <summary>A translation of a statement of reasons into one language.</summary>
public sealed record Translation
{
    /// <summary>The proposal's.</summary>
    public required string ProposalReference { get; init; }

    /// <summary>ISO 639-1.</summary>
    public required string Language { get; init; }

    /// <summary>Its version; also the ETag.</summary>
    public required long Version { get; init; }

    /// <summary>How far it is.</summary>
    public required TranslationState State { get; init; }

    /// <summary>Whether the original says something else by now.</summary>
    public required bool Stale { get; init; }

    /// <summary>SHA-256 of the original that it renders.</summary>
    public required string OriginalSha256 { get; init; }

    /// <summary>That original, paragraph by paragraph; empty in a list.</summary>
    public required IReadOnlyList<string> Original { get; init; }

    /// <summary>
    /// What it says of each, once it is translated; before, what was taken over, with empty ones where there is nothing yet.
    /// Empty in a list.
    /// </summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <summary>SHA-256 of its paragraphs; absent before it is translated.</summary>
    public string? TextSha256 { get; init; }

    /// <summary>The day by which it is wanted, Brussels time.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Who asked for it last; absent when it was taken up unasked.</summary>
    public string? RequestedBy { get; init; }

    /// <summary>When.</summary>
    public DateTime? RequestedAt { get; init; }

    /// <summary>Who took it up last, or wrote it last.</summary>
    public string? Translator { get; init; }

    /// <summary>Since when it says what it says.</summary>
    public DateTime? TranslatedAt { get; init; }

    /// <summary>Who found it right.</summary>
    public string? Reviewer { get; init; }

    /// <summary>When.</summary>
    public DateTime? ReviewedAt { get; init; }

    /// <summary>Everybody who has written any of it, also of the earlier one that it started from.</summary>
    public required IReadOnlyList<string> WrittenBy { get; init; }

    /// <summary>The original of the translation that it started from.</summary>
    public string? StartedFrom { get; init; }

    /// <summary>Why it was sent back; absent since it was written anew.</summary>
    public string? Remark { get; init; }

    /// <summary>The originals of other translations into this language, the newest first; empty in a list.</summary>
    public required IReadOnlyList<string> OtherOriginals { get; init; }
}

/// <summary>Translations that are asked for.</summary>
public sealed record NewTranslationRequest
{
    /// <summary>Each once; none: all official languages into which nobody has asked for one yet.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Today or later, Brussels time; absent: no day is set.</summary>
    public DateOnly? DueOn { get; init; }
}

/// <summary>That a translation is taken up.</summary>
public sealed record NewTranslationStart
{
    /// <summary>Of the statement that is to be translated.</summary>
    public required string OriginalSha256 { get; init; }

    /// <summary>The original of an earlier translation into this language from which it starts.</summary>
    public string? StartFrom { get; init; }
}

/// <summary>A translation, whole.</summary>
public sealed record NewTranslation
{
    /// <summary>Of the statement that it renders.</summary>
    public required string OriginalSha256 { get; init; }

    /// <summary>As many as the original has, each in one line of up to 6,000 characters.</summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }
}

/// <summary>What somebody has found who compared a translation with its original.</summary>
public sealed record NewTranslationReview
{
    /// <summary>Of the original.</summary>
    public required string OriginalSha256 { get; init; }

    /// <summary>Of the translation.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>Whether it is right; otherwise it is sent back.</summary>
    public required bool Accepted { get; init; }

    /// <summary>What is to be changed; required to send it back.</summary>
    public string? Remark { get; init; }
}

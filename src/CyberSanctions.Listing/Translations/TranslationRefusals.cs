using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Listing.Translations;

/// <summary>What a translation is refused for.</summary>
internal static class TranslationRefusals
{
    public static readonly RefusalKind NoStatement = new(
        "no-statement",
        RefusalStatus.Precondition,
        "There is nothing to translate.",
        "The proposal gives no statement of reasons of its own: a renewal, an extension, an amendment of something else.");

    public static readonly RefusalKind OriginalChanged = new(
        "original-changed",
        RefusalStatus.Precondition,
        "The original says something else.",
        "A translation renders one original, named by its hash, and the statement of reasons has another one by now. What was "
        + "translated stays, and can be the start of a new translation.");

    public static readonly RefusalKind TranslatedAlready = new(
        "translated-already",
        RefusalStatus.Precondition,
        "It is translated already.",
        "The statement as it reads now has been translated into that language. Review the translation, send it back, or write it "
        + "anew.");

    public static readonly RefusalKind NothingRequested = new(
        "nothing-requested",
        RefusalStatus.Precondition,
        "Nothing would be asked for.",
        "Every translation that is named was asked for already, for that day; or all are there.");

    public static readonly RefusalKind NotTranslated = new(
        "not-translated",
        RefusalStatus.Precondition,
        "There is no translation to review.",
        "What is reviewed is written, reads as the reviewer has read it, and has not been found right yet; also what was found "
        + "right can be sent back.");

    public static readonly RefusalKind OwnTranslation = new(
        "own-translation",
        RefusalStatus.Forbidden,
        "You have translated it yourself.",
        "Four eyes: somebody who has written none of a translation, nor of the one that it started from, has to review it.");

    public static readonly RefusalKind NoLanguages = new(
        "no-languages",
        RefusalStatus.Precondition,
        "The official languages are not on record.",
        "Which they are, the reference data say, with the day from which they hold.");
}

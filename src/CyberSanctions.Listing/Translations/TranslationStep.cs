namespace CyberSanctions.Listing.Translations;

/// <summary>What is done with a translation, as it is stored.</summary>
internal enum TranslationStep
{
    Requested = 1,
    Started = 2,
    Written = 3,
    Accepted = 4,
    SentBack = 5,
}

using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Translations;

/// <summary>How many of the translations of a statement are current: reviewed, and of the statement as it reads now.</summary>
/// <param name="Current">How many are.</param>
/// <param name="Of">Into how many languages it is to be translated.</param>
internal sealed record TranslationSummary(int Current, int Of)
{
    /// <summary>Of the newest translation of each language.</summary>
    /// <param name="standing">The newest of each language.</param>
    /// <param name="wanted">The languages into which it is to be translated; others do not count.</param>
    public static TranslationSummary Count(IEnumerable<Translation> standing, IReadOnlyList<string> wanted)
        => new(
            standing.Count(translation => IsCurrent(translation) && wanted.Contains(translation.Language)), wanted.Count);

    /// <summary>Whether a translation is current.</summary>
    public static bool IsCurrent(Translation translation)
        => translation is { State: TranslationState.Reviewed, Stale: false };

    /// <summary>What it says in the list of what an act lacks; it keeps no act from the vote.</summary>
    /// <param name="proposal">Of which proposal.</param>
    public TranslationLine ToLine(string proposal) => new(
        "translations",
        proposal,
        $"The text in the working language is there; {Current} of {Of} translations are current.",
        Blocking: false);
}

/// <summary>A line in the list of what an act lacks.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Place">Where: a proposal.</param>
/// <param name="Text">What, in a sentence.</param>
/// <param name="Blocking">Whether it keeps the act from the vote.</param>
internal sealed record TranslationLine(string Kind, string Place, string Text, bool Blocking);

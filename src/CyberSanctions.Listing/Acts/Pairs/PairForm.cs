using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.Acts.Pairs;

/// <summary>What an act says of its instruments: which of the two it is itself, and the whole of the other.</summary>
internal static class PairForm
{
    private static readonly string[] Regulations = ["Council Implementing Regulation", "Council Regulation"];
    private static readonly string[] Decisions = ["Council Decision", "Council Implementing Decision"];

    /// <summary>Names what is wrong with a twin by itself; without one nothing is.</summary>
    public static void Check(Checks checks, Twin? twin)
    {
        if (twin is null)
        {
            return;
        }

        checks.Line("twin.title", twin.Title, 2_000).Line("twin.legal_basis", twin.LegalBasis, 500);
        ActRules.CheckNumber(checks, "twin.number", twin.Number);
        ActRules.CheckPublicationUrl(checks, twin.PublicationUrl, "twin.publication_url");
    }

    /// <summary>
    /// Names what does not fit together in an act as it is to be: a pair says which is which, has two numbers and two addresses,
    /// and both of its instruments are published, or neither is.
    /// </summary>
    public static Checks CheckTogether(Checks checks, Act act, DateOnly today)
    {
        CheckTitle(checks, "title", act.Title, act.Instrument);
        if (act.Twin is not { } twin)
        {
            return checks;
        }

        CheckTitle(checks, "twin.title", twin.Title, Other(act.Instrument));
        return checks
            .That(act.Instrument != Instrument.Unspecified, "instrument", "Is required with a twin: decision or regulation.")
            .That(twin.Number != act.Number, "twin.number", "Is the act's own; the two instruments have a number each.")
            .That(
                twin.PublicationUrl.Length == 0 || twin.PublicationUrl != act.PublicationUrl,
                "twin.publication_url",
                "Is the act's own; the two instruments are published each by itself.")
            .That(
                act.PublishedOn is null || twin.PublicationUrl.Length > 0,
                "twin.publication_url",
                "Is required with `published_on`.")
            .That(
                act.PublishedOn is not null || twin.PublicationUrl.Length == 0 || !IsToCome(act.EntryIntoForce, today),
                "twin.publication_url",
                "Goes with `published_on` only: an act without it is yet to be published.");
    }

    /// <summary>The other instrument.</summary>
    public static Instrument Other(Instrument instrument) => instrument switch
    {
        Instrument.Decision => Instrument.Regulation,
        Instrument.Regulation => Instrument.Decision,
        _ => Instrument.Unspecified,
    };

    private static bool IsToCome(Date? entryIntoForce, DateOnly today)
        => entryIntoForce is not null && entryIntoForce.ToDay() > today;

    // Two instruments that were taken for each other would be published under each other's titles.
    private static void CheckTitle(Checks checks, string field, string title, Instrument instrument)
        => checks
            .That(
                instrument != Instrument.Decision || !Begins(title, Regulations),
                field,
                "Is that of a Regulation, and the instrument a Decision.")
            .That(
                instrument != Instrument.Regulation || !Begins(title, Decisions),
                field,
                "Is that of a Decision, and the instrument a Regulation.");

    private static bool Begins(string title, string[] words)
        => words.Any(word => title.TrimStart().StartsWith(word, StringComparison.OrdinalIgnoreCase));
}

using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Publication.Entries;
using CyberSanctions.Publication.History;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>
/// What FSF has no element for. Readers in use take the first <c>remark</c> of an entity and no other, so it holds the
/// reasons; everything else is a fact under a key, with the words of list.json.
/// </summary>
internal static class FsfFacts
{
    /// <summary>The one remark of an entity: the statement of reasons, and in exercises first of all that it is one.</summary>
    public static string Remark(EntryContent content, bool exercise)
        => exercise
            ? $"EXERCISE: this entry was made in an exercise. Nobody is sanctioned by it. {content.StatementOfReasons}"
            : content.StatementOfReasons;

    /// <summary>Of an entity.</summary>
    public static IEnumerable<Fact> Of(ListEntry entry, bool exercise)
    {
        var content = entry.State.Content;
        if (exercise)
        {
            yield return new("exercise", "true");
        }

        yield return new("ground", ListWords.Of(content.Ground));
        yield return new("groundProvision", $"point ({Point(content.Ground)}) of Article 3(3) of Regulation (EU) 2019/796");
        yield return new("measures", string.Join(", ", content.Measures.Select(ListWords.Of)));
        yield return new("listedOn", IsoDates.Full(entry.State.Act.InForceFrom));
        if (entry.RecordedLater)
        {
            yield return new("recordedLater", IsoDates.Instant(entry.Added.RecordedAt));
        }

        if (entry.State.Until is { } until)
        {
            yield return new("appliesUntil", IsoDates.Full(until.Day));
        }

        if (entry.State.Amendments.Count > 0)
        {
            yield return new("amendments", string.Join("; ", entry.State.Amendments.Select(Describe)));
        }

        if (content.Subject.RegisteredOn is { } date)
        {
            yield return new("registeredOn", Describe(date));
        }

        if (content.Subject.PlaceOfRegistration.Length > 0)
        {
            yield return new("placeOfRegistration", content.Subject.PlaceOfRegistration);
        }

        foreach (var fact in FsfParticulars.Of(content.Subject))
        {
            yield return fact;
        }
    }

    /// <summary>Of the act.</summary>
    /// <param name="act">The act.</param>
    /// <param name="address">What stands in <c>publicationUrl</c>.</param>
    public static IEnumerable<Fact> Of(ActText act, string address)
    {
        var named = FsfInstrument.Of(act);
        yield return new("title", named.Title);
        if (named.PublicationUrl.Length > 0 && named.PublicationUrl != address)
        {
            yield return new("publicationUrl", named.PublicationUrl);
        }

        if (FsfInstrument.BesideOf(act) is not { } decision)
        {
            yield break;
        }

        yield return new("decision", decision.NumberTitle);
        yield return new("decisionTitle", decision.Title);
        if (decision.PublicationUrl.Length > 0)
        {
            yield return new("decisionPublicationUrl", decision.PublicationUrl);
        }
    }

    /// <summary>How an act is called: by its number, of a pair the Regulation's; if it has none, by its reference.</summary>
    public static string NumberTitle(ActText act) => FsfInstrument.Of(act).NumberTitle;

    /// <summary>What a type of identifier is called.</summary>
    public static string Describe(string identifierType) => identifierType switch
    {
        "passport" => "Passport",
        "id" => "Identity card",
        "taxid" => "Tax identification number",
        "regnumber" => "Registration number",
        "imo" => "IMO number",
        "swiftbic" => "SWIFT/BIC",
        "fiscalcode" => "Fiscal code",
        _ => "Other",
    };

    /// <summary>A date as far as it is known: <c>2002-04</c>, <c>about 2002</c>, <c>1960 to 1965</c>.</summary>
    public static string Describe(PartialDate date)
    {
        var about = date.Circa ? "about " : "";
        return date.Year > 0
            ? about + IsoDates.Prefix(date)
            : $"{about}{IsoDates.Year(date.YearFrom)} to {IsoDates.Year(date.YearTo)}";
    }

    // 2026/7 from 2026-06-01: names, statement-of-reasons; corrigendum 2026/9 …
    private static string Describe(AppliedAmendment amendment)
        => (amendment.Act.Text.Corrects is null ? "" : "corrigendum ")
            + $"{NumberTitle(amendment.Act.Text)} from {IsoDates.Full(amendment.Act.InForceFrom)}: "
            + string.Join(", ", amendment.Amendment.Fields.Select(ListWords.Of));

    private static string Point(ListingGround ground) => ground switch
    {
        ListingGround.Responsible => "a",
        ListingGround.SupportOrInvolvement => "b",
        _ => "c",
    };
}

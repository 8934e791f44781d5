using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>
/// An instrument as the file names it. Who is frozen is so by the Regulation: of a pair that one stands in <c>regulation</c>,
/// and the Decision beside it.
/// </summary>
/// <param name="NumberTitle">How it is called: by its number; if it has none, by the act's reference.</param>
/// <param name="Title">Its title.</param>
/// <param name="PublicationUrl">Where it is published; empty where nobody says.</param>
internal sealed record FsfInstrument(string NumberTitle, string Title, string PublicationUrl)
{
    /// <summary>The Regulation of a pair; else what the act is.</summary>
    public static FsfInstrument Of(ActText act)
        => act is { Instrument: Instrument.Decision, Twin: { } regulation } ? Of(regulation) : Itself(act);

    /// <summary>The Decision of a pair; nothing where there is none.</summary>
    public static FsfInstrument? BesideOf(ActText act)
        => act.Twin is not { } twin ? null : act.Instrument == Instrument.Decision ? Itself(act) : Of(twin);

    private static FsfInstrument Itself(ActText act)
        => new(act.Number.Length > 0 ? act.Number : act.Reference, act.Title, act.PublicationUrl);

    private static FsfInstrument Of(Twin twin) => new(twin.Number, twin.Title, twin.PublicationUrl);
}

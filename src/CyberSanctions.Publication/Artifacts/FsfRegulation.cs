using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Publication.History;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>An act as both FSF files name it.</summary>
/// <param name="PublicationDate">The day of the publication that it cites; if it cites none, its entry into force.</param>
/// <param name="EntryIntoForceDate">From which day it has effect.</param>
/// <param name="NumberTitle">Its number; if it has none, its reference.</param>
/// <param name="PublicationUrl">Its address; if it has none, a name.</param>
internal sealed record FsfRegulation(
    string PublicationDate, string EntryIntoForceDate, string NumberTitle, string PublicationUrl)
{
    public const string Type = "amendment";
    public const string OrganisationType = "council";

    private const int LongestUrl = 512;

    public static FsfRegulation Of(RecordedAct act)
        => new(
            act.Text.PublishedOn is { } published ? IsoDates.Full(published) : IsoDates.Full(act.InForceFrom),
            IsoDates.Full(act.InForceFrom),
            FsfFacts.NumberTitle(act.Text),
            Address(act.Text));

    // Readers who screen by programme must not meet an exercise under the real one's code.
    public static string Programme(bool exercise) => exercise ? "CYB-EXERCISE" : "CYB";

    // Readers refuse a file without it. Where an act has no address, a URN names the act and
    // pretends to no place where it could be read.
    private static string Address(ActText act)
        => FsfInstrument.Of(act).PublicationUrl is { Length: > 0 and <= LongestUrl } url
            ? url
            : $"urn:cybersanctions:act:{act.Reference}";
}

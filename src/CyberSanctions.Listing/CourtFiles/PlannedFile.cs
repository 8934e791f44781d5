using CyberSanctions.Contracts.ActDocuments;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.CourtFiles;

/// <summary>A file that is to be in the file for a court.</summary>
/// <param name="Path">Where: of the suite's making alone, whatever somebody outside has called what is in it.</param>
/// <param name="Part">Under which heading of the index.</param>
/// <param name="Title">What it is. May have words from outside in it, and is text wherever it is shown.</param>
/// <param name="Day">Of which day; empty: of none.</param>
/// <param name="Opens">Whether the index leads to it: not to what came from outside, which nobody opens by a slip.</param>
internal sealed record PlannedFile(
    string Path,
    string Part,
    string Title,
    string Day,
    string MediaType,
    Handling Handling,
    FileContent Content,
    bool Opens = true);

/// <summary>A file as it was sent.</summary>
internal sealed record SentFile(PlannedFile File, string Sha256, long Size);

/// <summary>Something that is not in the file.</summary>
/// <param name="Kind">A word of docs/court-file.md.</param>
/// <param name="What">What; where it is marked too high, no more than how many.</param>
internal sealed record LeftOut(string Kind, string What);

/// <summary>Where the bytes of a file come from.</summary>
internal abstract record FileContent
{
    /// <summary>Made of what was read in the snapshot, when it is sent.</summary>
    public sealed record Written(Func<byte[]> Bytes) : FileContent;

    /// <summary>The stored text of an act.</summary>
    public sealed record StoredText(string Act, TextOfAct Text) : FileContent;

    /// <summary>A document that is made of the stored text of an act.</summary>
    public sealed record RenderedText(
        ActOfCase Act, TextOfAct Text, Instrument Instrument, Func<ActDocument, ActFrame, string> Render) : FileContent;

    /// <summary>What came with observations, out of the quarantine.</summary>
    public sealed record OfObservations(string Reference, ObservationsFile File) : FileContent;

    /// <summary>The content of an item of evidence, from the attribution service.</summary>
    public sealed record Evidence(string Dossier, CitedMatter Matter) : FileContent;

    /// <summary>The signed custody of an item of evidence, from the attribution service.</summary>
    public sealed record Custody(string Dossier, CitedMatter Matter) : FileContent;

    /// <summary>The roll call of a ballot, from the voting service.</summary>
    public sealed record RollCall(string Ballot) : FileContent;
}

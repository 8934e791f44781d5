using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Publication.V1;
using CyberSanctions.Publication.Artifacts;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Publication.Lists;

/// <summary>What is known of a list version without its bytes. Immutable for ever, so it may be kept in memory.</summary>
/// <param name="List">The list.</param>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="RecordedAt">When the suite recorded it, UTC.</param>
/// <param name="PreviousRecordedAt">When it recorded the version before; null for the first.</param>
/// <param name="Cause">What made it.</param>
/// <param name="ValidAt">As of when it says what is on the list, UTC.</param>
/// <param name="Entries">Entries on the list.</param>
/// <param name="Changes">In how many of them it differs from the version before.</param>
/// <param name="Act">The act that made it, or set the day that had come.</param>
/// <param name="Artifacts">Its files.</param>
internal sealed record PublishedVersion(
    PublicList List,
    long Version,
    DateTime RecordedAt,
    DateTime? PreviousRecordedAt,
    VersionCause Cause,
    DateTime ValidAt,
    int Entries,
    ListChanges Changes,
    PublishedAct Act,
    IReadOnlyList<PublishedArtifact> Artifacts)
{
    /// <summary>The file of that name, or null.</summary>
    public PublishedArtifact? Find(string? artifact) => Artifacts.FirstOrDefault(a => a.Name == artifact);

    /// <summary>As told to officers and to the journal.</summary>
    public ListVersion ToMessage()
    {
        var message = new ListVersion
        {
            List = List.Name,
            Version = Version,
            Exercise = List.Exercise,
            ActReference = Act.Reference,
            ActNumber = Act.Number,
            BallotReference = Act.BallotReference,
            InForceFrom = new Date { Year = Act.InForceFrom.Year, Month = Act.InForceFrom.Month, Day = Act.InForceFrom.Day },
            RecordedAt = RecordedAt.ToTimestamp(),
            Entries = Entries,
            Added = Changes.Added,
            Amended = Changes.Amended,
            Removed = Changes.Removed,
            Cause = Cause,
        };
        message.Artifacts.AddRange(Artifacts.Select(artifact => new Contracts.Publication.V1.Artifact
        {
            Name = artifact.Name,
            MediaType = artifact.MediaType,
            Bytes = artifact.Identity.Bytes,
            Sha256 = artifact.Identity.HexSha256,
        }));
        return message;
    }
}

/// <summary>The act that made a list version, or set the day that had come.</summary>
internal sealed record PublishedAct(
    string Reference, string Number, string Title, DateOnly InForceFrom, string BallotReference, string TextSha256);

using CyberSanctions.Attribution.Partners;

namespace CyberSanctions.Attribution.Taxii;

/// <summary>A version of an object that may be in a partner's collection, and its place there.</summary>
/// <param name="share">The share that it is there by; nothing: the collection's own definitions.</param>
/// <param name="place">Within the share: items as they were added, then the report that names them.</param>
/// <param name="item">Which item of the dossier; none: the report, or a definition.</param>
/// <param name="id">The object's, in STIX.</param>
/// <param name="addedAt">When this version came to be there.</param>
internal sealed class CollectionEntry(ReceivedShareRow? share, long place, Guid item, string id, DateTime addedAt)
{
    /// <summary>Behind all items of its share.</summary>
    public const long OfTheReport = long.MaxValue;

    public ReceivedShareRow? Share => share;

    public long Place => place;

    public Guid Item => item;

    public string Id => id;

    public DateTime AddedAt => addedAt;

    /// <summary>Where it stands among all.</summary>
    public CollectionPlace At { get; } = new(addedAt.Ticks, share?.Ordinal ?? 0, place);
}

/// <summary>A version of an object that is in a partner's collection.</summary>
/// <param name="Entry">By which.</param>
/// <param name="Version">The time that tells it from other versions of the object.</param>
/// <param name="Text">The same as it stands in the object.</param>
/// <param name="Write">Writes it, as canonical JSON.</param>
internal sealed record CollectionObject(CollectionEntry Entry, DateTime Version, string Text, Func<byte[]> Write)
{
    /// <summary>As it was written; empty when nobody asked for that.</summary>
    public byte[] Json { get; init; } = [];

    /// <summary>Of an item, what is read with it.</summary>
    public SharedVersion? Read { get; init; }
}

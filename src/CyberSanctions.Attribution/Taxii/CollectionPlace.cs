using System.Buffers.Binary;
using System.Runtime.InteropServices;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Paging;
using Google.Protobuf;

namespace CyberSanctions.Attribution.Taxii;

/// <summary>
/// A place in a collection: by when it came to be there, then by share, then within the share. What comes later stands behind all
/// that is there; what goes leaves the others where they are. So pages neither repeat nor leave out.
/// </summary>
/// <param name="Ticks">When, in units of 100 nanoseconds since the year 1.</param>
/// <param name="Share">The share's ordinal; 0 for what is of none.</param>
/// <param name="Place">Within it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CollectionPlace(long Ticks, long Share, long Place) : IComparable<CollectionPlace>
{
    private const int Length = 3 * sizeof(long);

    /// <summary>Before everything.</summary>
    public static CollectionPlace Beginning { get; } = new(0, 0, 0);

    /// <summary>The cursor that stands for it.</summary>
    public string ToCursor(string what)
    {
        Span<byte> place = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(place, Ticks);
        BinaryPrimitives.WriteInt64BigEndian(place[sizeof(long)..], Share);
        BinaryPrimitives.WriteInt64BigEndian(place[(2 * sizeof(long))..], Place);
        return Cursor.Encode(what, place);
    }

    /// <summary>The place that a cursor stands for; nothing, when it was not given for this.</summary>
    public static CollectionPlace? Of(string what, string cursor)
    {
        Span<byte> place = stackalloc byte[Length];
        return Cursor.TryDecode(what, cursor, place)
            ? new(
                BinaryPrimitives.ReadInt64BigEndian(place),
                BinaryPrimitives.ReadInt64BigEndian(place[sizeof(long)..]),
                BinaryPrimitives.ReadInt64BigEndian(place[(2 * sizeof(long))..]))
            : null;
    }

    /// <summary>What a cursor is good for: one partner's collection, and the same conditions.</summary>
    public static string What(string partner, ListReceivedObjectsRequest request)
        => $"objects for {partner}: {Convert.ToHexString(new ListReceivedObjectsRequest(request) { Page = null }.ToByteArray())}";

    /// <inheritdoc/>
    public int CompareTo(CollectionPlace other)
        => (Ticks, Share, Place).CompareTo((other.Ticks, other.Share, other.Place));
}

using System.Buffers.Binary;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Paging;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.WorkQueue;

/// <summary>
/// Where an item stands among all: by its last day in Brussels (what has none comes last), of one day what ends at a moment
/// first, then by how long it waits, then by where it follows from.
/// </summary>
internal sealed record WorkPlace(DateOnly? Day, DateTime? EndsAt, DateOnly Since, int Source, long Place)
{
    private const int None = -1;
    private const int Length = (3 * sizeof(int)) + (2 * sizeof(long));

    /// <summary>The place after which a page begins, nothing for the first page; and how many are on it.</summary>
    /// <param name="what">Of which list it is a page; a cursor of another one is refused.</param>
    public static (WorkPlace? After, int Size) Of(string what, PageRequest? page)
    {
        page ??= new PageRequest();
        var after = page.Cursor.Length == 0 ? null : Decode(what, page.Cursor);
        new Checks()
            .That(page.Cursor.Length == 0 || after is not null, "page.cursor", Page.NoCursor)
            .PageSize("page.size", page.Size)
            .Throw();
        return (after, page.Size == 0 ? Page.DefaultSize : page.Size);
    }

    /// <summary>The cursor of the page after it.</summary>
    public string ToCursor(string what)
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, Day?.DayNumber ?? None);
        BinaryPrimitives.WriteInt64BigEndian(bytes[4..], EndsAt?.Ticks ?? None);
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], Since.DayNumber);
        BinaryPrimitives.WriteInt32BigEndian(bytes[16..], Source);
        BinaryPrimitives.WriteInt64BigEndian(bytes[20..], Place);
        return Cursor.Encode(what, bytes);
    }

    // No secret keeps somebody from making one up: what is no day is no cursor.
    private static WorkPlace? Decode(string what, string cursor)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (!Cursor.TryDecode(what, cursor, bytes))
        {
            return null;
        }

        var (day, ends, since) = (
            BinaryPrimitives.ReadInt32BigEndian(bytes),
            BinaryPrimitives.ReadInt64BigEndian(bytes[4..]),
            BinaryPrimitives.ReadInt32BigEndian(bytes[12..]));
        return day is < None or > Latest || ends < None || ends > DateTime.MaxValue.Ticks || since is < 0 or > Latest
            ? null
            : new WorkPlace(
                day == None ? null : DateOnly.FromDayNumber(day),
                ends == None ? null : new DateTime(ends, DateTimeKind.Utc),
                DateOnly.FromDayNumber(since),
                BinaryPrimitives.ReadInt32BigEndian(bytes[16..]),
                BinaryPrimitives.ReadInt64BigEndian(bytes[20..]));
    }

    // 31 December 9999.
    private const int Latest = 3652058;
}

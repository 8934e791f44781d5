using System.Buffers.Binary;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Validation;
using Google.Protobuf;

namespace CyberSanctions.ServiceDefaults.Paging;

/// <summary>One page of rows that each have a place: a number above 0.</summary>
/// <param name="What">What is read, and in what: <c>evidence ATT-2026-0007</c>. A cursor of anything else is refused.</param>
/// <param name="Last">The place of the last row that the caller has; nothing on the first page.</param>
/// <param name="Size">How many rows at most.</param>
public sealed record Page(string What, long? Last, int Size)
{
    /// <summary>How many rows, when the caller does not say.</summary>
    public const int DefaultSize = 50;

    /// <summary>What is wrong with a cursor that leads nowhere.</summary>
    public const string NoCursor = "Is no cursor that this service gave for this.";

    // A page travels in one gRPC message of at most 4 MiB; it ends early rather than not to arrive.
    private const int LargestPage = 2 * 1024 * 1024;

    /// <summary>Of what is read newest first, the page begins with the row before this place.</summary>
    public long Before => Last ?? long.MaxValue;

    /// <summary>Of what is read in the order in which it came to be, the page begins with the row after this place.</summary>
    public long After => Last ?? 0;

    /// <summary>What was asked for.</summary>
    public static Page Of(string what, PageRequest? request)
    {
        request ??= new PageRequest();
        long? last = null;
        new Checks()
            .That(request.Cursor.Length == 0 || TryDecode(what, request.Cursor, out last), "page.cursor", NoCursor)
            .PageSize("page.size", request.Size)
            .Throw();
        return new Page(what, last, request.Size == 0 ? DefaultSize : request.Size);
    }

    /// <summary>The cursor of the page after the one that ends with the row at this place.</summary>
    public string CursorAt(long last)
    {
        Span<byte> place = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(place, last);
        return Cursor.Encode(What, place);
    }

    /// <summary>Cuts rows into the page, and the cursor of the next one; empty when there is none.</summary>
    /// <param name="rows">From where the page begins, in order; one more than fit on it.</param>
    /// <param name="placeOf">A row's place.</param>
    public (IReadOnlyList<T> Items, string NextCursor) Cut<T>(IReadOnlyList<T> rows, Func<T, long> placeOf)
        => rows.Count > Size ? ([.. rows.Take(Size)], CursorAt(placeOf(rows[Size - 1]))) : (rows, "");

    /// <summary>
    /// Cuts large rows into the page, which then may hold fewer than asked for, and the cursor of the next one.
    /// </summary>
    /// <param name="rows">From where the page begins, in order, each with its place; one more than fit on it.</param>
    /// <param name="cancel">Ends the reading.</param>
    public async Task<(IReadOnlyList<T> Items, string NextCursor)> CutAsync<T>(
        IAsyncEnumerable<(long Place, T Item)> rows, CancellationToken cancel)
        where T : IMessage
    {
        var items = new List<T>();
        var (bytes, last) = (0, 0L);
        await foreach (var (place, item) in rows.WithCancellation(cancel))
        {
            bytes += item.CalculateSize();
            if (items.Count == Size || (items.Count > 0 && bytes > LargestPage))
            {
                return (items, CursorAt(last));
            }

            items.Add(item);
            last = place;
        }

        return (items, "");
    }

    private static bool TryDecode(string what, string cursor, out long? last)
    {
        Span<byte> place = stackalloc byte[sizeof(long)];
        var known = Cursor.TryDecode(what, cursor, place);
        last = BinaryPrimitives.ReadInt64BigEndian(place);
        return known && last > 0;
    }
}

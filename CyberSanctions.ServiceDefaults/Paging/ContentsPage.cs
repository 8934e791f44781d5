using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.ServiceDefaults.Paging;

/// <summary>One page of what something holds, read in the order in which it came to be there.</summary>
/// <param name="What">What is read, and in what: <c>evidence ATT-2026-0007</c>. A cursor of anything else is refused.</param>
/// <param name="After">The place of the last row that the caller has; the page begins with the one after it.</param>
/// <param name="Size">How many rows at most.</param>
public sealed record ContentsPage(string What, long After, int Size)
{
    private const int PlaceLength = sizeof(long);
    private const int CursorLength = 2 * PlaceLength;

    /// <summary>What was asked for.</summary>
    public static ContentsPage Of(string what, PageRequest? request)
    {
        request ??= new PageRequest();
        var after = 0L;
        new Checks()
            .That(
                request.Cursor.Length == 0 || TryDecode(what, request.Cursor, out after),
                "page.cursor",
                "Is no cursor that this service gave for this.")
            .PageSize("page.size", request.Size)
            .Throw();
        return new ContentsPage(what, after, request.Size == 0 ? Page.DefaultSize : request.Size);
    }

    /// <summary>The cursor of the page after the one that ends with the row at this place.</summary>
    public string Cursor(long last) => Encode(What, last);

    // The place, and enough of the hash of what it is a place in. No secret: it keeps from mistakes, not from reading what one
    // may read.
    private static string Encode(string what, long place)
    {
        Span<byte> cursor = stackalloc byte[CursorLength];
        BinaryPrimitives.WriteInt64BigEndian(cursor, place);
        SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, PlaceLength).CopyTo(cursor[PlaceLength..]);
        return Base64Url.EncodeToString(cursor);
    }

    private static bool TryDecode(string what, string cursor, out long place)
    {
        Span<byte> bytes = stackalloc byte[CursorLength];
        var status = Base64Url.DecodeFromChars(cursor, bytes, out _, out var written);
        place = BinaryPrimitives.ReadInt64BigEndian(bytes);
        return status == OperationStatus.Done && written == CursorLength && place > 0 && cursor == Encode(what, place);
    }
}

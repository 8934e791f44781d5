using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.ServiceDefaults.Paging;

/// <summary>One page of a list that is read newest first.</summary>
/// <param name="Before">The place of the last row that the caller has; the page begins with the one before it.</param>
/// <param name="Size">How many rows at most.</param>
public sealed record Page(long Before, int Size)
{
    internal const int DefaultSize = 50;

    /// <summary>What was asked for. A cursor that this service did not give is refused.</summary>
    public static Page Of(PageRequest? request)
    {
        request ??= new PageRequest();
        var before = long.MaxValue;
        new Checks()
            .That(
                request.Cursor.Length == 0 || TryDecode(request.Cursor, out before),
                "page.cursor",
                "Is no cursor that this service gave.")
            .PageSize("page.size", request.Size)
            .Throw();
        return new Page(before, request.Size == 0 ? DefaultSize : request.Size);
    }

    /// <summary>The cursor of the page after the one that ends with the row at this place.</summary>
    public static string Cursor(long last)
    {
        Span<byte> place = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(place, last);
        return Base64Url.EncodeToString(place);
    }

    private static bool TryDecode(string cursor, out long place)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        var status = Base64Url.DecodeFromChars(cursor, bytes, out _, out var written);
        place = BinaryPrimitives.ReadInt64BigEndian(bytes);
        return status == OperationStatus.Done && written == sizeof(long) && place > 0;
    }
}

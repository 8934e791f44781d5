using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CyberSanctions.ServiceDefaults.Paging;

/// <summary>
/// Where a page ends, as a caller hands it back for the next one: the place of its last row, and enough of the hash of what
/// it is a place in. No secret: it keeps from mistakes, not from reading what one may read.
/// </summary>
/// <example><c>AAAAAAAAEmcHqlEzqnHuCw</c></example>
public static class Cursor
{
    private const int BindingLength = 8;

    /// <summary>The cursor of a place.</summary>
    /// <param name="what">What it is a place in: <c>evidence ATT-2026-0007</c>.</param>
    /// <param name="place">The bytes of it.</param>
    public static string Encode(string what, ReadOnlySpan<byte> place)
    {
        Span<byte> cursor = stackalloc byte[place.Length + BindingLength];
        place.CopyTo(cursor);
        SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, BindingLength).CopyTo(cursor[place.Length..]);
        return Base64Url.EncodeToString(cursor);
    }

    /// <summary>The place of a cursor that <see cref="Encode"/> gave for the same; false for anything else.</summary>
    /// <param name="what">What it has to be a place in.</param>
    /// <param name="cursor">As it was handed back.</param>
    /// <param name="place">As many bytes as a place has.</param>
    public static bool TryDecode(string what, string cursor, Span<byte> place)
    {
        Span<byte> bytes = stackalloc byte[place.Length + BindingLength];
        var status = Base64Url.DecodeFromChars(cursor, bytes, out _, out var written);
        bytes[..place.Length].CopyTo(place);

        // Written in any other way it is another text.
        return status == OperationStatus.Done && written == bytes.Length && cursor == Encode(what, place);
    }
}

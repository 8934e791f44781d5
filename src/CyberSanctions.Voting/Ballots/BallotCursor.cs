using System.Buffers.Binary;
using CyberSanctions.ServiceDefaults.Paging;

namespace CyberSanctions.Voting.Ballots;

/// <summary>Cursors whose place is a ballot, or a link of its chain.</summary>
internal static class BallotCursor
{
    private const int IdLength = 16;
    private const int PlaceLength = IdLength + sizeof(int);

    /// <summary>The cursor of a place.</summary>
    /// <param name="what">See <see cref="Cursor"/>.</param>
    /// <param name="ballot">The ballot's id.</param>
    /// <param name="position">The link's position; 0 of the ballot itself.</param>
    public static string At(string what, Guid ballot, int position = 0)
    {
        Span<byte> place = stackalloc byte[PlaceLength];
        ballot.TryWriteBytes(place, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(place[IdLength..], position);
        return Cursor.Encode(what, place);
    }

    /// <summary>The place of a cursor; before all places when there is no cursor.</summary>
    /// <returns>Whether there is none, or it is one that was given out for the same.</returns>
    public static bool TryRead(string what, string cursor, out Guid ballot, out int position)
    {
        Span<byte> place = stackalloc byte[PlaceLength];
        var known = cursor.Length == 0 || Cursor.TryDecode(what, cursor, place);
        ballot = new Guid(place[..IdLength], bigEndian: true);
        position = BinaryPrimitives.ReadInt32BigEndian(place[IdLength..]);
        return known;
    }
}

using CyberSanctions.ServiceDefaults.Paging;
using Google.Protobuf;

namespace CyberSanctions.Attribution.Dossiers;

/// <summary>Cuts what is in a dossier into pages.</summary>
internal static class ContentsReader
{
    // A page travels in one gRPC message of at most 4 MiB; it ends early rather than not to arrive.
    private const int LargestPage = 2 * 1024 * 1024;

    /// <summary>A page, and the cursor of the next one; empty when there is none.</summary>
    /// <param name="rows">What comes after the place of the page, in order, with its own place; one more than fit on it.</param>
    public static async Task<(List<T> Items, string NextCursor)> ReadAsync<T>(
        ContentsPage page, IAsyncEnumerable<(long Ordinal, T Item)> rows, CancellationToken cancel)
        where T : IMessage
    {
        var items = new List<T>();
        var (bytes, last) = (0, 0L);
        await foreach (var (ordinal, item) in rows.WithCancellation(cancel))
        {
            bytes += item.CalculateSize();
            if (items.Count == page.Size || (items.Count > 0 && bytes > LargestPage))
            {
                return (items, page.Cursor(last));
            }

            items.Add(item);
            last = ordinal;
        }

        return (items, "");
    }
}

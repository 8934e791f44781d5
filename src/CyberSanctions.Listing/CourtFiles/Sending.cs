using System.Security.Cryptography;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using Google.Protobuf;
using Grpc.Core;

namespace CyberSanctions.Listing.CourtFiles;

/// <summary>Sends the files of one export, each hashed as it goes out.</summary>
internal sealed class Sending(IServerStreamWriter<CourtFilePart> to, CancellationToken cancel)
{
    // Small enough for the heap of small things, here and where it is received.
    private const int SentAtOnce = 64 * 1024;

    private readonly List<SentFile> _sent = [];
    private readonly HashSet<string> _paths = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What was sent, in this order.</summary>
    public IReadOnlyList<SentFile> Sent => _sent;

    /// <summary>Sends a file.</summary>
    /// <exception cref="LeftOutException">Nothing of it was sent: it is not to be had.</exception>
    public async Task SendAsync(PlannedFile file, IAsyncEnumerable<ReadOnlyMemory<byte>> bytes)
    {
        if (!ArchivePaths.Is(file.Path) || !_paths.Add(file.Path))
        {
            throw new InvalidOperationException($"{file.Path} is no path of its own.");
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var parts = bytes.GetAsyncEnumerator(cancel);
        var more = await parts.MoveNextAsync();
        await to.WriteAsync(
            new CourtFilePart
            {
                File = new CourtFileEntry { Path = file.Path, MediaType = file.MediaType, Handling = file.Handling },
            },
            cancel);
        var size = 0L;
        for (; more; more = await parts.MoveNextAsync())
        {
            hash.AppendData(parts.Current.Span);
            size += parts.Current.Length;
            for (var left = parts.Current; !left.IsEmpty; left = left[Math.Min(SentAtOnce, left.Length)..])
            {
                // Written when this returns: the bytes are whoever's they are again then.
                var part = UnsafeByteOperations.UnsafeWrap(left[..Math.Min(SentAtOnce, left.Length)]);
                await to.WriteAsync(new CourtFilePart { Bytes = part }, cancel);
            }
        }

        _sent.Add(new SentFile(file, Convert.ToHexStringLower(hash.GetHashAndReset()), size));
    }
}

using System.IO.Compression;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using Grpc.Core;

namespace CyberSanctions.Gateway.CourtFiles;

/// <summary>
/// A file for a court as a ZIP, written as it comes and only forwards: never more than a part of it is in memory. All entries
/// have the moment of the export for their time, and are in the order in which they came.
/// </summary>
/// <remarks>
/// What makes a ZIP whole is its directory, at its end. It is written when the service has said that this is all, and in no other
/// case: what broke off opens nowhere.
/// </remarks>
internal static class CourtFileArchive
{
    /// <summary>Writes the ZIP as its parts come, and its directory once the service has said that this is all.</summary>
    /// <param name="start">What it is.</param>
    /// <param name="parts">What comes after that.</param>
    /// <param name="to">Where to; written to asynchronously only.</param>
    /// <exception cref="InvalidDataException">What comes is no whole file for a court.</exception>
    public static async Task WriteAsync(
        CourtFileStart start, IAsyncStreamReader<CourtFilePart> parts, Stream to, CancellationToken cancel)
    {
        await using var held = new HeldWrites(to);

        // Not disposed of where something fails: that would write the directory.
        var archive = await ZipArchive.CreateAsync(held, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
        var at = new DateTimeOffset(start.ExportedAt.ToDateTime(), TimeSpan.Zero);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Stream? open = null;
        await foreach (var part in parts.ReadAllAsync(cancel))
        {
            switch (part.PartCase)
            {
                case CourtFilePart.PartOneofCase.File when ArchivePaths.Is(part.File.Path) && names.Add(part.File.Path):
                    await CloseAsync(open);
                    var entry = archive.CreateEntry(part.File.Path, CompressionLevel.Fastest);
                    entry.LastWriteTime = at;
                    open = await entry.OpenAsync(cancel);
                    break;
                case CourtFilePart.PartOneofCase.Bytes when open is not null:
                    await open.WriteAsync(part.Bytes.Memory, cancel);
                    break;
                case CourtFilePart.PartOneofCase.End when part.End.Files == names.Count:
                    await CloseAsync(open);
                    if (await parts.MoveNext(cancel))
                    {
                        throw new InvalidDataException("Something comes after the end.");
                    }

                    await archive.DisposeAsync();
                    await held.FlushAsync(cancel);
                    return;
                default:
                    throw new InvalidDataException($"A {part.PartCase} comes where none can be.");
            }

            await held.FlushAsync(cancel);
        }

        throw new InvalidDataException("It breaks off.");
    }

    private static ValueTask CloseAsync(Stream? open) => open?.DisposeAsync() ?? ValueTask.CompletedTask;
}

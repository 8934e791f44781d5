using CyberSanctions.Publication.Artifacts;
using CyberSanctions.Publication.Lists;
using Npgsql;

namespace CyberSanctions.Publication.Fetching;

/// <summary>The bytes of artifacts: from Redis, or from the database when it has no sound copy.</summary>
internal sealed class ArtifactBytes(HotCopies copies, NpgsqlDataSource database)
{
    public async Task<byte[]> ReadAsync(
        PublishedVersion version, PublishedArtifact artifact, Representation representation, CancellationToken cancel)
    {
        if (await copies.FindAsync(representation) is { } copy)
        {
            return copy;
        }

        await using var connection = await database.OpenConnectionAsync(cancel);
        var bytes = await ArtifactTable.ReadBytesAsync(
            connection, version.List, version.Version, artifact.Name, representation.Coding, cancel);
        copies.Keep(representation, bytes);
        return bytes;
    }
}

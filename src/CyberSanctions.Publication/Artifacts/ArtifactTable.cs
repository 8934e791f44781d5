using CyberSanctions.Journal.Appending;
using CyberSanctions.Publication.Entries;
using CyberSanctions.Publication.Lists;
using Dapper;
using Npgsql;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>Artifacts as stored: rendered once, compressed once, never changed.</summary>
internal static class ArtifactTable
{
    /// <summary>
    /// Renders and stores all artifacts of a version. While one of them is stored the next is rendered, so there are never
    /// more than two in memory.
    /// </summary>
    public static async Task InsertAsync(Change change, PublicList list, long version, ListContent content)
    {
        var indexed = new List<IndexedFile>();
        var next = Task.FromResult<EncodedArtifact?>(null);
        for (var at = 0; at <= ArtifactKind.Rendered.Count; at++)
        {
            var encoded = await next;
            if (at < ArtifactKind.Rendered.Count)
            {
                var (kind, render) = ArtifactKind.Rendered[at];
                next = Task.Run<EncodedArtifact?>(() => EncodedArtifact.Of(kind, render(content)));
            }

            if (encoded is not null)
            {
                indexed.Add(IndexedFile.Of(encoded));
                await InsertAsync(change, list, version, encoded);
            }
        }

        await InsertAsync(
            change, list, version, EncodedArtifact.Of(ArtifactKind.Index, IndexJson.Render(content, indexed)));
    }

    private static async Task InsertAsync(Change change, PublicList list, long version, EncodedArtifact artifact)
    {
        foreach (var encoded in artifact.Codings)
        {
            await change.Connection.ExecuteAsync(
                """
                INSERT INTO artifact (list, version, name, coding, media_type, content, sha256)
                VALUES (@List, @version, @Name, @Coding, @MediaType, @Bytes, @Sha256)
                """,
                new
                {
                    List = list.Name,
                    version,
                    artifact.Kind.Name,
                    Coding = encoded.Coding.Name(),
                    artifact.Kind.MediaType,
                    encoded.Bytes,
                    encoded.Sha256,
                },
                change.Transaction);
        }
    }

    /// <summary>The artifacts of some versions of a list, without their bytes, by version.</summary>
    public static async Task<ILookup<long, PublishedArtifact>> ReadAsync(
        NpgsqlConnection connection, PublicList list, long[] versions, CancellationToken cancel)
    {
        var rows =
            await connection.QueryAsync<(long Version, string Name, string MediaType, string Coding, long Bytes, byte[] Sha256)>(
                new CommandDefinition(
                    """
                    SELECT version, name, media_type, coding, bytes, sha256 FROM artifact
                    WHERE list = @Name AND version = ANY(@versions) ORDER BY version, name, coding
                    """,
                    new { list.Name, versions },
                    cancellationToken: cancel));
        return rows
            .GroupBy(row => (row.Version, row.Name, row.MediaType))
            .ToLookup(
                rowsOfArtifact => rowsOfArtifact.Key.Version,
                rowsOfArtifact => new PublishedArtifact(
                    rowsOfArtifact.Key.Name,
                    rowsOfArtifact.Key.MediaType,
                    [.. rowsOfArtifact.Select(
                        row => new Representation(ContentCodings.Parse(row.Coding), row.Bytes, row.Sha256))]));
    }

    /// <summary>The bytes themselves.</summary>
    public static Task<byte[]> ReadBytesAsync(
        NpgsqlConnection connection,
        PublicList list,
        long version,
        string artifact,
        ContentCoding coding,
        CancellationToken cancel)
        => connection.QuerySingleAsync<byte[]>(new CommandDefinition(
            "SELECT content FROM artifact WHERE list = @Name AND version = @version AND name = @artifact AND coding = @Coding",
            new { list.Name, version, artifact, Coding = coding.Name() },
            cancellationToken: cancel));
}

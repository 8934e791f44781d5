using System.Security.Cryptography;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Dapper;
using Google.Protobuf;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Attribution.Tests.EvidenceFiles;

/// <summary>kill -9 in the middle of an upload: it goes on from what was committed, or is whole; never half there.</summary>
public sealed class KillTests : IAsyncLifetime
{
    private const int MiB = Holding.MiB;
    private const int Chunks = 24;

    private readonly WorldClock _world = new();
    private ServiceProcess _process = null!;
    private NpgsqlDataSource _database = null!;

    public async Task InitializeAsync()
    {
        var settings = await TestPostgres.CreateDatabaseAsync("attribution");
        _database = NpgsqlDataSource.Create(settings["ConnectionStrings:attribution"]!);
        foreach (var (key, value) in TestTokens.Settings)
        {
            settings[key] = value;
        }

        settings["services:voting:grpc:0"] = settings["services:listing:grpc:0"] = "http://127.0.0.1:1";
        settings["ConnectionStrings:redis"] = "127.0.0.1:1,abortConnect=false,connectTimeout=100";
        _process = new ServiceProcess("CyberSanctions.Attribution", settings, _world.Of("attribution"));
        await _process.StartAsync();
    }

    public async Task DisposeAsync()
    {
        _process.Dispose();
        await _database.DisposeAsync();
        _world.Dispose();
    }

    [Fact]
    public async Task Upload_WithTheServiceKilledAgainAndAgain_GoesOnAndIsWhole()
    {
        var content = RandomNumberGenerator.GetBytes((Chunks * MiB) + 17);
        var (reference, id) = await HoldAsync(content);
        var killed = 0;
        for (var received = 0L; received < content.Length;)
        {
            // Killed whenever some more chunks are there; at the end of it not any more.
            var start = new UploadStart
            {
                Reference = reference,
                Id = id,
                First = received,
                Length = content.Length - received,
                Total = content.Length,
            };
            // However fast the service is and however late it is looked at, what is waited for each time is still to come: the
            // four times no more than 3, 4, 5 and 6 MiB of the 24 are sent before it is killed.
            var gone = new TaskCompletionSource();
            var sending = killed < 4
                ? SendAsync(start, content, received + ((3 + killed) * MiB), gone.Task)
                : SendAsync(start, content);
            if (killed < 4)
            {
                var more = received + ((1 + killed) * MiB);
                await Eventually.HoldsAsync(
                    async () => sending.IsCompleted || await ReceivedAsync(id) >= more, "Nothing arrives.");
                _process.Kill();
                gone.SetResult();
                killed++;
                await Assert.ThrowsAnyAsync<RpcException>(() => sending);
                await AssertNothingIsHalfThereAsync();
                await _process.StartAsync();
                received = (await Store().GetUploadAsync(new GetUploadRequest { Reference = reference, Id = id })).Received;
            }
            else
            {
                received = (await sending).Received;
            }
        }

        // It may have been killed when all was there, and nothing of it was content yet.
        Assert.NotNull(
            (await SendAsync(new UploadStart { Reference = reference, Id = id, Total = content.Length }, content)).Content);
        await AssertWholeAsync(reference, id, content);
    }

    [Fact]
    public async Task Upload_ThatTheCallerBreaksOff_KeepsWholeChunks_AndIsNoFaultOfTheService()
    {
        var content = RandomNumberGenerator.GetBytes((3 * MiB) + 17);
        var (reference, id) = await HoldAsync(content);
        using (var call = Store().UploadContent())
        {
            await call.RequestStream.WriteAsync(new UploadContentRequest
            {
                Start = new() { Reference = reference, Id = id, Length = content.Length, Total = content.Length },
            });
            for (var at = 0; at < 2 * MiB; at += MiB / 8)
            {
                await call.RequestStream.WriteAsync(new UploadContentRequest
                {
                    Bytes = ByteString.CopyFrom(content, at, MiB / 8),
                });
            }

            await Eventually.HoldsAsync(async () => await ReceivedAsync(id) == 2 * MiB, "Nothing arrives.");
        }

        Assert.Equal(
            2 * MiB, (await Store().GetUploadAsync(new GetUploadRequest { Reference = reference, Id = id })).Received);
        var start = new UploadStart
        {
            Reference = reference,
            Id = id,
            First = 2 * MiB,
            Length = MiB + 17,
            Total = content.Length,
        };
        Assert.True((await SendAsync(start, content)).CompletedNow);
        await AssertWholeAsync(reference, id, content);
        Assert.DoesNotContain("UploadContent failed", _process.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_WithTheServiceKilledAsItCompletes_IsWholeOrGoesOn()
    {
        foreach (var _ in Enumerable.Range(0, 5))
        {
            var content = RandomNumberGenerator.GetBytes((2 * MiB) + 17);
            var (reference, id) = await HoldAsync(content);
            var start = new UploadStart
            {
                Reference = reference,
                Id = id,
                Length = content.Length,
                Total = content.Length,
            };
            var sending = SendAsync(start, content);
            await Eventually.HoldsAsync(
                async () => sending.IsCompleted || await ReceivedAsync(id) > MiB, "Nothing arrives.");
            _process.Kill();
            await Task.WhenAny(sending);
            await AssertNothingIsHalfThereAsync();
            await _process.StartAsync();

            // What the client does that has heard nothing: it asks, and goes on or has what it wanted.
            var done = await SendAsync(new UploadStart { Reference = reference, Id = id, Total = content.Length }, content);
            while (done.Content is null)
            {
                done = await SendAsync(
                    new UploadStart
                    {
                        Reference = reference,
                        Id = id,
                        First = done.Received,
                        Length = content.Length - done.Received,
                        Total = content.Length,
                    },
                    content);
            }

            await AssertWholeAsync(reference, id, content);
        }
    }

    private EvidenceStore.EvidenceStoreClient Store() => new(_process.Caller("aurelia.nimbus", [Roles.Officer]));

    private async Task<(string Reference, string Id)> HoldAsync(byte[] content)
    {
        var officer = new Contracts.Attribution.V1.Dossiers.DossiersClient(_process.Caller("aurelia.nimbus", [Roles.Officer]));
        var dossier = await officer.CreateDossierAsync(Examples.NewDossier());
        var evidence = Examples.Evidence();
        evidence.Sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        var added = await officer.AddEvidenceAsync(new AddEvidenceRequest { Reference = dossier.Reference, Evidence = evidence });
        return (dossier.Reference, added.Evidence.Id);
    }

    private Task<EvidenceUpload> SendAsync(UploadStart start, byte[] content)
        => SendAsync(start, content, content.Length, Task.CompletedTask);

    /// <summary>Sends up to some byte; what comes after that, only when something has happened.</summary>
    private async Task<EvidenceUpload> SendAsync(UploadStart start, byte[] content, long upTo, Task happened)
    {
        using var call = Store().UploadContent();
        try
        {
            await call.RequestStream.WriteAsync(new UploadContentRequest { Start = start });
            for (var at = start.First; at < start.First + start.Length; at += MiB / 8)
            {
                var length = (int)Math.Min(MiB / 8, start.First + start.Length - at);
                if (at + length > upTo)
                {
                    await happened;
                }

                await call.RequestStream.WriteAsync(
                    new UploadContentRequest { Bytes = ByteString.CopyFrom(content, (int)at, length) });
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        {
            // It was killed; or it has said something.
        }

        return await call;
    }

    private async Task<long> ReceivedAsync(string id)
    {
        await using var connection = await _database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>(
            "SELECT coalesce(max(received), 0) FROM evidence_upload WHERE item = @Item", new { Item = Guid.Parse(id) });
    }

    // As many bytes as are said to be there, from the first on; and a content, an item and its custody together, or none of them.
    private async Task AssertNothingIsHalfThereAsync()
    {
        await using var connection = await _database.OpenConnectionAsync();
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>(
            """
            SELECT count(*) FROM evidence_upload u
            LEFT JOIN (SELECT upload, count(*) AS chunks, max(number) + 1 AS last, sum(octet_length(bytes)) AS bytes
                       FROM evidence_chunk GROUP BY upload) c ON c.upload = u.id
            WHERE u.received <> coalesce(c.bytes, 0) OR c.chunks <> c.last
            """));
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>(
            """
            SELECT count(*) FROM evidence_upload u
            LEFT JOIN evidence_content c ON c.upload = u.id
            LEFT JOIN evidence_file f ON f.item = u.item
            LEFT JOIN evidence_custody e ON e.item = u.item AND e.kind = 1
            WHERE num_nonnulls(c.sha256, f.item, e.item) <> CASE u.state WHEN 2 THEN 3 ELSE 0 END
            """));
    }

    private async Task AssertWholeAsync(string reference, string id, byte[] content)
    {
        await AssertNothingIsHalfThereAsync();
        using var call = Store().DownloadContent(new DownloadContentRequest
        {
            Reference = reference,
            Id = id,
            Purpose = DownloadPurpose.Viewing,
            Reason = "To compare.",
        });
        using var received = new MemoryStream();
        await foreach (var part in call.ResponseStream.ReadAllAsync())
        {
            part.Bytes.WriteTo(received);
        }

        Assert.Equal(content, received.ToArray());
        var custody = await Store().ListCustodyAsync(new ListCustodyRequest { Reference = reference, Id = id });
        Assert.Equal([CustodyKind.Received, CustodyKind.Viewed], custody.Entries.Select(entry => entry.Kind));
    }
}

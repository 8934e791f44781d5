using System.Security.Cryptography;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Dapper;
using Google.Protobuf;
using Grpc.Core;

namespace CyberSanctions.Attribution.Tests.EvidenceFiles;

/// <summary>An item of evidence in a dossier of its own, and bytes to be its content.</summary>
/// <param name="Service">Where it is.</param>
/// <param name="Reference">The dossier.</param>
/// <param name="Id">The item.</param>
/// <param name="Bytes">What its SHA-256 is of.</param>
internal sealed record Holding(TestService<Program> Service, string Reference, string Id, byte[] Bytes)
{
    public const int MiB = 1024 * 1024;

    /// <summary>Who brings it, unless a test says otherwise.</summary>
    public const string Somebody = "aurelia.nimbus";

    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Bytes));

    /// <summary>Bytes that nobody else has.</summary>
    public static byte[] Content(int length) => RandomNumberGenerator.GetBytes(length);

    /// <summary>Opens a dossier with an incident, an actor, and an item of evidence that declares some bytes.</summary>
    public static async Task<Holding> OfAsync(TestService<Program> service, byte[] bytes)
    {
        var officer = Dossiers(service, Somebody, Roles.Officer);
        var dossier = await officer.CreateDossierAsync(Examples.NewDossier());
        await officer.AddIncidentAsync(new AddIncidentRequest { Reference = dossier.Reference, Incident = Examples.Incident() });
        await officer.NameActorAsync(new NameActorRequest { Reference = dossier.Reference, Actor = Examples.Actor() });
        return await InAsync(service, dossier.Reference, bytes);
    }

    /// <summary>Adds an item of evidence that declares some bytes to a dossier.</summary>
    public static async Task<Holding> InAsync(TestService<Program> service, string reference, byte[] bytes)
    {
        var evidence = Examples.Evidence();
        evidence.Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var added = await Dossiers(service, Somebody, Roles.Officer).AddEvidenceAsync(
            new AddEvidenceRequest { Reference = reference, Evidence = evidence });
        return new Holding(service, reference, added.Evidence.Id, bytes);
    }

    public static Contracts.Attribution.V1.Dossiers.DossiersClient Dossiers(
        TestService<Program> service, string subject, params string[] roles) => new(service.Channel(subject, roles));

    public Contracts.Attribution.V1.Dossiers.DossiersClient Officer => Dossiers(Service, Somebody, Roles.Officer);

    public EvidenceStore.EvidenceStoreClient Store(string subject = Somebody, string role = Roles.Officer)
        => new(Service.Channel(subject, [role]));

    /// <summary>The item as it is.</summary>
    public async Task<Evidence> EvidenceAsync()
        => await Officer.GetEvidenceAsync(new GetEvidenceRequest { Reference = Reference, Id = Id });

    /// <summary>Uploads the whole in one go.</summary>
    public Task<EvidenceUpload> UploadAsync(byte[]? other = null, string by = Somebody)
    {
        var bytes = other ?? Bytes;
        return SendAsync(new UploadStart { Length = bytes.Length, Total = bytes.Length, Anew = true }, bytes, by);
    }

    /// <summary>Uploads a part: the bytes that belong there, unless a test says otherwise.</summary>
    public Task<EvidenceUpload> PartAsync(int first, int length, int? total = null, string by = Somebody)
        => SendAsync(
            new UploadStart { First = first, Length = length, Total = total ?? Bytes.Length },
            Bytes.AsMemory(first, length).ToArray(),
            by);

    /// <summary>Sends bytes after a start, 100,000 at a time.</summary>
    public async Task<EvidenceUpload> SendAsync(UploadStart start, byte[] bytes, string by = Somebody, string? key = null)
    {
        start.Reference = Reference;
        start.Id = Id;
        using var call = Store(by).UploadContent(key is null ? null : new Metadata { { Commands.IdempotencyKey, key } });
        try
        {
            await call.RequestStream.WriteAsync(new UploadContentRequest { Start = start });
            foreach (var part in bytes.Chunk(100_000))
            {
                await call.RequestStream.WriteAsync(new UploadContentRequest { Bytes = ByteString.CopyFrom(part) });
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        {
            // It was refused before everything was sent.
        }

        return await call;
    }

    /// <summary>Downloads it.</summary>
    public async Task<(EvidenceHead Head, byte[] Bytes)> DownloadAsync(
        long first = 0, long length = 0, string by = Somebody, string role = Roles.Officer, string reason = "To read it.",
        DownloadPurpose purpose = DownloadPurpose.Viewing)
    {
        using var call = Store(by, role).DownloadContent(new DownloadContentRequest
        {
            Reference = Reference,
            Id = Id,
            Purpose = purpose,
            Reason = reason,
            First = first,
            Length = length,
        });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        var head = call.ResponseStream.Current.Head;
        using var received = new MemoryStream();
        await foreach (var part in call.ResponseStream.ReadAllAsync())
        {
            part.Bytes.WriteTo(received);
        }

        return (head, received.ToArray());
    }

    /// <summary>How far the unfinished upload of somebody is.</summary>
    public async Task<EvidenceUpload> ProgressAsync(string by = Somebody)
        => await Store(by).GetUploadAsync(new GetUploadRequest { Reference = Reference, Id = Id });

    /// <summary>The custody, all of it.</summary>
    public async Task<IReadOnlyList<CustodyEntry>> CustodyAsync()
        => (await Store().ListCustodyAsync(new ListCustodyRequest { Reference = Reference, Id = Id })).Entries;

    /// <summary>Uploads that lie in the database for this item, and chunks of them.</summary>
    public async Task<(long Uploads, long Chunks)> StoredAsync()
    {
        await using var connection = await Service.Database.OpenConnectionAsync();
        return await connection.QuerySingleAsync<(long, long)>(
            """
            SELECT (SELECT count(*) FROM evidence_upload WHERE item = @item),
                   (SELECT count(*) FROM evidence_chunk c JOIN evidence_upload u ON u.id = c.upload WHERE u.item = @item)
            """,
            new { item = Guid.Parse(Id) });
    }

    /// <summary>Changes a byte of the content behind the service's back, as only the superuser can; or puts it right
    /// again.</summary>
    public Task DamageAsync(int number = 0, int at = 100)
        => AttributionService.AsAdministratorAsync(
            Service,
            """
            SET session_replication_role = replica;
            UPDATE evidence_chunk SET bytes = set_byte(bytes, @at, get_byte(bytes, @at) # 1)
            WHERE number = @number AND upload = (
                SELECT c.upload FROM evidence_content c WHERE c.sha256 = decode(@Sha256, 'hex'));
            """,
            new { number, at, Sha256 });

    /// <summary>The kind of refusal.</summary>
    public static async Task<string> ReasonAsync<T>(Task<T> call) => (await RefusalAsync(call)).Reason;

    /// <summary>The refusal.</summary>
    public static async Task<ReceivedRefusal> RefusalAsync<T>(Task<T> call)
        => StatusDetails.FromRpcException(await Assert.ThrowsAsync<RpcException>(() => call));
}

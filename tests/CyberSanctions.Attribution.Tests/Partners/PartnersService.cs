using System.Security.Cryptography;
using CyberSanctions.Attribution.Tests.EvidenceFiles;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Journal.Reading;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Client = CyberSanctions.Contracts.Attribution.V1.Partners.PartnersClient;
using DossierClient = CyberSanctions.Contracts.Attribution.V1.Dossiers.DossiersClient;

namespace CyberSanctions.Attribution.Tests.Partners;

/// <summary>The service, with a clock of the test's, and invented people of the Union and of two partners.</summary>
public sealed class PartnersService : IAsyncLifetime
{
    /// <summary>Who proposes to share, unless a test says otherwise.</summary>
    internal const string Proposer = "aurelia.nimbus";

    internal TestClock Clock { get; } = new();

    internal TestService<Program> Service { get; private set; } = null!;

    internal DossierClient Dossiers { get; private set; } = null!;

    /// <summary>An officer, and another one.</summary>
    internal Client Officer { get; private set; } = null!;

    internal Client Second { get; private set; } = null!;

    /// <summary>Somebody of the United States', and of Ukraine's.</summary>
    internal Client America { get; private set; } = null!;

    internal Client Ukraine { get; private set; } = null!;

    internal DateOnly Today => LivedDates.Today(Clock);

    public async Task InitializeAsync()
    {
        Service = await TestService.StartAsync<Program>("attribution", Clock);
        Dossiers = new(Service.Channel(Proposer, [Roles.Officer]));
        Officer = Call(Proposer, Roles.Officer);
        Second = Call("tiberius.quill", Roles.Officer);
        America = Call("us.analyst", Roles.Partner, "US");
        Ukraine = Call("ua.analyst", Roles.Partner, "UA");
    }

    public async Task DisposeAsync() => await Service.DisposeAsync();

    internal Client Call(string subject, string role, string? partner = null)
        => new(Service.Channel(subject, [role], "", partner));

    /// <summary>Opens a dossier.</summary>
    internal async Task<string> OpenAsync(Handling handling = Handling.TlpAmber, bool exercise = false)
        => (await Dossiers.CreateDossierAsync(new(Examples.NewDossier(handling)) { Exercise = exercise })).Reference;

    internal async Task<string> AddActorAsync(string reference, string name = "Blue Heron")
        => (await Dossiers.NameActorAsync(
            new() { Reference = reference, Actor = new(Examples.Actor()) { Name = name } })).Actor.Id;

    internal async Task<string> AddIncidentAsync(string reference)
        => (await Dossiers.AddIncidentAsync(new() { Reference = reference, Incident = Examples.Incident() })).Incident.Id;

    internal async Task<string> AddEvidenceAsync(string reference, Handling handling = Handling.TlpAmber, string title = "A log")
        => (await Dossiers.AddEvidenceAsync(new()
        {
            Reference = reference,
            Evidence = new(Examples.Evidence()) { Handling = handling, Title = title },
        })).Evidence.Id;

    /// <summary>An item of evidence whose content is kept.</summary>
    internal async Task<Holding> HoldAsync(string reference, Handling handling = Handling.TlpAmber, string title = "An image")
    {
        var bytes = Holding.Content(20);
        var added = await Dossiers.AddEvidenceAsync(new()
        {
            Reference = reference,
            Evidence = new(Examples.Evidence())
            {
                Handling = handling,
                Title = title,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            },
        });
        var held = new Holding(Service, reference, added.Evidence.Id, bytes);
        await held.UploadAsync();
        return held;
    }

    internal ShareDossierRequest Sharing(string reference, params string[] items)
    {
        var request = new ShareDossierRequest
        {
            Reference = reference,
            Partner = "US",
            Until = Today.AddDays(30).ToMessage(),
            Purpose = "For a joint statement.",
        };
        request.ItemIds.AddRange(items);
        return request;
    }

    /// <summary>Proposed by one, approved by another.</summary>
    internal async Task<Share> ShareAsync(string reference, params string[] items)
        => await ApproveAsync(await Officer.ShareDossierAsync(Sharing(reference, items)));

    internal async Task<Share> ApproveAsync(Share share)
        => await Second.ApproveShareAsync(new() { Reference = share.DossierReference, Id = share.Id });

    internal async Task<Share> EndAsync(Share share)
        => await Officer.EndShareAsync(new() { Reference = share.DossierReference, Id = share.Id, Reason = "It is done." });

    internal Task RemarkAsync(string reference, Handling handling)
        => Dossiers.AmendDossierAsync(
            new() { Reference = reference, Title = "Intrusions", Handling = handling, Reason = "Marked anew." }).ResponseAsync;

    internal Task RemarkAsync(string reference, string evidence, Handling handling, string title = "A log")
        => Dossiers.AmendEvidenceAsync(new()
        {
            Reference = reference,
            Id = evidence,
            Evidence = new(Examples.Evidence()) { Handling = handling, Title = title },
            Reason = "Marked otherwise.",
        }).ResponseAsync;

    internal Task WithdrawAsync(string reference, string item)
        => Dossiers.WithdrawItemAsync(new() { Reference = reference, Id = item, Reason = "Misread." }).ResponseAsync;

    /// <summary>All that a partner reads of a share, page by page.</summary>
    internal static async Task<IReadOnlyList<SharedItem>> ReadAsync(Client partner, string share, int size = 3)
    {
        var items = new List<SharedItem>();
        var cursor = "";
        do
        {
            var page = await partner.ListReceivedItemsAsync(new() { Id = share, Page = new() { Cursor = cursor, Size = size } });
            items.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor.Length > 0);
        return items;
    }

    internal static async Task<IEnumerable<string>> IdsAsync(Client partner, string share)
        => (await ReadAsync(partner, share)).Select(item => item.Id);

    internal async Task<List<Entry>> JournalOfAsync(string subject)
    {
        await Service.Services.GetRequiredService<JournalReader>().HeadAsync(CancellationToken.None);
        return [.. (await Service.JournalAsync()).Where(entry => entry.Subject == subject)];
    }

    internal static async Task<ReceivedRefusal> RefusalAsync<T>(AsyncUnaryCall<T> call)
        => StatusDetails.FromRpcException(await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync));

    internal static async Task<string> ReasonAsync<T>(AsyncUnaryCall<T> call) => (await RefusalAsync(call)).Reason;
}

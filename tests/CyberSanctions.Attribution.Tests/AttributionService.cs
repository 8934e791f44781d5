using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Journal.Reading;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberSanctions.Attribution.Tests;

/// <summary>The service on a database of its own, shared by the tests of a class.</summary>
public class AttributionService : IAsyncLifetime
{
    internal TestService<Program> Service { get; private set; } = null!;

    /// <summary>Calls as an officer.</summary>
    internal Contracts.Attribution.V1.Dossiers.DossiersClient Officer { get; private set; } = null!;

    /// <inheritdoc/>
    public virtual async Task InitializeAsync()
    {
        Service = await TestService.StartAsync<Program>("attribution", redis: null, await UpstreamsAsync());
        Officer = As("aurelia.nimbus", Roles.Officer);
    }

    /// <inheritdoc/>
    public virtual async Task DisposeAsync() => await Service.DisposeAsync();

    internal Contracts.Attribution.V1.Dossiers.DossiersClient As(string subject, params string[] roles)
        => new(Service.Channel(subject, roles));

    /// <summary>What the journal says of one dossier.</summary>
    internal async Task<List<Entry>> JournalOfAsync(string reference)
    {
        // Entries wait for older transactions anywhere in the cluster, those of other tests included.
        await Service.Services.GetRequiredService<JournalReader>().HeadAsync(CancellationToken.None);
        return [.. (await Service.JournalAsync()).Where(entry => entry.Subject == reference)];
    }

    /// <summary>A dossier with an incident, evidence and an actor: at version 4, ready to be concluded.</summary>
    internal async Task<Dossier> CompleteDossierAsync(bool exercise = false)
    {
        var dossier = await Officer.CreateDossierAsync(new(Examples.NewDossier()) { Exercise = exercise });
        await Officer.AddIncidentAsync(new AddIncidentRequest { Reference = dossier.Reference, Incident = Examples.Incident() });
        await Officer.AddEvidenceAsync(new AddEvidenceRequest { Reference = dossier.Reference, Evidence = Examples.Evidence() });
        await Officer.NameActorAsync(new NameActorRequest { Reference = dossier.Reference, Actor = Examples.Actor() });
        return await Officer.GetDossierAsync(new GetDossierRequest { Reference = dossier.Reference });
    }

    /// <summary>Does something to the database that the service may not do.</summary>
    internal static Task AsOwnerAsync(TestService<Program> service, string sql, object? parameters = null)
        => ExecuteAsync(OwnerOf(service), sql, parameters);

    /// <summary>Does something to the database that not even its owner may do.</summary>
    internal static Task AsAdministratorAsync(TestService<Program> service, string sql, object? parameters = null)
        => ExecuteAsync(AdministratorOf(service), sql, parameters);

    internal static string AdministratorOf(TestService<Program> service)
        => new NpgsqlConnectionStringBuilder(OwnerOf(service)) { Username = "postgres", Pooling = false }.ConnectionString;

    private static string OwnerOf(TestService<Program> service)
        => service.Services.GetRequiredService<IConfiguration>().GetConnectionString("attribution_owner")!;

    private static async Task ExecuteAsync(string database, string sql, object? parameters)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.ExecuteAsync(sql, parameters);
    }

    /// <summary>Where the journals are that it follows; nowhere, if a test is not about that.</summary>
    protected virtual Task<(string Key, string Value)[]> UpstreamsAsync() => Task.FromResult<(string, string)[]>([]);

    internal async Task<Dossier> ConcludedDossierAsync()
    {
        var dossier = await CompleteDossierAsync();
        await Officer.ConcludeDossierAsync(
            new ConcludeDossierRequest { Reference = dossier.Reference, Assessment = "Blue Heron did it." });
        return await ConfirmAsync(dossier.Reference);
    }

    /// <summary>Somebody else confirms a conclusion.</summary>
    internal async Task<Dossier> ConfirmAsync(string reference)
        => await As("tiberius.quill", Roles.Officer)
            .ConfirmConclusionAsync(new ConfirmConclusionRequest { Reference = reference });
}

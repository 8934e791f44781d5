using System.Net;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Grpc.Core;

namespace CyberSanctions.Attribution.Tests;

/// <summary>
/// What leaves a service for the operator's collector: which method, which statement, and nothing of what was said.
/// </summary>
[Collection(Alone)]
public sealed class TelemetryTests
{
    // Sources of spans are the process's: whoever listens to them hears the services of other tests.
    private const string Alone = "Telemetry";

    [Fact]
    public async Task Spans_TellMethodAndStatement_AndNothingOfWhatWasSaidOrByWhom()
    {
        await using var collector = await Collector.StartAsync();
        await using var service = await TestService.StartAsync<Program>("attribution", redis: null, collector.Settings);
        var officer = new Contracts.Attribution.V1.Dossiers.DossiersClient(service.Channel("aurelia.nimbus", [Roles.Officer]));
        var asked = Examples.NewDossier();
        asked.Title = "Operation Blue Heron";

        var dossier = await officer.CreateDossierAsync(asked);
        await officer.NameActorAsync(new NameActorRequest { Reference = dossier.Reference, Actor = Examples.Actor() });
        await Assert.ThrowsAsync<RpcException>(
            () => officer.GetDossierAsync(new GetDossierRequest { Reference = "ATT-1999-0001" }).ResponseAsync);

        var spans = new List<Collector.Span>();
        foreach (var method in (string[])["CreateDossier", "NameActor", "GetDossier"])
        {
            spans = await collector.SpansUntilAsync($"POST /cybersanctions.attribution.v1.Dossiers/{method}", service.Services);
        }

        Assert.Contains(spans, span => span.Text.Contains("INSERT INTO dossier ", StringComparison.OrdinalIgnoreCase));
        Assert.All(spans, span => Assert.All(
            (string[])["aurelia", "nimbus", "Blue Heron", Examples.Actor().Name, "ATT-1999-0001", "Bearer", "eyJ"],
            said => Assert.DoesNotContain(said, span.Text, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task WhatTheServiceDoesOfItsOwnAccord_AndWhatAProbeAsks_IsNoTrace()
    {
        await using var collector = await Collector.StartAsync();
        await using var service = await TestService.StartAsync<Program>("attribution", redis: null, collector.Settings);

        // It looks every second whether there is something to seal.
        await Task.Delay(TimeSpan.FromSeconds(3));
        using var http = service.CreateClient();
        using var healthy = await http.GetAsync(new Uri("/health", UriKind.Relative));
        var officer = new Contracts.Attribution.V1.Dossiers.DossiersClient(service.Channel("aurelia.nimbus", [Roles.Officer]));
        await officer.ListDossiersAsync(new ListDossiersRequest());

        Assert.Equal(HttpStatusCode.OK, healthy.StatusCode);
        var spans = await collector.SpansUntilAsync(
            "POST /cybersanctions.attribution.v1.Dossiers/ListDossiers", service.Services);
        Assert.Equal(
            ["POST /cybersanctions.attribution.v1.Dossiers/ListDossiers"],
            spans.Where(span => span.BeginsATrace).Select(span => span.Name));
        Assert.Contains(spans, span => !span.BeginsATrace);
    }

    [CollectionDefinition(Alone, DisableParallelization = true)]
    public sealed class AloneCollection;
}

using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;

namespace CyberSanctions.Attribution.Tests;

/// <summary>A concluded dossier is never opened again: another one takes its place, once that is concluded too.</summary>
public sealed class SupersedingTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    private Contracts.Attribution.V1.Dossiers.DossiersClient Officer => attribution.Officer;

    [Fact]
    public async Task Successor_HasAllThatIsInTheDossier_AndTakesItsPlaceWithItsOwnConclusion()
    {
        var dossier = await attribution.ConcludedDossierAsync();

        var successor = await Officer.SupersedeDossierAsync(
            new SupersedeDossierRequest
            {
                Reference = dossier.Reference,
                ExpectedVersion = 6,
                Reason = "A court asks for more.",
            });

        Assert.Equal(
            (DossierState.Open, 1L, dossier.Title, dossier.Handling, dossier.Reference, null, dossier.Contents),
            (successor.State, successor.Version, successor.Title, successor.Handling, successor.Supersedes, successor.Conclusion,
                successor.Contents));
        Assert.Equal(dossier, await GetAsync(dossier.Reference));
        var (before, after) = (await IncidentAsync(dossier.Reference), await IncidentAsync(successor.Reference));
        Assert.Equal(before, after);
        Assert.Equal(
            "A court asks for more.",
            Assert.Single((await Officer.ListDossierChangesAsync(
                new ListDossierChangesRequest { Reference = successor.Reference })).Changes).Reason);

        await Officer.ConcludeDossierAsync(
            new ConcludeDossierRequest { Reference = successor.Reference, Assessment = "It still was Blue Heron." });
        Assert.Equal(dossier, await GetAsync(dossier.Reference));
        await attribution.ConfirmAsync(successor.Reference);

        Assert.Equal(
            new Dossier(dossier) { Version = 7, SupersededBy = successor.Reference }, await GetAsync(dossier.Reference));
        var entry = (await attribution.JournalOfAsync(dossier.Reference))[^1];
        Assert.Equal(
            new DossierSuperseded { Reference = dossier.Reference, Version = 7, SupersededBy = successor.Reference },
            DossierSuperseded.Parser.ParseFrom(entry.Payload));
        Assert.Equal(
            ChangeKind.Superseded,
            (await Officer.ListDossierChangesAsync(new ListDossierChangesRequest { Reference = dossier.Reference }))
                .Changes[0].Kind);
    }

    [Fact]
    public async Task Dossier_HasOneSuccessorAtATime_AndAnotherOneOnceThatIsWithdrawn()
    {
        var dossier = await attribution.ConcludedDossierAsync();
        var first = await SupersedeAsync(dossier.Reference);

        Assert.Equal("successor-exists", await ReasonAsync(SupersedeAsync(dossier.Reference)));
        Assert.Equal("dossier-open", await ReasonAsync(SupersedeAsync(first.Reference)));
        await Officer.WithdrawDossierAsync(new WithdrawDossierRequest { Reference = first.Reference, Reason = "By mistake." });
        Assert.Equal("dossier-withdrawn", await ReasonAsync(SupersedeAsync(first.Reference)));

        var second = await SupersedeAsync(dossier.Reference);
        await Officer.ConcludeDossierAsync(new ConcludeDossierRequest
        {
            Reference = second.Reference,
            Assessment = "It was she.",
        });
        await attribution.ConfirmAsync(second.Reference);
        Assert.Equal("successor-exists", await ReasonAsync(SupersedeAsync(dossier.Reference)));
        Assert.Equal(second.Reference, (await SupersedeAsync(second.Reference)).Supersedes);
    }

    [Fact]
    public async Task TwoWhoSupersedeADossierAtOnce_OpenOneSuccessor()
    {
        var dossier = await attribution.ConcludedDossierAsync();
        var reasons = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            try
            {
                await SupersedeAsync(dossier.Reference);
                return "";
            }
            catch (RpcException refused)
            {
                return StatusDetails.FromRpcException(refused).Reason;
            }
        }));
        Assert.Equal(1, reasons.Count(reason => reason.Length == 0));
        Assert.Equal(5, reasons.Count(reason => reason == "successor-exists"));
    }

    [Fact]
    public async Task Readers_SupersedeNothing()
        => Assert.Equal("permission-denied", await ReasonAsync(attribution.As("reader-1", Roles.Auditor)
            .SupersedeDossierAsync(new SupersedeDossierRequest
            {
                Reference = (await attribution.ConcludedDossierAsync()).Reference,
                Reason = "x",
            })
            .ResponseAsync));

    private async Task<Dossier> GetAsync(string reference)
        => await Officer.GetDossierAsync(new GetDossierRequest { Reference = reference });

    private async Task<Dossier> SupersedeAsync(string reference)
        => await Officer.SupersedeDossierAsync(new SupersedeDossierRequest { Reference = reference, Reason = "There is more." });

    private async Task<Incident> IncidentAsync(string reference)
        => Assert.Single((await Officer.ListIncidentsAsync(new ListIncidentsRequest { Reference = reference })).Incidents);

    private static async Task<string> ReasonAsync<T>(Task<T> call)
        => StatusDetails.FromRpcException(await Assert.ThrowsAsync<RpcException>(() => call)).Reason;
}

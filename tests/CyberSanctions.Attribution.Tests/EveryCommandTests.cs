using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;

namespace CyberSanctions.Attribution.Tests;

/// <summary>Every command in every state of a dossier, compared with a table of what is allowed.</summary>
public sealed class EveryCommandTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    private const string Allowed = "";

    [Theory]
    [InlineData("empty", Allowed, Allowed, Allowed, "dossier-incomplete")]
    [InlineData("complete", Allowed, Allowed, Allowed, Allowed)]
    [InlineData("concluded", "dossier-concluded", "dossier-concluded", "dossier-concluded", "dossier-concluded")]
    public async Task Command_IsAllowedOrRefusedAsTheTableSays_AndARefusalChangesNothing(
        string state, string incident, string evidence, string actor, string conclusion)
    {
        await IsAsync(incident, d => attribution.Officer.AddIncidentAsync(new AddIncidentRequest
        {
            Reference = d,
            Incident = Examples.Incident(),
        }).ResponseAsync);
        await IsAsync(evidence, d => attribution.Officer.AddEvidenceAsync(new AddEvidenceRequest
        {
            Reference = d,
            Evidence = Examples.Evidence(),
        }).ResponseAsync);
        await IsAsync(actor, d =>
            attribution.Officer.NameActorAsync(new NameActorRequest { Reference = d, Actor = Examples.Actor() }).ResponseAsync);
        await IsAsync(
            conclusion,
            d => attribution.Officer.ConcludeDossierAsync(
                new ConcludeDossierRequest { Reference = d, Assessment = "It was Blue Heron." }).ResponseAsync);

        async Task IsAsync(string expected, Func<string, Task> command)
        {
            var before = await DossierInAsync(state);
            var entries = (await attribution.JournalOfAsync(before.Reference)).Count;
            var reason = await ReasonAsync(command(before.Reference));
            var after = await attribution.Officer.GetDossierAsync(new GetDossierRequest { Reference = before.Reference });
            var changed = reason == Allowed ? 1 : 0;
            Assert.Equal(
                (expected, before.Version + changed, entries + changed),
                (reason, after.Version, (await attribution.JournalOfAsync(before.Reference)).Count));
        }
    }

    private async Task<Dossier> DossierInAsync(string state) => state switch
    {
        "empty" => await attribution.Officer.CreateDossierAsync(Examples.NewDossier()),
        "complete" => await attribution.CompleteDossierAsync(),
        _ => await attribution.ConcludedDossierAsync(),
    };

    private static async Task<string> ReasonAsync(Task command)
    {
        try
        {
            await command;
            return Allowed;
        }
        catch (RpcException exception)
        {
            return StatusDetails.FromRpcException(exception).Reason;
        }
    }
}

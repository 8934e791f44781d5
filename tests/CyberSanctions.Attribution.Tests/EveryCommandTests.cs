using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;

namespace CyberSanctions.Attribution.Tests;

/// <summary>Every command in every state of a dossier, compared with a table of what is allowed.</summary>
public sealed class EveryCommandTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    private const string Allowed = "";

    [Theory]
    [InlineData("empty", Allowed, "dossier-incomplete", "no-conclusion")]
    [InlineData("complete", Allowed, Allowed, "no-conclusion")]
    [InlineData("to be confirmed", Allowed, Allowed, Allowed)]
    [InlineData("changed since", Allowed, Allowed, "no-conclusion")]
    [InlineData("concluded", "dossier-concluded", "dossier-concluded", "dossier-concluded")]
    [InlineData("withdrawn", "dossier-withdrawn", "dossier-withdrawn", "dossier-withdrawn")]
    public async Task Command_IsAllowedOrRefusedAsTheTableSays_AndARefusalChangesNothing(
        string state, string change, string conclusion, string confirmation)
    {
        var (incident, evidence, actor) = (change, change, change);
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
        await IsAsync(confirmation, attribution.ConfirmAsync);
        await IsAsync(change, d => attribution.Officer.AmendDossierAsync(new AmendDossierRequest
        {
            Reference = d,
            Title = "Another",
            Handling = Handling.TlpRed,
            Reason = "x",
        }).ResponseAsync);
        await IsAsync(change, d => attribution.Officer.WithdrawDossierAsync(
            new WithdrawDossierRequest { Reference = d, Reason = "x" }).ResponseAsync);

        async Task IsAsync(string expected, Func<string, Task> command)
        {
            var before = await DossierInAsync(state);
            var entries = await VersionsInTheJournalAsync(before.Reference);
            var reason = await ReasonAsync(command(before.Reference));
            var after = await attribution.Officer.GetDossierAsync(new GetDossierRequest { Reference = before.Reference });
            var changed = reason == Allowed ? 1 : 0;
            Assert.Equal(
                (expected, before.Version + changed, entries + changed),
                (reason, after.Version, await VersionsInTheJournalAsync(before.Reference)));
        }
    }

    // What can be cited is told with the conclusion; it makes no version.
    private async Task<int> VersionsInTheJournalAsync(string reference)
        => (await attribution.JournalOfAsync(reference))
            .Count(entry => entry.EventType != Contracts.Events.V1.ItemsCitable.Descriptor.FullName);

    private async Task<Dossier> DossierInAsync(string state) => state switch
    {
        "empty" => await attribution.Officer.CreateDossierAsync(Examples.NewDossier()),
        "complete" => await attribution.CompleteDossierAsync(),
        "to be confirmed" => await ToBeConfirmedAsync(),
        "changed since" => await ChangedSinceAsync(),
        "withdrawn" => await attribution.Officer.WithdrawDossierAsync(new WithdrawDossierRequest
        {
            Reference = (await ToBeConfirmedAsync()).Reference,
            Reason = "x",
        }),
        _ => await attribution.ConcludedDossierAsync(),
    };

    private async Task<Dossier> ToBeConfirmedAsync()
        => await attribution.Officer.ConcludeDossierAsync(new ConcludeDossierRequest
        {
            Reference = (await attribution.CompleteDossierAsync()).Reference,
            Assessment = "It was Blue Heron.",
        });

    private async Task<Dossier> ChangedSinceAsync()
    {
        var reference = (await ToBeConfirmedAsync()).Reference;
        await attribution.Officer.NameActorAsync(new NameActorRequest { Reference = reference, Actor = Examples.Actor() });
        return await attribution.Officer.GetDossierAsync(new GetDossierRequest { Reference = reference });
    }

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

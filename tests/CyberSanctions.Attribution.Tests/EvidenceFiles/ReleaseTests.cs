using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Identity;

namespace CyberSanctions.Attribution.Tests.EvidenceFiles;

/// <summary>What may be released of evidence, the legal service decides, and nobody else.</summary>
public sealed class ReleaseTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    [Fact]
    public async Task Decision_IsShownWithTheItem_IsReplacedByAnother_AndBothStayInTheCustody()
    {
        var held = await UploadedAsync();

        await DecideAsync(held, Yes(held));
        var release = (await held.EvidenceAsync()).Release;
        Assert.Equal(
            (true, "The server was rented in March.", Handling.TlpGreen, "livia.stratus"),
            (release.Released, release.Extract, release.Handling, release.DecidedBy));
        var listed = (await held.Officer.ListEvidenceAsync(new ListEvidenceRequest { Reference = held.Reference })).Evidence[0];
        Assert.Equal((true, ""), (listed.Release.Released, listed.Release.Extract));

        await DecideAsync(held, No(held));
        release = (await held.EvidenceAsync()).Release;
        Assert.Equal((false, "", Handling.Unspecified), (release.Released, release.Extract, release.Handling));
        Assert.Equal(
            [true, false],
            (await held.CustodyAsync())
                .Where(entry => entry.Kind == CustodyKind.Released)
                .Select(entry => entry.Release.Released));
    }

    [Fact]
    public async Task Decision_IsOfTheBytes_AndNotOfOthersThatTheItemDeclaresLater()
    {
        var held = await UploadedAsync();
        await DecideAsync(held, Yes(held));
        await held.Officer.AmendEvidenceAsync(new AmendEvidenceRequest
        {
            Reference = held.Reference,
            Id = held.Id,
            Evidence = Examples.Evidence(),
            Reason = "Another image.",
        });
        Assert.Null((await held.EvidenceAsync()).Release);
    }

    [Fact]
    public async Task Extract_IsNotAboveTheEvidence_AndIsSeenByThoseWhoseClearanceReachesIt()
    {
        var held = await UploadedAsync();
        var tooHigh = Yes(held);
        tooHigh.Handling = Handling.TlpAmberStrict;
        Assert.Equal("extract-above-evidence", await Holding.ReasonAsync(DecideAsync(held, tooHigh)));

        var amber = Yes(held);
        amber.Handling = Handling.TlpAmber;
        await DecideAsync(held, amber);
        var lower = Examples.Evidence();
        (lower.Sha256, lower.Handling) = (held.Sha256, Handling.TlpGreen);
        await held.Officer.AmendEvidenceAsync(
            new AmendEvidenceRequest { Reference = held.Reference, Id = held.Id, Evidence = lower, Reason = "Lowered." });
        await held.Officer.AmendDossierAsync(new AmendDossierRequest
        {
            Reference = held.Reference,
            Title = "Intrusions",
            Handling = Handling.TlpGreen,
            Reason = "Lowered.",
        });
        var asked = new GetEvidenceRequest { Reference = held.Reference, Id = held.Id };
        Assert.Null((await Holding.Dossiers(held.Service, "observer-1", Roles.Observer).GetEvidenceAsync(asked)).Release);
        Assert.NotNull((await Holding.Dossiers(held.Service, "auditor-1", Roles.Auditor).GetEvidenceAsync(asked)).Release);
    }

    [Fact]
    public async Task Decision_ThatSaysYesAndNothing_OrNoAndSomething_IsRefused()
    {
        var held = await UploadedAsync();
        var (yes, no) = (Yes(held), No(held));
        yes.Extract = "";
        yes.Handling = Handling.Unspecified;
        Assert.Equal(
            ["extract", "handling"], (await Holding.RefusalAsync(DecideAsync(held, yes))).Fields.Select(field => field.Field));
        no.Extract = "Something.";
        no.Handling = Handling.TlpClear;
        Assert.Equal(
            ["extract", "handling"], (await Holding.RefusalAsync(DecideAsync(held, no))).Fields.Select(field => field.Field));
        var unsaid = Yes(held);
        unsaid.ClearReleased();
        Assert.Contains((await Holding.RefusalAsync(DecideAsync(held, unsaid))).Fields, field => field.Field == "released");
    }

    [Theory]
    [InlineData(Roles.Officer)]
    [InlineData(Roles.Auditor)]
    public async Task Decision_IsForTheLegalServiceAlone(string role)
    {
        var held = await UploadedAsync();
        Assert.Equal(
            "permission-denied",
            await Holding.ReasonAsync(held.Store("somebody.else", role).DecideReleaseAsync(Yes(held)).ResponseAsync));
    }

    [Fact]
    public async Task WithoutContent_ThereIsNothingToRelease_ToShareOrToHash()
    {
        var held = await Holding.OfAsync(attribution.Service, Holding.Content(10));
        var store = held.Store("livia.stratus", Roles.Legal);
        Assert.Equal("no-content", await Holding.ReasonAsync(DecideAsync(held, Yes(held))));
        Assert.Equal("no-content", await Holding.ReasonAsync(store.ShareEvidenceAsync(Shared(held)).ResponseAsync));
        Assert.Equal("no-content", await Holding.ReasonAsync(store.RehashContentAsync(
            new RehashContentRequest { Reference = held.Reference, Id = held.Id, Reason = "x" }).ResponseAsync));
    }

    [Fact]
    public async Task ConcludedDossier_IsFrozen_ButItsEvidenceIsStillSharedAndReleased()
    {
        var held = await UploadedAsync();
        await held.Officer.ConcludeDossierAsync(new ConcludeDossierRequest
        {
            Reference = held.Reference,
            Assessment = "They did it.",
        });
        await attribution.ConfirmAsync(held.Reference);

        var shared = await held.Store().ShareEvidenceAsync(Shared(held));
        await DecideAsync(held, Yes(held));

        Assert.Equal((CustodyKind.Shared, "Laboratory of Port Cumulus"), (shared.Kind, shared.Recipient));
        Assert.True((await held.EvidenceAsync()).Release.Released);
    }

    internal static DecideReleaseRequest Yes(Holding held) => new()
    {
        Reference = held.Reference,
        Id = held.Id,
        Released = true,
        Extract = "The server was rented in March.",
        Handling = Handling.TlpGreen,
        Reason = "It names no source.",
    };

    private static DecideReleaseRequest No(Holding held)
        => new() { Reference = held.Reference, Id = held.Id, Released = false, Reason = "A source asked for it." };

    private static ShareEvidenceRequest Shared(Holding held) => new()
    {
        Reference = held.Reference,
        Id = held.Id,
        Recipient = "Laboratory of Port Cumulus",
        Reason = "A second opinion.",
    };

    private static async Task<CustodyEntry> DecideAsync(Holding held, DecideReleaseRequest decision)
        => await held.Store("livia.stratus", Roles.Legal).DecideReleaseAsync(decision);

    private async Task<Holding> UploadedAsync()
    {
        var held = await Holding.OfAsync(attribution.Service, Holding.Content(100));
        await held.UploadAsync();
        return held;
    }
}

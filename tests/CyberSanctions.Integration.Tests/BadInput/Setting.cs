namespace CyberSanctions.Integration.Tests.BadInput;

/// <summary>Makes what the placeholders of the bad requests stand for, through the API.</summary>
internal sealed class Setting(Suite suite)
{
    private static readonly string Officer = Suite.Authorizations.For(TokenKind.Officer)!["Bearer ".Length..];
    private static readonly string Legal = Suite.Authorizations.For(TokenKind.Legal)!["Bearer ".Length..];

    public async Task<Dictionary<string, string>> MakeAsync()
    {
        var open = await DossierAsync("Invented dossier, open");
        var concluded = await DossierAsync("Invented dossier, concluded");
        await ConcludeAsync(concluded);
        var draft = await ProposeAsync(concluded, Placeholders.TakenEuReferenceNumber);
        var cleared = await ClearedAsync(concluded, "EU.999901.2");
        var draftAct = await ActAsync("2026/9902", await ClearedAsync(concluded, "EU.999901.3"));
        var submitted = await SubmittedAsync(Placeholders.TakenActNumber, await ClearedAsync(concluded, "EU.999901.4"));
        var decidedAct = await SubmittedAsync("2026/9903", await ClearedAsync(concluded, "EU.999901.5"));
        var decided = await BallotAsync(decidedAct);
        await PostAsync(Officer, $"ballots/{decided}/decision", new { closeWithVotesMissing = true });
        return new Dictionary<string, string>
        {
            [Placeholders.OpenDossier] = open,
            [Placeholders.ConcludedDossier] = concluded,
            [Placeholders.DraftProposal] = draft,
            [Placeholders.ClearedProposal] = cleared,
            [Placeholders.DraftAct] = draftAct,
            [Placeholders.SubmittedAct] = submitted,
            [Placeholders.OpenBallot] = await BallotAsync(submitted),
            [Placeholders.DecidedBallot] = decided,
        };
    }

    private Task<string> DossierAsync(string title)
        => PostAsync(Officer, "dossiers", new { title, summary = "Invented.", handling = "TLP:GREEN" });

    private async Task ConcludeAsync(string dossier)
    {
        await PostAsync(Officer, $"dossiers/{dossier}/incidents", new
        {
            title = "Invented intrusion",
            description = "Servers of an invented ministry were entered.",
            attackKinds = new[] { "access-to-information-systems" },
            externalThreat = new[] { "originates-outside-union" },
            effects = new[] { new { factor = "data-stolen", assessment = "Invented files were taken." } },
        });
        await PostAsync(Officer, $"dossiers/{dossier}/evidence", new
        {
            title = "Invented report", reliability = "B", credibility = 2, sha256 = new string('a', 64), handling = "TLP:GREEN",
        });
        await PostAsync(Officer, $"dossiers/{dossier}/actors", new { kind = "person", name = "Aurelia Nimbus", involvement = "Entered the servers." });
        await PostAsync(Officer, $"dossiers/{dossier}/conclusion", new { assessment = "It was she." });
    }

    private Task<string> ProposeAsync(string dossier, string euReferenceNumber)
        => PostAsync(Officer, "proposals", new
        {
            dossierReference = dossier,
            handling = "TLP:GREEN",
            subject = new { kind = "person", names = new[] { new { wholeName = "Aurelia Nimbus" } }, births = new[] { new { date = "1985-08" } } },
            ground = "responsible",
            measures = new[] { "asset-freeze", "travel-ban" },
            statementOfReasons = "Entered the servers of an invented ministry.",
            euReferenceNumber,
        });

    private async Task<string> ClearedAsync(string dossier, string euReferenceNumber)
    {
        var proposal = await ProposeAsync(dossier, euReferenceNumber);
        return await PostAsync(Legal, $"proposals/{proposal}/clearance", new { });
    }

    private Task<string> ActAsync(string number, string proposal)
        => PostAsync(Officer, "acts", new
        {
            title = "Invented act", legalBasis = "Article 13(1) of Regulation (EU) 2019/796", number, entryIntoForce = "2026-11-01", proposalReferences = new[] { proposal },
        });

    private async Task<string> SubmittedAsync(string number, string proposal)
        => await PostAsync(Officer, $"acts/{await ActAsync(number, proposal)}/submission", new { });

    private async Task<string> BallotAsync(string act)
        => (await suite.AskAsync(HttpMethod.Get, $"/api/v1/ballots?actReference={act}", Officer)).GetProperty("items")[0].GetProperty("reference").GetString()!;

    private async Task<string> PostAsync(string token, string path, object body)
        => (await suite.AskAsync(HttpMethod.Post, $"/api/v1/{path}", token, body)).GetProperty("reference").GetString()!;
}

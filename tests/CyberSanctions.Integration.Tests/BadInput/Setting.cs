namespace CyberSanctions.Integration.Tests.BadInput;

/// <summary>Makes what the placeholders of the bad requests stand for, through the API.</summary>
internal static class Setting
{
    private static Task<Dictionary<string, string>>? _made;

    /// <summary>Once for all tests of a run.</summary>
    public static Task<Dictionary<string, string>> OfAsync(Suite suite) => _made ??= MakeAsync(suite);

    private static async Task<Dictionary<string, string>> MakeAsync(Suite suite)
    {
        var officer = Suite.Authorizations.For(TokenKind.Officer)!["Bearer ".Length..];
        var legal = Suite.Authorizations.For(TokenKind.Legal)!["Bearer ".Length..];
        var drafting = new Drafting(suite, officer, legal);
        var open = await drafting.DossierAsync("Invented dossier, open");
        var concluded = await drafting.DossierAsync("Invented dossier, concluded");
        await drafting.ConcludeAsync(concluded);
        var draft = await drafting.ProposeAsync(
            concluded, Placeholders.TakenEuReferenceNumber, "Entered the servers of an invented ministry.");
        var cleared = await drafting.ClearedAsync(concluded, "EU.999901.2");
        var draftAct = await drafting.ActAsync("2026/9902", await drafting.ClearedAsync(concluded, "EU.999901.3"));
        var submitted = await drafting.SubmitAsync(
            Placeholders.TakenActNumber, await drafting.ClearedAsync(concluded, "EU.999901.4"));
        var decided = await drafting.BallotAsync(
            await drafting.SubmitAsync("2026/9903", await drafting.ClearedAsync(concluded, "EU.999901.5")));
        await drafting.PostAsync(officer, $"ballots/{decided}/decision", new { closeWithVotesMissing = true });
        return new Dictionary<string, string>
        {
            [Placeholders.OpenDossier] = open,
            [Placeholders.ConcludedDossier] = concluded,
            [Placeholders.DraftProposal] = draft,
            [Placeholders.ClearedProposal] = cleared,
            [Placeholders.DraftAct] = draftAct,
            [Placeholders.SubmittedAct] = submitted,
            [Placeholders.OpenBallot] = await drafting.BallotAsync(submitted),
            [Placeholders.DecidedBallot] = decided,
        };
    }
}

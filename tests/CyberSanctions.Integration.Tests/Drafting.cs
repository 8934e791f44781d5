using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CyberSanctions.Integration.Tests;

/// <summary>The answer to a request that has to succeed.</summary>
internal delegate Task<JsonElement> Asking(HttpMethod method, string path, string token, object? body = null);

/// <summary>A token for somebody.</summary>
internal delegate Task<string> SigningIn(string subject, string role, string? memberState = null);

/// <summary>An act that is being voted on.</summary>
internal sealed record Submitted(string Officer, string Act, string Ballot);

/// <summary>What the reasons on a dossier cite: the incident, two documents, and who it was.</summary>
internal sealed record Case(IReadOnlyList<string> Cites);

/// <summary>Takes invented people as far as a draft, a cleared proposal, or an open ballot, through the API.</summary>
internal sealed class Drafting(Asking ask, SigningIn signIn, string? officer = null, string? legal = null)
{
    private static int _people;

    private readonly Dictionary<string, Case> _cases = [];
    private string _officer = officer ?? "";
    private string _legal = legal ?? "";

    /// <summary>With tokens for development.</summary>
    public Drafting(Suite suite, string? officer = null, string? legal = null)
        : this(suite.AskAsync, suite.TokenAsync, officer, legal)
    {
    }

    public async Task<Submitted> SubmittedAsync(
        string number, string euReferenceNumber, bool exercise = false, Procedure? procedure = null)
    {
        _officer = await signIn("officer.drafting", "officer");
        _legal = await signIn("legal.drafting", "legal");
        var dossier = await DossierAsync($"Invented dossier of {number}", exercise);
        await ConcludeAsync(dossier);
        var act = await SubmitAsync(number, await ClearedAsync(dossier, euReferenceNumber), procedure);
        return new Submitted(_officer, act, await BallotAsync(act));
    }

    public Task<string> DossierAsync(string title, bool exercise = false)
        => PostAsync(_officer, "dossiers", new { title, summary = "Invented.", handling = "TLP:GREEN", exercise });

    public async Task ConcludeAsync(string dossier)
    {
        var incident = new
        {
            title = "Invented intrusion",
            description = "Servers of an invented ministry were entered.",
            attackKinds = new[] { "access-to-information-systems" },
            externalThreat = new[] { "originates-outside-union" },
            targets = new[] { new { kind = "critical-state-functions", stateFunction = "governance-and-institutions" } },
            effects = new[] { new { factor = "data-stolen", assessment = "Invented files were taken." } },
        };
        var actor = new { kind = "person", name = "Aurelia Nimbus", involvement = "Entered the servers." };
        var (of, cites) = ($"/api/v1/dossiers/{dossier}", new List<string>());
        cites.Add(Id(await ask(HttpMethod.Post, $"{of}/incidents", _officer, incident)));
        cites.Add(await ReleasedAsync(dossier, "Invented report"));
        cites.Add(await ReleasedAsync(dossier, "Invented invoice"));
        cites.Add(Id(await ask(HttpMethod.Post, $"{of}/actors", _officer, actor)));
        _cases[dossier] = new Case(cites);
        await PostAsync(_officer, $"dossiers/{dossier}/conclusion", new { assessment = "It was she." });
        await PostAsync(_legal, $"dossiers/{dossier}/conclusion/confirmation", new { });
    }

    /// <summary>Adds evidence, brings it, and has it released: the document of an origin of its own.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> ReleasedAsync(string dossier, string title)
    {
        var bytes = Encoding.UTF8.GetBytes($"{title} of {dossier}");
        var of = $"/api/v1/dossiers/{dossier}/evidence";
        var id = Id(await ask(HttpMethod.Post, of, _officer, new
        {
            title,
            reliability = "B",
            credibility = 2,
            sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            handling = "TLP:GREEN",
        }));
        await ask(HttpMethod.Put, $"{of}/{id}/content", _officer, bytes);
        await ask(HttpMethod.Post, $"{of}/{id}/release", _legal, new
        {
            released = true,
            extract = $"What may be read of it: {title}.",
            handling = "TLP:GREEN",
            reason = "To be shown to the person and to the Court.",
        });
        return id;
    }

    /// <summary>Reasons that stand, on what <see cref="ConcludeAsync"/> put into a dossier.</summary>
    public object[] Reasons(string dossier, string text = "Aurelia Nimbus entered the servers of an invented ministry.")
        =>
        [
            new
            {
                text,
                cites = _cases[dossier].Cites,
                individual = true,
                ground = "responsible",
                effects = new[] { "data-stolen" },
            },
        ];

    /// <summary>A draft; its reasons stand, unless they are to be but a text.</summary>
    public Task<string> ProposeAsync(string dossier, string euReferenceNumber, string? statementOfReasons = null)
    {
        // Each is somebody else, and nobody whom the documents list: those are born by 1989.
        var born = new DateOnly(1990, 1, 1).AddDays(Interlocked.Increment(ref _people)).ToString("O");
        var proposal = new
        {
            dossierReference = dossier,
            handling = "TLP:GREEN",
            subject = new
            {
                kind = "person",
                names = new[] { new { wholeName = "Aurelia Nimbus" } },
                births = new[] { new { date = born } },
            },
            ground = "responsible",
            measures = new[] { "asset-freeze", "travel-ban" },
            reasons = statementOfReasons is null ? Reasons(dossier) : [],
            statementOfReasons,
            euReferenceNumber,
        };
        return PostAsync(_officer, "proposals", proposal);
    }

    public async Task<string> ClearedAsync(string dossier, string euReferenceNumber)
        => await PostAsync(_legal, $"proposals/{await ProposeAsync(dossier, euReferenceNumber)}/clearance", new { });

    public Task<string> ActAsync(string number, string proposal)
    {
        var act = new
        {
            title = "Invented act",
            legalBasis = "Article 13(1) of Regulation (EU) 2019/796",
            number,
            proposalReferences = new[] { proposal },
        };
        return PostAsync(_officer, "acts", act);
    }

    public async Task<string> SubmitAsync(string number, string proposal, Procedure? procedure = null)
    {
        var act = await ActAsync(number, proposal);
        await PutToTheVoteAsync(act, procedure);
        return act;
    }

    /// <summary>
    /// Has the newest text of an act cleared, submits it, and, where its period is shorter than the minimum, has that approved.
    /// </summary>
    public async Task PutToTheVoteAsync(string act, Procedure? procedure = null)
    {
        var revisions = (await ask(HttpMethod.Get, $"/api/v1/acts/{act}", _officer)).GetProperty("revisions");
        var textSha256 = revisions[revisions.GetArrayLength() - 1].GetProperty("textSha256").GetString();
        await PostAsync(_legal, $"acts/{act}/clearance", new { textSha256 });
        await PostAsync(
            _officer,
            $"acts/{act}/submission",
            new { procedure = procedure?.From(DateTimeOffset.UtcNow), urgency = procedure?.Urgency });
        if (procedure?.Urgency is not null)
        {
            await PostAsync(await signIn("officer.approving", "officer"), $"acts/{act}/urgency-approval", new { });
        }
    }

    /// <summary>Opens as soon as voting has heard of the act; the list of ballots waits for that.</summary>
    public async Task<string> BallotAsync(string act)
        => (await ask(HttpMethod.Get, $"/api/v1/ballots?actReference={act}", _officer)).GetProperty("items")[0]
            .GetProperty("reference")
            .GetString()!;

    private static string Id(JsonElement added) => added.GetProperty("id").GetString()!;

    public async Task<string> PostAsync(string token, string path, object body)
        => (await ask(HttpMethod.Post, $"/api/v1/{path}", token, body)).GetProperty("reference").GetString()!;
}

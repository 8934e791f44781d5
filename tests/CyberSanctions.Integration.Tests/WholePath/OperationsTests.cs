using System.Text.Json;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Integration.Tests.Delegates;
using CyberSanctions.Testing;

namespace CyberSanctions.Integration.Tests.WholePath;

/// <summary>
/// What acts do to the exercises' list besides listing, through the API, the delegates' client and the published files.
/// </summary>
[Collection(SuiteCollection.Name)]
public sealed class OperationsTests(Suite suite, Seats seats) : IClassFixture<Seats>
{
    private const string List = "eu-cyber-exercise";
    private static int _acts = 9850;

    private string _officer = "";
    private string _legal = "";

    [Fact]
    public async Task Entry_IsAmended_Corrected_Renewed_AndDelisted()
    {
        var (listed, entry) = await ListedAsync();

        var amended = await AdoptAsync(
            new { handling = "TLP:GREEN", list = List, amendment = Amendment(entry, 1, "Director"), evidence = Evidence },
            seen: show => Assert.Contains("Director", show, StringComparison.Ordinal));
        var shown = await EntryAsync(entry, version: 2);
        Assert.Equal("Director", shown.GetProperty("function").GetString());
        Assert.Equal(amended, shown.GetProperty("amendments")[0].GetProperty("act").GetProperty("reference").GetString());

        var reasons = await ReasonsAsync(listed);

        // The act that listed her said it wrongly from the beginning.
        await AdoptAsync(
            new
            {
                handling = "TLP:GREEN",
                list = List,
                amendment = new
                {
                    entryReference = entry,
                    entryVersion = 2,
                    fields = new[] { "statement-of-reasons" },
                    after = new { },
                },
                dossierReference = reasons.Dossier,
                reasons = new[]
                {
                    new
                    {
                        text = "Aurelia Nimbus entered the servers of two invented ministries.",
                        cites = reasons.Cites,
                        individual = true,
                        ground = "responsible",
                        effects = new[] { "data-stolen" },
                    },
                },
            },
            new { actReference = listed },
            seen: show => Assert.Contains(listed, show, StringComparison.Ordinal));
        shown = await EntryAsync(entry, version: 3);
        Assert.Equal(
            "Aurelia Nimbus entered the servers of two invented ministries.",
            shown.GetProperty("statementOfReasons").GetString());
        Assert.True(shown.GetProperty("amendments").EnumerateArray().Single(a => a.GetProperty("corrigendum").GetBoolean())
            .GetProperty("inForceFrom").GetString() == shown.GetProperty("inForceFrom").GetString());
        Assert.Contains("two invented ministries", await XmlAsync(), StringComparison.Ordinal);

        var until = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(_acts - 9000).ToString("O");
        await AdoptAsync(new { handling = "TLP:GREEN", list = List, renewal = new { until, reviews = await ReviewsAsync() } });
        Assert.Equal(until, (await EntryAsync(entry, version: 4)).GetProperty("appliesUntil").GetString());

        await AdoptAsync(
            new
            {
                handling = "TLP:GREEN",
                list = List,
                delisting = new
                {
                    entryReference = entry,
                    entryVersion = 4,
                    reason = "annulled-by-court",
                    statementOfReasons = "The listing was annulled.",
                },
                evidence = Evidence,
            },
            seen: show => Assert.Contains("annulled", show, StringComparison.Ordinal));
        await WithoutAsync(entry);
        var gone = await suite.AskAsync(HttpMethod.Get, $"/api/v1/lists/{List}/entries/{entry}", _officer);
        Assert.True(gone.GetProperty("ended").GetBoolean());
        Assert.DoesNotContain(entry, await PublishedList.LatestAsync(suite), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ActThatTakesEffectTomorrow_IsToldOf_AndNotOnTheListYet()
    {
        var (_, entry) = await ListedAsync();
        var before = await PublishedList.LatestAsync(suite, PublishedList.Exercise);
        var tomorrow = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(2).ToString("O");

        var act = await AdoptAsync(
            new { handling = "TLP:GREEN", list = List, amendment = Amendment(entry, 1, "Retired"), evidence = Evidence },
            entryIntoForce: tomorrow,
            seen: show => Assert.Contains(tomorrow, show, StringComparison.Ordinal));

        var upcoming = await UpcomingAsync(act);
        Assert.Contains(entry, upcoming, StringComparison.Ordinal);
        Assert.Equal(before, await PublishedList.LatestAsync(suite, PublishedList.Exercise));

        // Officers draft against what is on record; who amends the same before tomorrow would be overtaken.
        var now = await suite.AskAsync(HttpMethod.Get, $"/api/v1/lists/{List}/entries/{entry}", _officer);
        Assert.Equal((2, act), (now.GetProperty("version").GetInt32(), now.GetProperty("actInProgress").GetString()));
    }

    private static string[] Evidence { get; } = ["Invented register, extract of today"];

    private static object Amendment(string entry, int version, string function) => new
    {
        entryReference = entry,
        entryVersion = version,
        fields = new[] { "function" },
        after = new { subject = new { function } },
    };

    private async Task<(string Act, string Entry)> ListedAsync()
    {
        (_officer, _legal) =
            (await suite.TokenAsync("officer.drafting", "officer"), await suite.TokenAsync("legal.drafting", "legal"));
        var number = Interlocked.Increment(ref _acts);
        var entry = $"EU.99{number}.1";
        var submitted = await new Drafting(suite).SubmittedAsync($"2026/{number}", entry, exercise: true);
        await VoteAsync(submitted.Ballot);
        await PublishedList.WithAsync(suite, entry, PublishedList.Exercise);
        return (submitted.Act, entry);
    }

    /// <summary>The dossier of the listing that an act holds, and what it cites.</summary>
    private async Task<(string Dossier, JsonElement Cites)> ReasonsAsync(string act)
    {
        var proposal = (await suite.AskAsync(HttpMethod.Get, $"/api/v1/acts/{act}", _officer)).GetProperty("proposals")[0]
            .GetProperty("reference").GetString();
        var listing = await suite.AskAsync(HttpMethod.Get, $"/api/v1/proposals/{proposal}", _officer);
        return (listing.GetProperty("dossierReference").GetString()!, listing.GetProperty("reasons")[0].GetProperty("cites"));
    }

    /// <summary>Takes one proposal through its act to its adoption; a delegate has looked at it before.</summary>
    private async Task<string> AdoptAsync(
        object proposal, object? corrects = null, string? entryIntoForce = null, Action<string>? seen = null)
    {
        var drafting = new Drafting(suite, _officer, _legal);
        var reference = await drafting.PostAsync(_officer, "proposals", proposal);
        await drafting.PostAsync(_legal, $"proposals/{reference}/clearance", new { });
        var act = await drafting.PostAsync(_officer, "acts", new
        {
            title = "Invented act",
            legalBasis = "Article 13(1) of Regulation (EU) 2019/796",
            number = $"2026/{Interlocked.Increment(ref _acts)}",
            proposalReferences = new[] { reference },
            corrects,
            entryIntoForce,
        });
        await drafting.PutToTheVoteAsync(act);
        var ballot = await drafting.BallotAsync(act);
        if (seen is not null)
        {
            seen(await (await seats.OfAsync(suite, "FR")).ShowAsync(ballot));
        }

        await VoteAsync(ballot);
        return act;
    }

    private async Task VoteAsync(string ballot)
    {
        await Task.WhenAll(Replay.Principals.MemberStates.Select(
            async state => await (await Delegation.OfAsync(suite, state)).VoteAsync(ballot, Choice.For)));
        var decided = await suite.AskAsync(HttpMethod.Post, $"/api/v1/ballots/{ballot}/decision", _officer, new { });
        Assert.Equal("adopted", decided.GetProperty("decision").GetProperty("outcome").GetString());
    }

    private async Task<object[]> ReviewsAsync()
    {
        var entries = await suite.AskAsync(HttpMethod.Get, $"/api/v1/lists/{List}/entries?size=200", _officer);
        return
        [
            .. entries.GetProperty("items")
                .EnumerateArray()
                .Where(entry => !entry.GetProperty("ended").GetBoolean())
                .Select(entry => new
                {
                    entryReference = entry.GetProperty("reference").GetString(),
                    entryVersion = entry.GetProperty("version").GetInt32(),
                    conclusion = "The servers are still run from there.",
                }),
        ];
    }

    private async Task<JsonElement> EntryAsync(string reference, int version)
    {
        var entry = await Eventually.IsAsync(
            () => OnTheListAsync(reference),
            entry => entry?.GetProperty("version").GetInt32() == version,
            entry => $"{reference} is not on the list in version {version}: {entry}");
        return entry!.Value;
    }

    private Task WithoutAsync(string reference)
        => Eventually.IsAsync(
            () => OnTheListAsync(reference), entry => entry is null, entry => $"{reference} is still on the list: {entry}");

    private async Task<JsonElement?> OnTheListAsync(string reference)
        => JsonSerializer.Deserialize<JsonElement>(await PublishedList.LatestAsync(suite, PublishedList.Exercise))
            .GetProperty("entries")
            .EnumerateArray()
            .Cast<JsonElement?>()
            .FirstOrDefault(entry => entry?.GetProperty("euReferenceNumber").GetString() == reference);

    private async Task<string> UpcomingAsync(string act)
    {
        var upcoming = await Eventually.IsAsync(
            () => suite.Gateway.GetStringAsync($"{PublishedList.Exercise}/upcoming"),
            upcoming => upcoming.Contains(act, StringComparison.Ordinal),
            upcoming => $"{act} is not told of: {upcoming}");
        return JsonNode.Parse(upcoming)!.ToJsonString();
    }

    private Task<string> XmlAsync() => suite.Gateway.GetStringAsync($"{PublishedList.Exercise}/latest/list.xml");
}

using System.Net;
using System.Text.Json;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Testing;

namespace CyberSanctions.Integration.Tests.WholePath;

/// <summary>
/// A listing from its first reasons to its end, over HTTP: reasons that do not stand, and then do; the bodies of the Council; a
/// Decision and a Regulation in one ballot; the list; what is owed to whom is listed; and the way off the list.
/// </summary>
[Collection(SuiteCollection.Name)]
public sealed class ListingWalkTests(Suite suite)
{
    private const string List = ExerciseListing.List;
    private static readonly int Number = Random.Shared.Next(910_000, 990_000);

    private string _officer = "";
    private string _second = "";
    private string _legal = "";

    [Fact]
    public async Task Listing_ThatWouldNotStand_IsMended_Prepared_AdoptedAsAPair_Heard_AndTakenOffAgain()
    {
        (_officer, _second, _legal) = (
            await suite.TokenAsync("officer.walk", "officer"), await suite.TokenAsync("second.walk", "officer"),
            await suite.TokenAsync("legal.walk", "legal"));
        var drafting = new Drafting(suite, _officer, _legal);
        var dossier = await drafting.DossierAsync("Invented dossier of a walk", exercise: true);
        await drafting.ConcludeAsync(dossier);
        var entry = $"EU.{Number}.1";
        var proposal = await MendedAsync(drafting, dossier, entry);

        var act = await PairAsync(proposal);
        Assert.Contains("not-cleared", await LinesAsync(act));
        await PrepareAsync(act);
        Assert.DoesNotContain("stage-missing", await LinesAsync(act));
        foreach (var (instrument, title) in ((string, string)[])[
            ("regulation", "Council Implementing Regulation"), ("decision", "Council Decision")
        ])
        {
            var text = await ReadAsync($"acts/{act}/text?format=html&instrument={instrument}");
            Assert.Contains(title, text, StringComparison.Ordinal);
            Assert.Contains("Aurelia Nimbus", text, StringComparison.Ordinal);
        }

        await AdoptAsync(drafting, act);
        var list = await PublishedList.WithAsync(suite, entry, PublishedList.Exercise);
        Assert.Contains($"\"2026/{Number + 1}\"", list, StringComparison.Ordinal);

        await HearAsync(drafting, entry);
        await Eventually.IsAsync(
            () => PublishedList.LatestAsync(suite, PublishedList.Exercise),
            latest => !latest.Contains(entry, StringComparison.Ordinal),
            _ => $"{entry} is still on the list");
    }

    // One document is not enough; a second one is, and somebody else clears it.
    private async Task<string> MendedAsync(Drafting drafting, string dossier, string entry)
    {
        var whole = drafting.Reasons(dossier);
        var cites = JsonSerializer.SerializeToElement(whole[0]).GetProperty("cites").EnumerateArray()
            .Select(id => id.GetString()).ToArray();
        // Before anybody else of her name.
        var born = new DateOnly(1880, 1, 1).AddDays(Number % 7_000).ToString("O");
        object Said(object[] reasons) => new
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
            reasons,
            euReferenceNumber = entry,
            proposedBy = "BE",
            coSponsors = new[] { "EE", "FR" },
        };
        var proposal = await drafting.PostAsync(_officer, "proposals", Said(
        [
            new
            {
                text = "Aurelia Nimbus entered the servers of an invented ministry.",
                cites = new[] { cites[0], cites[1], cites[3] },
                individual = true,
                ground = "responsible",
                effects = new[] { "data-stolen" },
            },
        ]));
        var check = await AskAsync(HttpMethod.Get, $"proposals/{proposal}/check", _officer);
        Assert.Equal("one-origin", check.GetProperty("gaps")[0].GetProperty("kind").GetString());
        using (var refused = await suite.SendAsync(HttpMethod.Post, $"/api/v1/proposals/{proposal}/clearance", _legal, new { }))
        {
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        }

        await AskAsync(HttpMethod.Post, $"proposals/{proposal}/edits", _officer, new
        {
            proposal = Said(whole),
            reason = "The invoice confirms it.",
        });
        check = await AskAsync(HttpMethod.Get, $"proposals/{proposal}/check", _officer);
        Assert.True(check.GetProperty("complete").GetBoolean());
        return await drafting.PostAsync(_legal, $"proposals/{proposal}/clearance", new { });
    }

    private async Task<string> PairAsync(string proposal)
        => (await AskAsync(HttpMethod.Post, "acts", _officer, new
        {
            title = "Council Implementing Regulation (EU) implementing Regulation (EU) 2019/796",
            legalBasis = "Article 13(1) of Regulation (EU) 2019/796",
            number = $"2026/{Number}",
            instrument = "regulation",
            twin = new
            {
                title = "Council Decision (CFSP) amending Decision (CFSP) 2019/797",
                legalBasis = "Article 29 of the Treaty on European Union",
                number = $"2026/{Number + 1}",
            },
            proposalReferences = new[] { proposal },
        })).GetProperty("reference").GetString()!;

    private async Task PrepareAsync(string act)
    {
        var record = await AskAsync(HttpMethod.Get, $"acts/{act}/stages", _officer);
        var textSha256 = record.GetProperty("textSha256").GetString();
        foreach (var body in (string[])["hwpci", "relex", "coreper"])
        {
            record = await AskAsync(
                HttpMethod.Post,
                $"acts/{act}/stages",
                _officer,
                new { meeting = new { body, heldOn = Today, outcome = "agreed", textSha256 } });
        }

        record = await AskAsync(HttpMethod.Post, $"acts/{act}/reservations", _officer, new
        {
            memberState = "BE",
            kind = "parliamentary",
            text = "Until Parliament has been heard.",
            textSha256,
            enteredOn = Today,
        });
        Assert.Contains("reservation-open", await LinesAsync(act));
        var id = record.GetProperty("reservations")[0].GetProperty("id").GetString();
        await AskAsync(HttpMethod.Post, $"acts/{act}/reservations/{id}/lift", _officer, new { liftedOn = Today });
        await AskAsync(HttpMethod.Post, $"acts/{act}/opinions", _legal, new { opinion = "favourable", textSha256 });
    }

    // Told by a notice, heard by post, and found to be right: somebody else proposes the delisting than concludes the review.
    private async Task HearAsync(Drafting drafting, string entry)
    {
        var of = $"lists/{List}/entries/{entry}";
        var process = await AskAsync(HttpMethod.Get, $"{of}/due-process", _officer);
        var notification = process.GetProperty("notifications")[0].GetProperty("reference").GetString();
        await AskAsync(HttpMethod.Post, $"notifications/{notification}/dispatch", _officer, new
        {
            channel = "notice",
            on = Today,
            proof = new { reference = "OJ C, C/2026/5210", sha256 = new string('a', 64) },
        });
        var observations = (await AskAsync(HttpMethod.Post, $"{of}/observations", _officer, new
        {
            sender = "Marius Cumulus, avocat",
            text = "She has sold the servers, and was never paid.",
            receivedOn = Today,
            handling = "TLP:AMBER",
            document = new { reference = "Letter of today", sha256 = new string('b', 64) },
        })).GetProperty("reference").GetString();
        var review = (await AskAsync(HttpMethod.Get, $"{of}/due-process", _officer))
            .GetProperty("reviews")[0].GetProperty("reference").GetString();
        var delisting = await drafting.PostAsync(_officer, "proposals", new
        {
            handling = "TLP:GREEN",
            list = List,
            delisting = new
            {
                entryReference = entry,
                entryVersion = 1,
                reason = "observations-accepted",
                statementOfReasons = "The contract shows that the servers were not hers.",
            },
            evidence = new[] { "Contract of sale" },
        });
        await AskAsync(HttpMethod.Post, $"reviews/{review}/outcome", _second, new
        {
            outcome = "delist",
            reasons = "The contract is older than the attack.",
            entryVersion = 1,
            considered = new[] { observations },
            proposalReference = delisting,
        });
        await AskAsync(HttpMethod.Post, $"reviews/{review}/conclusion", _legal, new { });
        await AskAsync(HttpMethod.Post, $"observations/{observations}/answer", _legal, new { answer = "You will be delisted." });
        await drafting.PostAsync(_legal, $"proposals/{delisting}/clearance", new { });
        await AdoptAsync(drafting, await drafting.ActAsync($"2026/{Number + 2}", delisting));
    }

    private async Task AdoptAsync(Drafting drafting, string act)
    {
        await drafting.PutToTheVoteAsync(act);
        var ballot = await drafting.BallotAsync(act);
        await Task.WhenAll(Replay.Principals.MemberStates.Select(
            async state => await (await Delegation.OfAsync(suite, state)).VoteAsync(ballot, Choice.For)));
        var decided = await AskAsync(HttpMethod.Post, $"ballots/{ballot}/decision", _officer, new { });
        Assert.Equal("adopted", decided.GetProperty("decision").GetProperty("outcome").GetString());
    }

    private async Task<IEnumerable<string?>> LinesAsync(string act)
        => (await AskAsync(HttpMethod.Get, $"acts/{act}/check", _officer)).GetProperty("lines").EnumerateArray()
            .Select(line => line.GetProperty("kind").GetString());

    private async Task<string> ReadAsync(string path)
    {
        using var response = await suite.SendAsync(HttpMethod.Get, $"/api/v1/{path}", _officer);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return text;
    }

    private static string Today
        => Contracts.Kinds.LivedDates.Today(TimeProvider.System).ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private Task<JsonElement> AskAsync(HttpMethod method, string path, string token, object? body = null)
        => suite.AskAsync(method, $"/api/v1/{path}", token, body);
}

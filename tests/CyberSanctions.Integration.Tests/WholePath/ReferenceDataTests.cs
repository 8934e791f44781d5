using System.Net;
using System.Text.Json;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Integration.Tests.Delegates;
using CyberSanctions.Testing;
using Dapper;

namespace CyberSanctions.Integration.Tests.WholePath;

/// <summary>The population table of a year, from the file to the roster: proposed, looked at, released, and voted by.</summary>
[Collection(SuiteCollection.Name)]
public sealed class ReferenceDataTests(Suite suite, Seats seats)
{
    private const string Changes = "/api/v1/reference-data/changes";

    [Fact]
    public async Task PopulationsOfAYear_AreProposed_ReleasedByAnother_AndInTheRostersOfLaterBallotsOnly()
    {
        var (one, other) = (await suite.TokenAsync(
            "aurelia.nimbus", "administrator"), await suite.TokenAsync("tiberius.quill", "administrator"));
        var before = await new Drafting(suite).SubmittedAsync("2026/9861", "EU.999861.1");
        var inForce = await suite.AskAsync(HttpMethod.Get, "/api/v1/reference-data", one);
        var today = inForce.GetProperty("day").GetString()!;
        var year = int.Parse(today[..4]);
        var old = inForce.GetProperty("populations");
        var figures = old.GetProperty("figures").EnumerateArray()
            .ToDictionary(f => f.GetProperty("memberState").GetString()!, f => f.GetProperty("population").GetInt64());
        var newer = figures.ToDictionary(figure => figure.Key, figure => (figure.Value * 45_103) + figure.Key[0]);

        var proposed = await ProposeAsync(one, today, "Invented, OJ L, 2026/9999", year, "persons", newer);
        Assert.Equal((newer.Values.Sum(), 27), (proposed.GetProperty("comparison")
            .GetProperty("total")
            .GetInt64(), proposed.GetProperty("comparison").GetProperty("members").GetInt32()));
        Assert.Empty(proposed.GetProperty("comparison").GetProperty("largeChanges").EnumerateArray());
        using (var own = await suite.SendAsync(HttpMethod.Post, Release(proposed), one, new { sha256 = Sha256(proposed) }))
        {
            Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
            Assert.Contains("/problems/own-change", await own.Content.ReadAsStringAsync());
        }

        using (var blind = await suite.SendAsync(HttpMethod.Post, Release(proposed), other, new { sha256 = new string('0', 64) }))
        {
            Assert.Equal(HttpStatusCode.Conflict, blind.StatusCode);
        }

        var released = await suite.AskAsync(HttpMethod.Post, Release(proposed), other, new { sha256 = Sha256(proposed) });
        try
        {
            Assert.Equal(
                ("released", "tiberius.quill"),
                (released.GetProperty("state").GetString(), released.GetProperty("decidedBy").GetString()));
            var after = await new Drafting(suite).SubmittedAsync("2026/9862", "EU.999862.1");

            await AssertRosterAsync(before, old.GetProperty("year").GetInt32(), figures);
            await AssertRosterAsync(after, year, newer);
            var edition = released.GetProperty("edition").GetInt32();
            Assert.Equal((edition - 1, edition), (await EditionAsync(before), await EditionAsync(after)));

            // A delegation sees which table it is, and another service was told.
            var shown = await (await seats.OfAsync(suite, "FR")).ShowAsync(after.Ballot);
            Assert.Contains($"of {year}, in persons; edition {edition}", shown);
            Assert.Contains("Invented, OJ L, 2026/9999", shown);
            await ListingHeardAsync(edition);
        }
        finally
        {
            // The other tests count by the shares that the suite came with; what is released is not taken back, but superseded.
            var again = await ProposeAsync(one, today, "As before", year, old.GetProperty("unit").GetString()!, figures);
            await suite.AskAsync(HttpMethod.Post, Release(again), other, new { sha256 = Sha256(again) });
        }

        await AssertRosterAsync(before, old.GetProperty("year").GetInt32(), figures);
        var history = await suite.AskAsync(
            HttpMethod.Get, $"{Changes}?kind=populations&state=released", await suite.TokenAsync("observer.data", "observer"));
        Assert.Equal(["As before", "Invented, OJ L, 2026/9999"], history.GetProperty("items").EnumerateArray().Take(2)
            .Select(change => change.GetProperty("proposal").GetProperty("source").GetString()));
    }

    private Task<JsonElement> ProposeAsync(
        string token, string from, string source, int year, string unit, Dictionary<string, long> figures)
    {
        var csv = string.Concat(figures.Select(figure => $"{figure.Key};{figure.Value};\"{unit}\";{year}\r\n")
            .Prepend("\ufeffmember_state;population;unit;year\r\n"));
        return suite.AskAsync(HttpMethod.Post, Changes, token, new { validFrom = from, source, populations = new { csv } });
    }

    private static string Release(JsonElement change) => $"{Changes}/{change.GetProperty("reference").GetString()}/release";

    private static string Sha256(JsonElement change) => change.GetProperty("sha256").GetString()!;

    private async Task AssertRosterAsync(Submitted path, int year, Dictionary<string, long> figures)
    {
        var ballot = await suite.AskAsync(HttpMethod.Get, $"/api/v1/ballots/{path.Ballot}", path.Officer);
        Assert.Equal(year, ballot.GetProperty("populationYear").GetInt32());
        Assert.Equal(figures, ballot.GetProperty("roster").EnumerateArray().ToDictionary(
            member => member.GetProperty("memberState").GetString()!, member => member.GetProperty("population").GetInt64()));
    }

    private async Task<int> EditionAsync(Submitted path)
        => (await suite.AskAsync(HttpMethod.Get, $"/api/v1/ballots/{path.Ballot}/reference-data", path.Officer))
            .GetProperty("populations").GetProperty("provenance").GetProperty("edition").GetInt32();

    private async Task ListingHeardAsync(int edition)
    {
        await using var connection = await suite.OpenAsync("listing");
        await Eventually.IsAsync(
            () => connection.ExecuteScalarAsync<byte[]>("SELECT data FROM council_data"),
            data => CouncilDataChanged.Parser.ParseFrom(data!).PopulationTables.Any(table => table.Edition == edition),
            _ => $"The listing service has not heard of edition {edition}.");
    }
}

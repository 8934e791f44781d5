using System.Net;
using System.Text.Json;

namespace CyberSanctions.Integration.Tests.WholePath;

/// <summary>An act on its way to the Council, over HTTP: bodies, a reservation, an opinion, a correction, the vote.</summary>
[Collection(SuiteCollection.Name)]
public sealed class StagesTests(Suite suite)
{
    [Fact]
    public async Task Act_GoesThroughTheBodies_IsCorrected_AndIsPutToTheVoteDespiteAReservation()
    {
        var officer = await suite.TokenAsync("officer.stages", "officer");
        var legal = await suite.TokenAsync("legal.stages", "legal");
        var @delegate = await suite.TokenAsync("delegate.stages", "delegate", "BE");
        var drafting = new Drafting(suite, officer, legal);
        var dossier = await drafting.DossierAsync("Invented dossier of stages");
        await drafting.ConcludeAsync(dossier);
        var number = Random.Shared.Next(100_000, 900_000);
        var proposal = await drafting.ClearedAsync(dossier, $"EU.{number}.3");
        var act = await drafting.ActAsync($"2026/{number}", proposal);
        var path = $"/api/v1/acts/{act}";
        var empty = await suite.AskAsync(HttpMethod.Get, $"{path}/stages", officer);
        var text = empty.GetProperty("textSha256").GetString()!;

        await RecordAsync(officer, path, "hwpci", text);
        var record = await RecordAsync(officer, path, "relex", text);
        Assert.Equal(2, record.GetProperty("stages").GetArrayLength());
        using (var back = await suite.SendAsync(HttpMethod.Post, $"{path}/stages", officer, Stage("hwpci", text)))
        {
            Assert.Equal((HttpStatusCode.Conflict, "/problems/out-of-order"), (back.StatusCode, await TypeOfAsync(back)));
        }

        record = await suite.AskAsync(HttpMethod.Post, $"{path}/reservations", officer, new
        {
            memberState = "BE",
            kind = "scrutiny",
            text = "Until the reasons have been read.",
            textSha256 = text,
            enteredOn = Today,
            atStage = 2,
        });
        await suite.AskAsync(HttpMethod.Post, $"{path}/opinions", legal, new { opinion = "favourable", textSha256 = text });

        // Another text: nobody has agreed to it, and the reservation stays.
        await suite.AskAsync(HttpMethod.Post, $"{path}/corrections", officer, new { title = "Invented act on stages" });
        record = await suite.AskAsync(HttpMethod.Get, $"{path}/stages", officer);
        text = record.GetProperty("textSha256").GetString()!;
        Assert.All(
            record.GetProperty("stages").EnumerateArray(),
            stage => Assert.True(stage.GetProperty("aboutAnotherText").GetBoolean()));
        Assert.False(record.GetProperty("opinions")[0].GetProperty("stands").GetBoolean());
        await RecordAsync(officer, path, "coreper", text);
        await suite.AskAsync(HttpMethod.Post, $"{path}/clearance", legal, new { textSha256 = text });
        using (var hidden = await suite.SendAsync(HttpMethod.Get, $"{path}/stages", @delegate))
        {
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        }

        using (var oversight = await suite.SendAsync(HttpMethod.Post, $"{path}/submission", officer, new { }))
        {
            Assert.Equal(
                (HttpStatusCode.Conflict, "/problems/reservation-open"), (oversight.StatusCode, await TypeOfAsync(oversight)));
        }

        await suite.AskAsync(
            HttpMethod.Post, $"{path}/submission", officer, new { despiteReservations = "It lapses on Friday." });
        var seen = await suite.AskAsync(HttpMethod.Get, $"{path}/stages", @delegate);
        Assert.Equal(3, seen.GetProperty("stages").GetArrayLength());
        Assert.False(seen.GetProperty("stages")[0].GetProperty("meeting").TryGetProperty("remarks", out _));
        Assert.Equal("It lapses on Friday.", seen.GetProperty("council")[0].GetProperty("despiteReservations").GetString());
        var id = seen.GetProperty("reservations")[0].GetProperty("id").GetString();
        record = await suite.AskAsync(HttpMethod.Post, $"{path}/reservations/{id}/lift", officer, new { liftedOn = Today });
        Assert.Equal("officer.stages", record.GetProperty("reservations")[0].GetProperty("liftedBy").GetString());
    }

    private static string Today
        => TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTimeOffset.UtcNow, "Europe/Brussels").ToString("yyyy-MM-dd");

    private async Task<JsonElement> RecordAsync(string officer, string path, string body, string text)
        => await suite.AskAsync(HttpMethod.Post, $"{path}/stages", officer, Stage(body, text));

    private static object Stage(string body, string textSha256) => new
    {
        meeting = new
        {
            body,
            heldOn = Today,
            outcome = "agreed",
            textSha256,
            documents = new[] { new { number = "WK 1234/2026 INIT", title = "Draft implementing regulation" } },
            remarks = "The Presidency summed up.",
        },
    };

    private static async Task<string> TypeOfAsync(HttpResponseMessage response)
        => JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("type").GetString()!;
}

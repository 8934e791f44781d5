using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace CyberSanctions.Integration.Tests.WholePath;

/// <summary>A derogation from its receipt to its report, and an exemption from the travel ban, through the API.</summary>
[Collection(SuiteCollection.Name)]
public sealed class DerogationWalkTests(Suite suite)
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    [Fact]
    public async Task ExtraordinaryExpenses_AreNotified_Granted_AndReported_WithTheirClocks()
    {
        var (clerk, head) = (await AuthorityAsync("clerk.walk"), await AuthorityAsync("head.walk"));
        var invoice = $"{Guid.NewGuid():N}{Guid.NewGuid():N}";
        object asked = new
        {
            list = "eu-cyber-exercise",
            entryReference = await ListedForDerogations.OfAsync(suite),
            kind = "extraordinary-expenses",
            applicant = $"Quill & Partners {invoice}",
            description = "The roof of the house.",
            amount = "12500.00",
            currency = "EUR",
            receivedOn = Day(-20),
            documents = new[] { new { name = $"Offer {invoice}", sha256 = invoice } },
        };
        var received = await PostAsync("derogations", clerk, asked);
        var at = $"derogations/{received.GetProperty("reference").GetString()}";
        Assert.Equal("BE", received.GetProperty("memberState").GetString());
        Assert.Equal("same-payment", await ProblemAsync("derogations", clerk, asked, HttpStatusCode.Conflict));

        object granting = new { outcome = "granted", reasons = "As the expert says.", amount = "12000" };
        await PostAsync($"{at}/prepared-decision", clerk, granting);
        Assert.Equal("conditions-not-met", await ProblemAsync($"{at}/decision", head, new { }, HttpStatusCode.Conflict));
        var noticed = await PostAsync(
            $"{at}/steps",
            clerk,
            new { kind = "notice-of-grounds", takenOn = Day(-15), text = "It rains in.", documentSha256 = invoice });
        Assert.Equal(Day(0), noticed.GetProperty("clocks")[0].GetProperty("dueOn").GetString());
        await PostAsync(
            $"{at}/conditions", clerk, new { answers = new[] { new { key = "necessary", met = true, reasons = "Seen." } } });
        await PostAsync($"{at}/prepared-decision", clerk, granting);
        Assert.Equal("own-derogation", await ProblemAsync($"{at}/decision", clerk, new { }, HttpStatusCode.Forbidden));

        // France is told of the grounds, and neither who applied nor what was prepared.
        var seen = await suite.AskAsync(
            HttpMethod.Get, $"/api/v1/{at}", await suite.TokenAsync("delegate.walk", "delegate", "FR"));
        Assert.Equal("It rains in.", seen.GetProperty("steps")[0].GetProperty("text").GetString());
        Assert.DoesNotContain("Quill", seen.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(seen.GetProperty("decisions").EnumerateArray());

        var granted = await PostAsync($"{at}/decision", head, new { });
        Assert.Equal("granted", granted.GetProperty("state").GetString());
        Assert.Equal("12000.00", granted.GetProperty("decisions")[1].GetProperty("amount").GetString());
        var reported = await PostAsync($"{at}/reports", clerk, new { reportedOn = Day(0), documentSha256 = invoice });
        var clock = reported.GetProperty("clocks").EnumerateArray().Single(
            each => each.GetProperty("kind").GetString() == "report");
        Assert.Equal((Day(0), false), (clock.GetProperty("metOn").GetString(), clock.GetProperty("missed").GetBoolean()));

        using var figures = await suite.Gateway.GetAsync(
            new Uri("/api/v1/derogations/figures?list=eu-cyber-exercise", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, figures.StatusCode);
        Assert.Empty((await figures.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("figures").EnumerateArray());
    }

    [Fact]
    public async Task ExemptionFromTheTravelBan_RunsForTwoWorkingDays_UntilAnotherStateObjects()
    {
        var asked = await PostAsync("derogations", await AuthorityAsync("clerk.walk"), new
        {
            list = "eu-cyber-exercise",
            entryReference = await ListedForDerogations.OfAsync(suite),
            kind = "travel",
            applicant = $"Aurelia Nimbus {Guid.NewGuid():N}",
            description = "A conference on the protection of water works.",
            receivedOn = Day(0),
        });
        var at = $"derogations/{asked.GetProperty("reference").GetString()}";
        Assert.Equal("silence", asked.GetProperty("clocks")[0].GetProperty("kind").GetString());
        object objection = new
        {
            kind = "objection",
            takenOn = Day(0),
            text = "She goes elsewhere.",
            documentSha256 = new string('a', 64),
        };
        Assert.Equal(
            "another-state",
            await ProblemAsync(
                $"{at}/steps", await suite.TokenAsync("delegate.be", "delegate", "BE"), objection, HttpStatusCode.Forbidden));
        var objected = await PostAsync($"{at}/steps", await suite.TokenAsync("delegate.walk", "delegate", "FR"), objection);
        Assert.Equal(Day(0), objected.GetProperty("clocks")[0].GetProperty("stoppedOn").GetString());
    }

    private static string Day(int after)
        => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.UtcNow, Brussels)).AddDays(after).ToString("O");

    private Task<string> AuthorityAsync(string subject) => suite.TokenAsync(subject, "authority", "BE");

    private Task<JsonElement> PostAsync(string path, string token, object body)
        => suite.AskAsync(HttpMethod.Post, $"/api/v1/{path}", token, body);

    private async Task<string> ProblemAsync(string path, string token, object body, HttpStatusCode status)
    {
        using var response = await suite.SendAsync(HttpMethod.Post, $"/api/v1/{path}", token, body);
        Assert.Equal(status, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString()!["/problems/".Length..];
    }
}

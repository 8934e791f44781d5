using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CyberSanctions.Attribution.Exercises;
using CyberSanctions.Contracts.Attribution.V1;
using static CyberSanctions.Attribution.Tests.Exercises.ExercisesService;

namespace CyberSanctions.Attribution.Tests.Exercises;

public sealed class ExerciseReportTests(ExercisesService exercises) : IClassFixture<ExercisesService>
{
    [Fact]
    public async Task AfterTheEnd_ItSaysWhatHappened_AndIsTheSameForEver()
    {
        var reference = await exercises.StartAsync();
        Assert.Equal("not-found", await ReasonAsync(ReportAsync(exercises.Conductor, reference)));
        var dossier = await exercises.OpenAsync(reference);
        await exercises.PassAsync(TimeSpan.FromMinutes(11));
        await exercises.Desk.AnswerInjectAsync(new() { Reference = reference, Key = "press", Text = "We do not know." });
        await exercises.Conductor.ObserveAsync(new() { Reference = reference, Part = "desk", Text = "They were quick." });
        var ended = await exercises.EndAsync(reference);

        var bytes = await ReportAsync(exercises.Auditor, reference);
        await exercises.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal(bytes, await ReportAsync(exercises.Conductor, reference));
        Assert.Equal(ended.ReportSha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        using var json = JsonDocument.Parse(bytes);
        var report = json.RootElement;
        Assert.Equal(
            ("ended", "TLP:GREEN"), (report.GetProperty("state").GetString(), report.GetProperty("handling").GetString()));
        Assert.InRange(report.GetProperty("runningSeconds").GetInt64(), 660, 720);
        Assert.Equal(
            [("DossierCreated", dossier, 0L), ("InjectAnswered", "press", 11L)],
            report.GetProperty("deeds").EnumerateArray().Select(deed => (
                deed.GetProperty("kind").GetString()!,
                deed.GetProperty("subject").GetString()!,
                deed.GetProperty("runningSeconds").GetInt64() / 60)));
        Assert.Equal(
            ["met", "waiting", "open"],
            report.GetProperty("reactions").EnumerateArray().Select(one => one.GetProperty("status").GetString()));
        Assert.Equal("They were quick.", report.GetProperty("observations")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task ComposedAgainFromTheRows_ItIsTheSame()
    {
        var reference = await exercises.StartAsync();
        await exercises.OpenAsync(reference);
        await exercises.EndAsync(reference);
        await exercises.AllowAsync(reference, new() { Report = true });

        await using var connection = await exercises.Service.Database.OpenConnectionAsync();
        var stored = (await CyberSanctions.Attribution.Exercises.ReportTable.FindAsync(connection, reference))!;
        await using var transaction = await connection.BeginTransactionAsync();
        var again = await ExerciseReport.ComposeAsync(
            connection, transaction, (await ExerciseTable.FindAsync(connection, reference))!, stored.LastDeed, stored.Handling);

        Assert.Equal(stored, again);
    }

    [Fact]
    public async Task ToBeRead_ItShowsWhatPeopleWrote_AsTheyWroteIt_AndRunsNothing()
    {
        var scenario = Scenario();
        scenario.Title = "<script>alert(1)</script>";
        scenario.Summary = "# Not a title\n![](http://evil.example/x.png) [here](javascript:alert(1))\n```";
        var reference = await exercises.StartAsync(scenario);
        await exercises.Desk.AnswerInjectAsync(
            new() { Reference = reference, Key = "call", Text = "fine\n\n## Expected\n- **met**: all of it" });
        await exercises.EndAsync(reference);

        var text = Encoding.UTF8.GetString(await ReportAsync(exercises.Conductor, reference, ReportFormat.Markdown));

        Assert.StartsWith(
            @"# \<script\>alert\(1\)\<\/script\>".Replace(@"\/", "/", StringComparison.Ordinal), text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", text.Replace(@"\<", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("](", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n## Expected", text, StringComparison.Ordinal);
        Assert.Contains(@"\*\*met\*\*", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Abandoned_BeforeItBegan_ItHasAReportToo()
    {
        var reference = await exercises.PrepareAsync();
        var abandoned = await exercises.SteerAsync(reference, ExerciseStep.Abandon);

        Assert.Equal(ExerciseState.Abandoned, abandoned.State);
        using var json = JsonDocument.Parse(await ReportAsync(exercises.Conductor, reference));
        Assert.Empty(json.RootElement.GetProperty("deeds").EnumerateArray());
        Assert.False(json.RootElement.TryGetProperty("startedAt", out _));
    }
}

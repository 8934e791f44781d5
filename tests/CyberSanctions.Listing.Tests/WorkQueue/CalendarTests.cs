using System.Text;
using System.Text.RegularExpressions;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Tests.Derogations;
using CyberSanctions.Listing.WorkQueue;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Grpc.Core;

namespace CyberSanctions.Listing.Tests.WorkQueue;

/// <summary>
/// The queue as a calendar, for whoever has its address. Who gains from abuse: whoever guesses, or finds, an address; whoever
/// left and still has theirs; whoever writes lines into a calendar by what they call something.
/// </summary>
public sealed class CalendarTests(DerogationService service) : IClassFixture<DerogationService>
{
    private static readonly DateTime Moment = new(2026, 12, 7, 10, 30, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Calendar_HasWhatHasADay_AndDoesNotHaveItWhenItIsDone()
    {
        var clerk = Clerk();
        var calendar = await clerk.CreateWorkCalendarAsync(new() { Whose = WorkScope.Everybody });
        var derogation = await service.ReceivedAsync(DerogationKind.Humanitarian);
        var file = await FetchAsync(calendar.Secret);
        var events = Events(file);
        var own = Assert.Single(events, found => found["UID"] == $"silence:{derogation.Reference}@work-queue");
        Assert.Equal($"Silence ends: {derogation.Reference} ({derogation.EntryReference}, eu-cyber)", own["SUMMARY"]);
        Assert.Matches("^[0-9]{8}$", own["DTSTART;VALUE=DATE"]);
        Assert.Equal("CONFIDENTIAL", own["CLASS"]);

        // The same for as long as nothing has changed, whenever it is asked for.
        service.Clock.Move(TimeSpan.FromMinutes(5));
        Assert.Equal(file, await FetchAsync(calendar.Secret));
        await service.Clerk.WithdrawDerogationAsync(new() { Reference = derogation.Reference, Reasons = "It was paid." });
        Assert.DoesNotContain(derogation.Reference, Encoding.UTF8.GetString(await FetchAsync(calendar.Secret)),
            StringComparison.Ordinal);
        Assert.All(
            ["Quill", "Flavia", "cornelia"],
            text => Assert.DoesNotContain(text, Encoding.UTF8.GetString(file), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Secret_IsToldOnce_IsKeptAsAHash_AndIsNobodysWhenItEnded()
    {
        var (clerk, headers) = (Clerk(), new Metadata { { "idempotency-key", "one-calendar" } });
        var calendar = await clerk.CreateWorkCalendarAsync(new() { Whose = WorkScope.Me }, headers);
        var again = await clerk.CreateWorkCalendarAsync(new() { Whose = WorkScope.Me }, headers);
        Assert.Equal((calendar.Id, 43, ""), (again.Id, calendar.Secret.Length, again.Secret));
        Assert.All((await clerk.ListWorkCalendarsAsync(new())).Items, listed => Assert.Empty(listed.Secret));
        await using (var connection = await service.Service.Database.OpenConnectionAsync())
        {
            var dump = await connection.QueryAsync<string>(
                "SELECT c::text FROM work_calendar c UNION ALL SELECT encode(payload, 'escape') FROM journal "
                + "UNION ALL SELECT a::text FROM idempotency a");
            Assert.All(dump, row => Assert.DoesNotContain(calendar.Secret, row, StringComparison.Ordinal));
        }

        await FetchAsync(calendar.Secret);
        foreach (var wrong in new[] { calendar.Secret[..^1], calendar.Secret.ToUpperInvariant(), new string('A', 43),
            calendar.Id })
        {
            Assert.Equal("not-found", (await Refused.ByAsync(Anybody().FetchWorkCalendarAsync(new() { Key = wrong }))).Reason);
        }

        await clerk.RevokeWorkCalendarAsync(new() { Id = calendar.Id });
        Assert.Equal(
            "not-found", (await Refused.ByAsync(Anybody().FetchWorkCalendarAsync(new() { Key = calendar.Secret }))).Reason);
        Assert.Equal("not-found", (await Refused.ByAsync(clerk.RenewWorkCalendarAsync(new() { Id = calendar.Id }))).Reason);
    }

    [Fact]
    public async Task Address_EndsAfter30Days_UnlessItsOwnerComesWithAToken()
    {
        var beginning = service.Now;
        var clerk = Clerk("octavia.leaver");
        var kept = await clerk.CreateWorkCalendarAsync(new() { Whose = WorkScope.Me });
        var left = await clerk.CreateWorkCalendarAsync(new() { Whose = WorkScope.Me });
        service.Clock.Move(TimeSpan.FromDays(29));
        await clerk.RenewWorkCalendarAsync(new() { Id = kept.Id, ExpectedVersion = 1 });
        service.Clock.Move(TimeSpan.FromDays(2));
        await FetchAsync(kept.Secret);
        Assert.Equal("not-found", (await Refused.ByAsync(Anybody().FetchWorkCalendarAsync(new() { Key = left.Secret }))).Reason);
        Assert.Equal("not-found", (await Refused.ByAsync(clerk.RenewWorkCalendarAsync(new() { Id = left.Id }))).Reason);
        service.SetTo(beginning);
    }

    [Fact]
    public async Task OthersCalendars_AreNobodysButAnAdministrators_WhoEndsThem()
    {
        var calendar = await Clerk("octavia.gone").CreateWorkCalendarAsync(new() { Whose = WorkScope.Me });
        var other = service.Service.Officer("tiberius.quill");
        Assert.Equal("not-found", (await Refused.ByAsync(other.RevokeWorkCalendarAsync(new() { Id = calendar.Id }))).Reason);
        Assert.Equal("not-found", (await Refused.ByAsync(other.RenewWorkCalendarAsync(new() { Id = calendar.Id }))).Reason);
        Assert.Equal("not-found", (await Refused.ByAsync(other.ListWorkCalendarsAsync(new(
            )
        { Subject = "octavia.gone" }))).Reason);
        var administrator = service.Service.QueueAs("admin.one", Roles.Administrator);
        Assert.Equal(
            [calendar.Id], (await administrator.ListWorkCalendarsAsync(new(
                )
            { Subject = "octavia.gone" })).Items.Select(c => c.Id));
        await administrator.RevokeWorkCalendarAsync(new() { Id = calendar.Id });
        Assert.Equal(
            "not-found", (await Refused.ByAsync(Anybody().FetchWorkCalendarAsync(new() { Key = calendar.Secret }))).Reason);
    }

    [Fact]
    public async Task Roles_AreThoseOfTheLastToken()
    {
        var derogation = await service.ReceivedAsync(DerogationKind.Humanitarian);
        var calendar = await Clerk("octavia.mover").CreateWorkCalendarAsync(new() { Whose = WorkScope.Everybody });
        Assert.Contains(derogation.Reference, Encoding.UTF8.GetString(await FetchAsync(calendar.Secret)),
            StringComparison.Ordinal);
        await service.Service.QueueAs("octavia.mover", Roles.Authority, "FR").RenewWorkCalendarAsync(new() { Id = calendar.Id });
        Assert.Empty(Events(await FetchAsync(calendar.Secret)));
    }

    [Fact]
    public async Task Calendars_AreTenAtMost()
    {
        var clerk = Clerk("octavia.collector");
        for (var i = 0; i < 10; i++)
        {
            await clerk.CreateWorkCalendarAsync(new() { Whose = WorkScope.Me });
        }

        Assert.Equal(
            "calendars-full", (await Refused.ByAsync(clerk.CreateWorkCalendarAsync(new() { Whose = WorkScope.Me }))).Reason);
    }

    [Theory]
    [InlineData("EU.1.1\r\nATTACH:http://evil.example/x")]
    [InlineData("EU.1.1\nEND:VEVENT\nBEGIN:VALARM")]
    [InlineData("EU,1;1\\n:\"x\"")]
    [InlineData("Ελληνικά – Қазақша – 中文中文中文中文中文中文中文中文中文中文中文中文中文中文中文中文中文中文中文中文")]
    public void WhateverSomethingIsCalled_MakesNoLineOfItsOwn(string entry)
    {
        var file = CalendarFile.Of([Row(entry)]);
        var found = Assert.Single(Events(file));
        Assert.Equal(
            $"Review due: REV-2026-0001 ({entry.Replace("\r\n", "\n", StringComparison.Ordinal)}, eu-cyber)", found["SUMMARY"]);
        Assert.Equal(["CLASS", "DTSTAMP", "DTSTART;VALUE=DATE", "SEQUENCE", "SUMMARY", "TRANSP", "UID"],
            found.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(file, CalendarFile.Of([Row(entry)]));
    }

    [Fact]
    public void Moment_IsInUtc_AndTheEndOfADayIsThatDay()
    {
        var timed = Events(CalendarFile.Of([Row("EU.1.1", Moment)])).Single();
        Assert.Equal("20261207T103000Z", timed["DTSTART"]);

        // The last Sunday of March has 23 hours in Brussels.
        var day = Events(CalendarFile.Of([Row("EU.1.1", new DateTime(2027, 3, 28, 22, 0, 0, DateTimeKind.Utc))])).Single();
        Assert.Equal("20270328", day["DTSTART;VALUE=DATE"]);
    }

    [Fact]
    public async Task WhatIsMarkedAboveAmber_IsNotInIt()
    {
        // Observations are TLP:AMBER+STRICT, and so is their review.
        await using var process = new ProcessInQueue();
        await process.InitializeAsync();
        var entry = await process.ListAsync();
        await process.ObserveAsync(entry);
        var officer = process.Service.Officer();
        var calendar = await officer.CreateWorkCalendarAsync(new() { Whose = WorkScope.Everybody });
        var file = (await new Contracts.Listing.V1.WorkQueue.WorkQueueClient(process.Service.Channel("", []))
            .FetchWorkCalendarAsync(new() { Key = calendar.Secret })).Content.ToStringUtf8();
        Assert.Contains("review", (await officer.AllAsync()).Select(item => item.Id.Split(':')[0]));
        Assert.Contains("NTF-", file, StringComparison.Ordinal);
        Assert.DoesNotContain("REV-", file, StringComparison.Ordinal);
    }

    private static WorkRow Row(string entry, DateTime? endsAt = null) => new()
    {
        Source = 3,
        Kind = "review",
        Id = "review:REV-2026-0001",
        Reference = "REV-2026-0001",
        List = "eu-cyber",
        EntryReference = entry,
        Handling = Handling.TlpAmber,
        DueOn = endsAt is null ? new DateOnly(2026, 12, 14) : null,
        EndsAt = endsAt,
        Since = new DateOnly(2026, 12, 1),
    };

    // RFC 5545, section 3.1, once more: lines end with CRLF and have 75 octets at most; what is folded goes on after a blank.
    private static List<Dictionary<string, string>> Events(byte[] file)
    {
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file);
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("[^\r]\n|\r[^\n]", RegexOptions.None, TimeSpan.FromSeconds(1)), text);
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        var lines = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["BEGIN:VCALENDAR", "VERSION:2.0"], [lines[0], lines.Single(line => line.StartsWith("VERSION",
            StringComparison.Ordinal))]);
        var (events, within) = (new List<Dictionary<string, string>>(), (Dictionary<string, string>?)null);
        foreach (var line in lines)
        {
            var (name, value) = (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':',
                StringComparison.Ordinal) + 1)..]);
            Assert.Matches("^[A-Z][A-Z-]*(;[A-Z-]+=[A-Za-z0-9/_-]+)*$", name);
            if (line == "BEGIN:VEVENT")
            {
                within = new(StringComparer.Ordinal);
            }
            else if (line == "END:VEVENT")
            {
                events.Add(within!);
                within = null;
            }
            else
            {
                within?.Add(name, Unescaped(value));
            }
        }

        return events;
    }

    private static string Unescaped(string text)
        => Regex.Replace(text, @"\\(.)", found => found.Groups[1].Value is "n" or "N" ? "\n" : found.Groups[1].Value,
            RegexOptions.None, TimeSpan.FromSeconds(1));

    private Contracts.Listing.V1.WorkQueue.WorkQueueClient Clerk(string subject = "cornelia.stratus")
        => service.Service.QueueAs(subject, Roles.Authority, "BE");

    private Contracts.Listing.V1.WorkQueue.WorkQueueClient Anybody() => new(service.Service.Channel("", []));

    private async Task<byte[]> FetchAsync(string secret)
    {
        var file = await Anybody().FetchWorkCalendarAsync(new() { Key = secret });
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file.Content.Span)), file.Sha256);
        return file.Content.ToByteArray();
    }

    private sealed class ProcessInQueue : DueProcess.DueProcessService, IAsyncDisposable
    {
        async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();
    }
}

using System.Globalization;
using System.Text.Json;
using CyberSanctions.Replay;

namespace CyberSanctions.Integration.Tests;

/// <summary>Acts on invented people, to be taken through the procedure like the public ones.</summary>
internal static class Invented
{
    /// <summary>With this setting a suite takes them over as they were published.</summary>
    public const string TakenOver = $"--listing:takenOverUntil={Day}";

    /// <summary>When they were published.</summary>
    public const string Day = "2026-11-01";

    private static int _acts;

    /// <summary>One act on two people and a company.</summary>
    public static PublicActs Act(string campaign)
    {
        var number = Interlocked.Increment(ref _acts);
        PublicListing[] listings =
        [
            Person("Aurelia Nimbus", number, $"EU.{900000 + (number * 10)}.1"),
            Person("Tiberius Quill", number, $"EU.{900000 + (number * 10)}.2"),
            new(
                $"Blue Heron {number} Ltd", "entity", [$"BH {number} Ltd"], null, null, null, null,
                [new PublicIdentifier("regnumber", $"BH-{number}", null, null)],
                ["1 Invented Street, Nowhere"], "Rented the servers.", $"EU.{900000 + (number * 10)}.3"),
        ];
        var incident = JsonSerializer.SerializeToElement(new
        {
            title = "Invented intrusion",
            description = "Servers of an invented ministry were entered.",
            attackKinds = new[] { "access-to-information-systems" },
            externalThreat = new[] { "originates-outside-union" },
            targets = new[] { new { kind = "critical-state-functions", stateFunction = "governance-and-institutions" } },
            effects = new[] { new { factor = "data-stolen", assessment = "Invented files were taken." } },
        });
        var act = new PublicAct(
            $"2026/{9000 + number}",
            $"Invented act {number}",
            "Article 13(1) of Regulation (EU) 2019/796",
            DateOnly.ParseExact(Day, "O", CultureInfo.InvariantCulture),
            $"https://example.invalid/eli/2026/{9000 + number}",
            [new PublicDossier(
                campaign, [incident], [.. listings.Select(l => new PublicGround(l.EuReferenceNumber, "responsible", ""))])]);
        return new PublicActs([act], listings.ToDictionary(l => l.EuReferenceNumber));
    }

    // Each act is on somebody else: nobody is listed twice by accident.
    private static PublicListing Person(string name, int number, string reference)
        => new(name, "person", [], $"{1800 + number}-08", "Nowhere", null, null, [], [], "Entered the servers.", reference);
}

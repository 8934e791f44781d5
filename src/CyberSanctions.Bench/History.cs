extern alias publication;

using System.Diagnostics;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using publication::CyberSanctions.Publication.History;

namespace CyberSanctions.Bench;

/// <summary>An invented history of a list far longer than any regime's, and what it takes to fold it.</summary>
internal static class History
{
    private const int MostInAct = 500;
    private const int Listed = 100_000;
    private const int Amended = 150_000;
    private const int Reviewed = 40_000;
    private const int Delisted = 10_000;
    private static readonly DateTime Start = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>What one fold took.</summary>
    /// <param name="Milliseconds">To the state of every entry.</param>
    /// <param name="WithContents">To what every entry on the list says, too.</param>
    /// <param name="Megabytes">What the state holds on to, besides the acts.</param>
    /// <param name="OnList">Entries on the list.</param>
    public sealed record Took(double Milliseconds, double WithContents, double Megabytes, int OnList);

    /// <summary>
    /// 100,000 listings, and 200,000 operations on the entries that they make: amendments, reviews, delistings.
    /// </summary>
    public static IReadOnlyList<RecordedOperation> Write()
    {
        var operations = new List<RecordedOperation>();
        var acts = 0;
        Add(Enumerable.Range(0, Listed).Select(entry => new Operation { List = Listing(entry) }));
        Add(Enumerable.Range(0, Amended).Select(i => new Operation { Amend = Amendment(Scattered(i)) }));
        foreach (var reviews in Enumerable.Range(0, Reviewed)
            .Select(i => new Review { EntryReference = Reference(Scattered(i)) })
            .Chunk(MostInAct))
        {
            Add([new Operation
            {
                Renew = new Renewal { Until = new Date { Year = 2099, Month = 5, Day = 18 }, Reviews = { reviews } },
            }]);
        }

        Add(Enumerable.Range(0, Delisted)
            .Select(i => new Operation { Delist = new Delisting { EntryReference = Reference(Scattered(i)) } }));
        return operations;

        void Add(IEnumerable<Operation> all)
        {
            foreach (var inAct in all.Chunk(MostInAct))
            {
                var text = new ActText { Reference = $"ACT-{++acts}", Number = $"2026/{acts}", Operations = { inAct } };
                var takesEffectAt = Start.AddDays(acts);
                var act = new RecordedAct(acts, text, "", $"BAL-{acts}", takesEffectAt, new Carrying(acts, takesEffectAt));
                operations.AddRange(inAct.Select((operation, place) => new RecordedOperation(
                    act, place, operation, operation.List is { } listing
                        ? new EntryIdentity((acts * MostInAct) + place, listing.EuReferenceNumber)
                        : null)));
            }
        }
    }

    /// <summary>Folds it once.</summary>
    public static Took Fold(IReadOnlyList<RecordedOperation> operations)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var state = publication::CyberSanctions.Publication.History.Fold.At(
            operations, new Point(Start.AddYears(50), long.MaxValue));
        var folded = watch.Elapsed.TotalMilliseconds;
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        watch.Restart();
        var onList = state.OnList.Count(entry => entry.Content.Subject.Names.Count > 0);
        return new Took(folded, folded + watch.Elapsed.TotalMilliseconds, held / 1e6, onList);
    }

    // Each of a run of numbers below the number of entries, far from the one before.
    private static int Scattered(int i) => (int)(i * 7919L % Listed);

    private static string Reference(int entry) => $"EU.{entry}.1";

    private static ActListing Listing(int entry) => new()
    {
        ProposalReference = "LP-2026-0001",
        EuReferenceNumber = Reference(entry),
        Ground = ListingGround.Responsible,
        Measures = { Measure.AssetFreeze, Measure.TravelBan },
        StatementOfReasons = "Aurelia Nimbus wrote the wiper Paper Rain, which erased all weather records of Atlantis.",
        Subject = new Subject
        {
            Kind = SubjectKind.Person,
            Names = { new Name { WholeName = $"Aurelia Nimbus {entry}", Quality = NameQuality.Strong } },
            Births = { new Birth { Date = new PartialDate { Year = 1985, Month = 8, Day = 3 }, Place = "Poseidonis" } },
            Nationalities = { "GR" },
            Addresses = { new Address { Text = "1 Trident Street", City = "Poseidonis" } },
        },
    };

    private static Amendment Amendment(int entry) => new()
    {
        EntryReference = Reference(entry),
        Fields = { EntryField.Function, EntryField.StatementOfReasons },
        After = new EntryContent
        {
            Subject = new Subject { Function = "Colonel" },
            StatementOfReasons = "She also wrote Paper Hail.",
        },
    };
}

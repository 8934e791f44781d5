using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Publication.History;
using FsCheck;
using FsCheck.Fluent;
using static CyberSanctions.Publication.Tests.History.Chronicle;

namespace CyberSanctions.Publication.Tests.History;

/// <summary>What holds of every history: of acts that come late, early, in the same moment, after the end.</summary>
public class FoldProperties
{
    private static readonly DateOnly First = new(2026, 3, 1);
    private const int Days = 60;

    // Days are few, so that much falls on the same one, and on the days that renewals and extensions end with.
    private static Gen<string> Day => Gen.Choose(0, Days).Select(day => $"{First.AddDays(day):yyyy-MM-dd}");

    private static Gen<Chronicle> History =>
        from count in Gen.Choose(1, 25)
        from seeds in ActOf.ListOf(count)
        select Written([.. seeds]);

    private static Gen<(string From, bool AtNoon, bool Carried, int Operations, int[] Choices, string[] Until)> ActOf =>
        from day in Day
        from noon in Gen.Elements(true, false)
        from carried in Gen.Frequency((9, Gen.Constant(true)), (1, Gen.Constant(false)))
        from operations in Gen.Choose(1, 4)
        from choices in Gen.Choose(0, 9999).ArrayOf(12)
        from until in Day.ArrayOf(4)
        select (day, noon, carried, operations, choices, until);

    [Fact]
    public void EveryHistory_ReadsAsOneThatIsKeptByHand()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(History.ToArbitrary(), history =>
        {
            foreach (var (at, version) in Points(history))
            {
                var told = NaiveList.Told(Fold.At(history.Operations, new Point(at, version)));
                var kept = NaiveList.At(history.Operations, at, version);
                if (!told.SequenceEqual(kept))
                {
                    Assert.Fail($"At {at:O}, version {version}:\n{string.Join('\n', told)}\n---\n{string.Join('\n', kept)}");
                }
            }
        }));

    [Fact]
    public void WhatIsRecordedLater_ChangesNoListOfBefore()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(History.ToArbitrary(), history =>
        {
            foreach (var (at, version) in Points(history))
            {
                // Listings of later acts are left in: a reference that the list never had is another matter.
                var before = history.Operations.Where(o => o.Listed is not null || o.Act.Carried?.Version <= version).ToList();
                Assert.Equal(
                    NaiveList.Told(Fold.At(before, new Point(at, version))),
                    NaiveList.Told(Fold.At(history.Operations, new Point(at, version))));
            }
        }));

    [Fact]
    public void WhoeverHasLeft_StaysAway_AndNextEndIsTheNextDayOnWhichSomebodyLeavesByThemselves()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(History.ToArbitrary(), history =>
        {
            var left = new Dictionary<long, DateTime>();
            var acts = history.Operations.Select(operation => operation.Act.TakesEffectAt).ToHashSet();
            var earlier = Fold.At(history.Operations, new Point(Midnight("2026-01-01"), long.MaxValue));
            foreach (var at in Moments())
            {
                var state = Fold.At(history.Operations, new Point(at, long.MaxValue));
                Assert.Equal(state.Entries.Count, state.Entries.Select(entry => entry.Identity.LogicalId).Distinct().Count());
                Assert.All(left, gone => Assert.Equal(
                    gone.Value, state.Entries.Single(entry => entry.Identity.LogicalId == gone.Key).Ending!.At));
                foreach (var entry in state.Entries.Where(entry => entry.Ending is not null))
                {
                    left.TryAdd(entry.Identity.LogicalId, entry.Ending!.At);
                }

                if (!acts.Contains(at))
                {
                    var gone = state.Entries.Where(entry => entry.Ending?.At == at).ToList();
                    Assert.Equal(earlier.NextEnd == at, gone.Count > 0);
                    Assert.All(gone, entry => Assert.Null(entry.Ending!.Delisting));
                }

                earlier = state;
            }
        }));

    private static IEnumerable<DateTime> Moments()
        => Enumerable.Range(0, Days + 3)
            .SelectMany(day => new[] { 0, 12 }.Select(hour => Midnight($"{First.AddDays(day):yyyy-MM-dd}").AddHours(hour)));

    private static IEnumerable<(DateTime At, long Version)> Points(Chronicle history)
    {
        var newest = history.Operations.Max(operation => operation.Act.Carried?.Version ?? 0);
        return
            from at in Moments().Where((_, index) => index % 5 == 0)
            from version in new[] { newest, newest / 2 }
            select (at, version);
    }

    private static Chronicle Written(
        (string From, bool AtNoon, bool Carried, int Operations, int[] Choices, string[] Until)[] acts)
    {
        var chronicle = new Chronicle();
        var (references, version) = (new List<string>(), 0L);
        foreach (var act in acts)
        {
            var operations = Enumerable.Range(0, act.Operations)
                .Select(i => OperationOf(
                    act.Choices[i * 3], act.Choices[(i * 3) + 1], act.Choices[(i * 3) + 2], act.Until[i], references)).ToArray();
            chronicle.Record(Midnight(act.From).AddHours(act.AtNoon ? 12 : 0), act.Carried ? ++version : 0, operations);
        }

        return chronicle;
    }

    private static Operation OperationOf(int kind, int which, int reasons, string until, List<string> references)
    {
        if (references.Count == 0 || kind % 10 < 3)
        {
            references.Add($"EU.{references.Count + 1}.1");
            return List(references[^1]);
        }

        return (kind % 10) switch
        {
            < 6 => Amend(references[which % references.Count], $"Reasons {reasons}."),
            6 => Delist(references[which % references.Count]),
            < 9 => Renew(until, [.. references.Where((_, index) => (index + which) % 3 > 0)]),
            _ => Extend(until),
        };
    }
}

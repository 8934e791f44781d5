using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.Publication.History;

namespace CyberSanctions.Listing.Tests.Statistics;

/// <summary>
/// The figures once more, by somebody who goes through the list as the publication service folds it, entry by entry and period by
/// period.
/// </summary>
internal static class Counting
{
    public static IReadOnlyList<ListingPeriod> Periods(
        IReadOnlyList<RecordedOperation> known, FigurePeriod by, int from, int until, DateOnly asOf)
    {
        var final = Fold.At(known, LastMomentOf(asOf));
        var happened = Happened(known, final, asOf).ToList();
        var months = by == FigurePeriod.Quarter ? 3 : 12;
        var periods = new List<ListingPeriod>();
        for (var first = new DateOnly(from, 1, 1); first.Year <= until && first <= asOf; first = first.AddMonths(months))
        {
            var end = first.AddMonths(months).AddDays(-1);
            var last = end < asOf ? end : asOf;
            var here = happened.Where(of => of.On >= first && of.On <= last).ToList();
            var onList = Fold.At(known, LastMomentOf(last)).OnList.ToList();
            periods.Add(new ListingPeriod
            {
                From = first.ToMessage(),
                Until = last.ToMessage(),
                Complete = end <= asOf,
                Total = Count(here, onList),
                Kinds =
                {
                    ((SubjectKind[])[SubjectKind.Person, SubjectKind.Entity]).Select(kind => new ListingCountsOfKind
                    {
                        Kind = kind,
                        Counts = Count(here.Where(of => of.Kind == kind), onList.Where(of => of.Content.Subject.Kind == kind)),
                    }),
                },
                Grounds =
                {
                    ((ListingGround[])
                    [
                        ListingGround.Responsible, ListingGround.SupportOrInvolvement, ListingGround.Associated,
                    ]).Select(ground => new ListingCountsOfGround { Ground = ground, Counts = OfGround(here, onList, ground) }),
                },
                DelistedFor =
                {
                    Enum.GetValues<DelistingReason>().Skip(1).Select(reason => new DelistedForReason
                    {
                        Reason = reason,
                        Delisted = here.Count(of => of.What == "delisted" && of.Reason == reason),
                    }),
                },
            });
        }

        return periods;
    }

    private static Point LastMomentOf(DateOnly day) => new(CouncilData.EndInBrussels(day).AddMicroseconds(-1), long.MaxValue);

    private static IEnumerable<Fact> Happened(IReadOnlyList<RecordedOperation> known, ListState final, DateOnly asOf)
    {
        foreach (var entry in final.Entries)
        {
            var kind = entry.Content.Subject.Kind;
            var ground = entry.Listing.Ground;
            yield return new Fact("listed", On(entry.Act.TakesEffectAt), kind, ground, ground);
            foreach (var amended in entry.Amendments)
            {
                var after = amended.Amendment.Fields.Contains(EntryField.Ground) ? amended.Amendment.After.Ground : ground;
                yield return new Fact(
                    amended.Act.Text.Corrects is null ? "amended" : "corrected", On(amended.Act.TakesEffectAt), kind, after,
                        ground);
                ground = after;
            }

            if (entry.Ending is { } ending)
            {
                yield return new Fact(
                    ending.Delisting is null ? "expired" : "delisted",
                    On(ending.At),
                    kind,
                    ground,
                    ground,
                    ending.Delisting?.Reason ?? default);
            }
        }

        var withoutEffect = final.WithoutEffect.Select(of => (of.Operation, of.Reference)).ToHashSet();
        foreach (var renewal in known.Where(of => of.What.Renew is not null && On(of.Act.TakesEffectAt) <= asOf))
        {
            foreach (var review in renewal.What.Renew.Reviews.Where(of => !withoutEffect.Contains((renewal, of.EntryReference))))
            {
                var entry = final.Entries.Single(of => of.Identity.Reference == review.EntryReference);
                var ground = entry.Amendments
                    .Where(of => of.Amendment.Fields.Contains(EntryField.Ground) && IsBefore(of.Act, renewal.Act))
                    .Select(of => of.Amendment.After.Ground)
                    .LastOrDefault(entry.Listing.Ground);
                yield return new Fact(
                    "renewed", On(renewal.Act.TakesEffectAt), entry.Content.Subject.Kind, ground, ground);
            }
        }
    }

    // No act amends an entry that it renews.
    private static bool IsBefore(RecordedAct one, RecordedAct other)
        => (one.TakesEffectAt, one.LogicalId).CompareTo((other.TakesEffectAt, other.LogicalId)) < 0;

    private static DateOnly On(DateTime moment) => CouncilData.DayInBrussels(moment);

    private static ListingCounts Count(IEnumerable<Fact> facts, IEnumerable<EntryState> onList)
    {
        var here = facts.CountBy(fact => fact.What).ToDictionary(count => count.Key, count => count.Value);
        return new ListingCounts
        {
            Listed = here.GetValueOrDefault("listed"),
            Amended = here.GetValueOrDefault("amended"),
            Corrected = here.GetValueOrDefault("corrected"),
            Renewed = here.GetValueOrDefault("renewed"),
            Delisted = here.GetValueOrDefault("delisted"),
            Expired = here.GetValueOrDefault("expired"),
            OnList = onList.Count(),
        };
    }

    private static ListingCounts OfGround(List<Fact> here, List<EntryState> onList, ListingGround ground)
    {
        var counts = Count(
            here.Where(of => of.Ground == ground), onList.Where(of => of.Content.Ground == ground));
        counts.GroundGained = here.Count(of => of.Ground == ground && of.Before != ground);
        counts.GroundLost = here.Count(of => of.Ground != ground && of.Before == ground);
        return counts;
    }

    private sealed record Fact(
        string What,
        DateOnly On,
        SubjectKind Kind,
        ListingGround Ground,
        ListingGround Before,
        DelistingReason Reason = default);
}

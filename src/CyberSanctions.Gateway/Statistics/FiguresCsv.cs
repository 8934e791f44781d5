using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Gateway.Json;

namespace CyberSanctions.Gateway.Statistics;

/// <summary>Figures as tables: each row can be read alone.</summary>
internal static class FiguresCsv
{
    private const string List = "list";
    private const string AsOf = "asOf";
    private const string Year = "year";

    /// <summary>A row for each period as a whole, for each kind, each ground, and each reason of delistings.</summary>
    public static Csv Of(ListingFigures figures)
    {
        var csv = new Csv(
            List, "programme", AsOf, "from", "until", "complete", "of", "value", "listed", "amended", "corrected", "renewed",
            "delisted", "expired", "groundGained", "groundLost", "onList");
        foreach (var period in figures.Periods)
        {
            Add("total", "", period.Total);
            foreach (var kind in period.Kinds)
            {
                Add("kind", Words<SubjectKind>.For(kind.Kind), kind.Counts);
            }

            foreach (var ground in period.Grounds)
            {
                Add("ground", Words<ListingGround>.For(ground.Ground), ground.Counts);
            }

            foreach (var reason in period.DelistedFor)
            {
                csv.Add(
                    figures.List, figures.Programme, figures.AsOf, period.From, period.Until, period.Complete, "delistingReason",
                    Words<DelistingReason>.For(reason.Reason), null, null, null, null, reason.Delisted, null, null, null, null);
            }

            void Add(string of, string value, ListingCounts counts) => csv.Add(
                figures.List, figures.Programme, figures.AsOf, period.From, period.Until, period.Complete, of, value,
                counts.Listed, counts.Amended, counts.Corrected, counts.Renewed, counts.Delisted, counts.Expired,
                counts.GroundGained, counts.GroundLost, counts.OnList);
        }

        return csv;
    }

    /// <summary>Four rows for each stage: since drafting and since the stage before, in days and in working days.</summary>
    public static Csv Of(AdoptionFigures figures)
    {
        var csv = new Csv(
            List, AsOf, "countedUpTo", Year, "kind", "adoptedProposals", "acts", "stage", "told", "proposals", "without", "since",
            "days", "lowerQuartile", "median", "upperQuartile", "longest");
        foreach (var (group, stage) in figures.Groups.SelectMany(group => group.Stages.Select(stage => (group, stage))))
        {
            var told = stage.Figures;
            Add("drafting", "all", told?.SinceDrafting);
            Add("drafting", "working", told?.SinceDraftingInWorkingDays);
            Add("stageBefore", "all", told?.SinceStageBefore);
            Add("stageBefore", "working", told?.SinceStageBeforeInWorkingDays);

            void Add(string since, string days, DaySpread? spread) => csv.Add(
                figures.List, figures.AsOf, Words<Contracts.Common.V1.Handling>.For(figures.CountedUpTo), group.Year,
                Words<OperationKind>.For(group.Kind), group.Proposals, group.Acts, Words<AdoptionStage>.For(stage.Stage),
                told is not null, told?.Proposals, told?.Without, since, days, spread?.LowerQuartile, spread?.Median,
                spread?.UpperQuartile, spread?.Longest);
        }

        return csv;
    }

    /// <summary>A row for each year as a whole, and for each ground.</summary>
    public static Csv Of(ReviewFigures figures)
    {
        var csv = new Csv(
            List, AsOf, "countedUpTo", Year, "ground", "due", "concludedInTime", "concludedLate", "renewedInTime", "renewedLate",
            "lapsed", "open", "overdue", "daysLateLowerQuartile", "daysLateMedian", "daysLateUpperQuartile", "daysLateLongest");
        foreach (var year in figures.Years)
        {
            Add("all", year.Total);
            foreach (var ground in year.Grounds)
            {
                Add(Words<ReviewGround>.For(ground.Ground), ground.Counts);
            }

            void Add(string ground, ReviewCounts counts) => csv.Add(
                figures.List, figures.AsOf, Words<Contracts.Common.V1.Handling>.For(figures.CountedUpTo), year.Year, ground,
                counts.Due, counts.ConcludedInTime, counts.ConcludedLate, counts.RenewedInTime, counts.RenewedLate, counts.Lapsed,
                counts.Open, counts.Overdue, counts.DaysLate?.LowerQuartile, counts.DaysLate?.Median,
                counts.DaysLate?.UpperQuartile, counts.DaysLate?.Longest);
        }

        return csv;
    }
}

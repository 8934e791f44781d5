using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.CourtFiles;

/// <summary>How whoever is listed was told and heard, as it is in a file for a court. Pure.</summary>
internal static class DueProcessContents
{
    private const string Part = "Due process";

    // What has no marking of its own is shown to everybody who sees due process at all.
    private const Handling Unmarked = Handling.TlpGreen;

    /// <summary>Adds it.</summary>
    public static void Add(CourtFilePlan plan, EntryOfCase of)
    {
        var entry = of.Entry;
        plan.AddDocument(
            "due-process/entry",
            Part,
            $"Entry {entry.Reference}, as it reads now",
            CourtFilePlan.DayOf(entry.ListedOn),
            Unmarked,
            () => new JsonObject
            {
                ["list"] = entry.List,
                ["reference"] = entry.Reference,
                ["version"] = entry.Version,
                ["listedOn"] = CourtFilePlan.DayOf(entry.ListedOn),
                ["ended"] = entry.Ended,
                ["reviewedOn"] = CourtFilePlan.DayOf(entry.ReviewedOn),
                ["reviewDueOn"] = CourtFilePlan.DayOf(entry.ReviewDueOn),
                ["content"] = MessageTree.Of(EntryContent.Parser.ParseJson(entry.Content)),
            });
        foreach (var notification in of.Notifications)
        {
            plan.AddDocument(
                $"due-process/{notification.Reference}", Part, $"Notification {notification.Reference}",
                DayOf(notification.OwedSince), Unmarked, () => MessageTree.Of(notification));
        }

        var numbers = of.Observations.Index().ToDictionary(
            observations => observations.Item.Reference, observations => Named(observations.Index + 1), StringComparer.Ordinal);
        foreach (var (index, observations) in of.Observations.Index())
        {
            AddObservations(plan, index + 1, observations);
        }

        foreach (var review in of.Reviews)
        {
            plan.AddDocument(
                $"due-process/{review.Reference}", Part, $"Review {review.Reference}",
                CourtFilePlan.DayOf(review.Openings.FirstOrDefault()?.OpenedAt), review.Handling,
                () => MessageTree.Of(WithoutNumbers(review, numbers)));
        }

        foreach (var access in of.AccessRequests)
        {
            plan.AddDocument(
                $"due-process/{access.Reference}", Part, $"Request {access.Reference} for access to the file",
                DayOf(access.ReceivedOn), access.Handling, () => MessageTree.Of(access));
        }

        foreach (var courtCase in of.CourtCases)
        {
            plan.AddDocument(
                $"due-process/{courtCase.Reference}", Part, $"Court case {courtCase.Number}", DayOf(courtCase.LodgedOn), Unmarked,
                () => MessageTree.Of(courtCase));
        }
    }

    private static void AddObservations(CourtFilePlan plan, int number, ReceivedObservations observations)
    {
        var (stem, day) = ($"due-process/observations-{number}", DayOf(observations.ReceivedOn));
        plan.AddDocument(
            stem, Part, $"Observations {number}, with their answer", day, observations.Handling,
            () => MessageTree.Of(observations));
        if (observations.File is { } file)
        {
            plan.Add(new PlannedFile(
                $"{stem}.bin", Part, $"File that came with observations {number}, called there: {file.Name}", day,
                CourtFilePlan.Bytes, observations.Handling, new FileContent.OfObservations(observations.Reference, file),
                Opens: false));
        }
    }

    // By the number of observations anybody reads their answer: it stands in the observations alone, and is marked like them.
    private static ListingReview WithoutNumbers(ListingReview review, IReadOnlyDictionary<string, string> numbers)
    {
        var shown = review.Clone();
        foreach (var opening in shown.Openings.Where(opening => opening.Ground == ReviewGround.Observations))
        {
            opening.Reason = numbers.GetValueOrDefault(opening.Reason, "observations");
        }

        if (shown.Proposed is { } proposed)
        {
            string[] considered = [.. proposed.Considered.Select(number => numbers.GetValueOrDefault(number, "observations"))];
            proposed.Considered.Clear();
            proposed.Considered.AddRange(considered);
        }

        return shown;
    }

    private static string Named(int number) => $"observations {number}";

    private static string DayOf(Date? day) => day is null ? "" : CourtFilePlan.DayOf(day.ToDay());
}

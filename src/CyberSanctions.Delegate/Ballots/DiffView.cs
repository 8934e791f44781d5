using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Ballots;

/// <summary>What an act does to the published list, on the screen.</summary>
internal static class DiffView
{
    /// <summary>All of it.</summary>
    public static void Show(Screen screen, ReadText read, PublishedList published, ActDiff diff)
    {
        var exercise = Words.Exercise(read.Text.Exercise);
        foreach (var addition in diff.Added)
        {
            ShowAddition(screen, addition, exercise);
        }

        foreach (var amended in diff.Amended)
        {
            ShowAmended(screen, amended, published, exercise);
        }

        foreach (var (delisting, entry) in diff.Delisted)
        {
            screen.Heading($"delisted: {TextView.Who(delisting.EntryReference, published)}{exercise}");
            ShowWhatStands(screen, entry, delisting.EntryVersion);
            screen.Indented2($"- {Words.Of(delisting.Reason)}");
        }

        foreach (var renewed in diff.Renewed)
        {
            ShowRenewed(screen, renewed, exercise);
        }

        foreach (var extension in diff.Extended)
        {
            screen.Heading($"extended: the framework, until {Days.Of(extension.Until)}{exercise}");
        }

        var version = published.Version > 0 ? $", version {published.Version}" : ", which has no version yet";
        screen.Heading($"{Summary(diff)} the {published.Entries.Count} of {published.Name}{version}{exercise}");
    }

    private static string Summary(ActDiff diff)
    {
        var added = $"{Words.Count(diff.Added.Count, "entry", "entries")} added to";
        (int Number, string What)[] others =
        [
            (diff.Amended.Count, "amended"),
            (diff.Delisted.Count, "delisted"),
            (diff.Renewed.Sum(renewed => renewed.Reviewed.Count), "renewed"),
        ];
        var said = others.Where(other => other.Number > 0).Select(other => $"{other.Number} {other.What}").ToList();
        return said.Count == 0 ? added : $"{string.Join(", ", said)}, {added}";
    }

    private static void ShowAddition(Screen screen, Addition addition, string exercise)
    {
        var entry = addition.Entry;
        var number = entry.EuReferenceNumber.Length > 0 ? entry.EuReferenceNumber : "publication gives it a number";
        screen.Heading($"added: {entry.Name} ({number}){exercise}");
        foreach (var (name, value) in entry.Fields.Where(field => field.Value.Length > 0))
        {
            ShowLines(screen, "+", name, value);
        }

        if (addition.NumberTaken.Length > 0)
        {
            screen.Indented2($"! The act gives it the number {addition.NumberTaken}, which is taken.");
        }

        foreach (var lookalike in addition.Lookalikes)
        {
            ShowLookalike(screen, lookalike);
        }
    }

    private static void ShowLookalike(Screen screen, Lookalike lookalike)
    {
        var differences = lookalike.Differences.Count == 0 ? "The act says the same of both." : "The act says otherwise:";
        screen.Indented2(
            $"! {lookalike.Published.Name} ({lookalike.Published.EuReferenceNumber}) is on the list already,"
            + $" with the same {(lookalike.SameNumber ? "number" : "name")},"
            + $" and stays on it as it is: there would be two. {differences}");
        foreach (var field in lookalike.Differences)
        {
            ShowLines(screen, "  - now:", field.Name, field.Published);
            ShowLines(screen, "  + act:", field.Name, field.Proposed);
        }
    }

    private static void ShowAmended(Screen screen, Amended amended, PublishedList published, string exercise)
    {
        screen.Heading($"amended: {TextView.Who(amended.Amendment.EntryReference, published)}{exercise}");
        ShowWhatStands(screen, amended.Published, amended.Amendment.EntryVersion);
        foreach (var field in amended.Fields)
        {
            ShowLines(screen, "-", field.Name, field.Before.Length > 0 ? field.Before : "nothing");
            ShowLines(screen, "+", field.Name, field.After.Length > 0 ? field.After : "nothing");
            if (amended.Published is not null && field.Published != field.Before)
            {
                screen.Indented2($"! On the list {field.Name} reads otherwise than the text says:");
                ShowLines(screen, "! now:", field.Name, field.Published.Length > 0 ? field.Published : "nothing");
            }
        }
    }

    private static void ShowRenewed(Screen screen, Renewed renewed, string exercise)
    {
        var all = renewed.Reviewed.Count + renewed.NotReviewed.Count;
        var until = Days.Of(renewed.Renewal.Until);
        screen.Heading($"renewed until {until}: {renewed.Reviewed.Count} of {Words.Count(all, "listing")}{exercise}");
        var versions = renewed.Reviewed.ToDictionary(entry => entry.EuReferenceNumber, StringComparer.Ordinal);
        foreach (var review in renewed.Renewal.Reviews)
        {
            if (versions.TryGetValue(review.EntryReference, out var entry) && IsOther(entry, review.EntryVersion))
            {
                var who = $"{entry.EuReferenceNumber}, {entry.Name}";
                screen.Indented2($"! {who}: version {review.EntryVersion} was reviewed; on the list is {entry.Version}.");
            }
        }

        foreach (var entry in renewed.NotReviewed)
        {
            var end = entry.AppliesUntil.Length > 0 ? $", and ends after {entry.AppliesUntil}" : "";
            screen.Indented2($"! {entry.EuReferenceNumber}, {entry.Name}, is not reviewed{end}.");
        }

        foreach (var reference in renewed.NotOnTheList)
        {
            screen.Indented2($"! {reference} is reviewed, and is not on the list.");
        }
    }

    // Lists say which version of an entry they hold since the format cybersanctions-list/3.
    private static bool IsOther(Entry entry, int version) => entry.Version > 0 && entry.Version != version;

    private static void ShowWhatStands(Screen screen, Entry? entry, int version)
    {
        if (entry is null)
        {
            screen.Indented2("! It is not on the list.");
        }
        else if (IsOther(entry, version))
        {
            screen.Indented2($"! The text is about version {version} of it; on the list is {entry.Version}.");
        }
    }

    private static void ShowLines(Screen screen, string sign, string name, string value)
    {
        foreach (var line in value.Split('\n').Where(line => line.Length > 0))
        {
            screen.Indented2($"{sign} {name}: {line}");
        }
    }
}

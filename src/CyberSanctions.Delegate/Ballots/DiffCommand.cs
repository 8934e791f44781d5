using System.CommandLine;
using System.Text.Json.Nodes;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Ballots;

/// <summary><c>delegate diff BAL</c></summary>
internal static class DiffCommand
{
    public static Command Of(Desk desk)
    {
        var (reference, json) = (Parts.Ballot(), Parts.Json());
        var command = new Command("diff", "What the act would add to the published list, and what is on it already.") { reference, json };
        command.SetAction(async (parsed, cancel) =>
        {
            using var gateway = desk.Connect();
            var read = await ReadText.FetchAsync(gateway, parsed.GetRequiredValue(reference), cancel);
            var published = await PublishedList.FetchAsync(gateway, read.Text.Exercise, cancel);
            var additions = ListDiff.Of([.. read.Text.Listings.Select(Entry.Of)], published.Entries);
            if (parsed.GetValue(json))
            {
                desk.Screen.Json(Json(read, published, additions));
            }
            else
            {
                Show(desk.Screen, read, published, additions);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static void Show(Screen screen, ReadText read, PublishedList published, IReadOnlyList<Addition> additions)
    {
        foreach (var addition in additions)
        {
            var number = addition.Entry.EuReferenceNumber;
            screen.Heading(
                $"added: {addition.Entry.Name} ({(number.Length > 0 ? number : "publication gives it a number")})"
                + Words.Exercise(read.Text.Exercise));
            foreach (var (name, value) in addition.Entry.Fields.Where(field => field.Value.Length > 0))
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

        screen.Heading(
            $"{Words.Count(additions.Count, "entry", "entries")} added to the {published.Entries.Count} of {published.Name}"
            + $"{(published.Version > 0 ? $", version {published.Version}" : ", which has no version yet")}{Words.Exercise(read.Text.Exercise)}");
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

    private static void ShowLines(Screen screen, string sign, string name, string value)
    {
        foreach (var line in value.Split('\n').Where(line => line.Length > 0))
        {
            screen.Indented2($"{sign} {name}: {line}");
        }
    }

    private static JsonObject Json(ReadText read, PublishedList published, IReadOnlyList<Addition> additions) => new()
    {
        ["ballot"] = read.Ballot.Reference,
        ["actReference"] = read.Text.Reference,
        ["exercise"] = read.Text.Exercise,
        ["list"] = published.Name,
        ["version"] = published.Version,
        ["published"] = published.Entries.Count,
        ["added"] = new JsonArray([.. additions.Select(Json)]),
    };

    private static JsonObject Json(Addition addition)
    {
        var json = new JsonObject { ["name"] = addition.Entry.Name };
        if (addition.Entry.EuReferenceNumber.Length > 0)
        {
            json["euReferenceNumber"] = addition.Entry.EuReferenceNumber;
        }

        if (addition.NumberTaken.Length > 0)
        {
            json["numberTaken"] = addition.NumberTaken;
        }

        json["alreadyListed"] = new JsonArray([.. addition.Lookalikes.Select(lookalike => new JsonObject
        {
            ["name"] = lookalike.Published.Name,
            ["euReferenceNumber"] = lookalike.Published.EuReferenceNumber,
            ["sameNumber"] = lookalike.SameNumber,
            ["differences"] = new JsonArray([.. lookalike.Differences.Select(field => new JsonObject
            {
                ["name"] = field.Name,
                ["published"] = field.Published,
                ["proposed"] = field.Proposed,
            })]),
        })]);
        return json;
    }
}

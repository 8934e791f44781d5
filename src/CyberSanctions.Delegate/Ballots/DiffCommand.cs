using System.CommandLine;
using System.Net;
using System.Text.Json;
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
        var command = new Command("diff", "What the act would add to the published list or change in it.") { reference, json };
        command.SetAction(async (parsed, cancel) =>
        {
            using var gateway = desk.Connect();
            var read = await ReadText.FetchAsync(gateway, parsed.GetRequiredValue(reference), cancel);
            var published = await PublishedAsync(gateway, read.Text.Exercise, cancel);
            var changes = ListDiff.Of([.. read.Text.Listings.Select(Entry.Of)], published);
            if (parsed.GetValue(json))
            {
                desk.Screen.Json(Json(changes));
            }
            else
            {
                Show(desk.Screen, changes, published.Count);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task<IReadOnlyList<Entry>> PublishedAsync(Gateway gateway, bool exercise, CancellationToken cancel)
    {
        using var response = await gateway.Lists.GetAsync($"{(exercise ? "/exercise" : "")}/lists/eu-cyber/latest/list.json", cancel);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return [];
        }

        try
        {
            return Entry.ReadList(await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancel));
        }
        catch (JsonException)
        {
            throw new StopException(ExitCode.Refused, "The published list cannot be read by this version of the program.");
        }
    }

    private static void Show(Screen screen, IReadOnlyList<Change> changes, int published)
    {
        foreach (var change in changes)
        {
            var number = change.Entry.EuReferenceNumber.Length > 0 ? $" ({change.Entry.EuReferenceNumber})" : "";
            screen.Heading($"{change.Kind}: {change.Entry.Name}{number}");
            if (change.Published is null)
            {
                foreach (var (name, value) in change.Entry.Fields.Where(field => field.Value.Length > 0))
                {
                    ShowLines(screen, "+", name, value);
                }
            }

            foreach (var field in change.Changed)
            {
                ShowLines(screen, "-", field.Name, field.Published);
                ShowLines(screen, "+", field.Name, field.Proposed);
            }
        }

        screen.Heading(
            $"{changes.Count(change => change.Kind == "added")} added, {changes.Count(change => change.Kind == "changed")} changed,"
            + $" {changes.Count(change => change.Kind == "unchanged")} unchanged, against {Words.Count(published, "published entry", "published entries")}");
    }

    private static void ShowLines(Screen screen, string sign, string name, string value)
    {
        foreach (var line in value.Split('\n').Where(line => line.Length > 0))
        {
            screen.Indented2($"{sign} {name}: {line}");
        }
    }

    private static JsonArray Json(IReadOnlyList<Change> changes) => new([.. changes.Select(change => new JsonObject
    {
        ["change"] = change.Kind,
        ["euReferenceNumber"] = change.Entry.EuReferenceNumber,
        ["name"] = change.Entry.Name,
        ["fields"] = new JsonArray([.. change.Changed.Select(field => new JsonObject
        {
            ["name"] = field.Name,
            ["published"] = field.Published,
            ["proposed"] = field.Proposed,
        })]),
    })]);
}

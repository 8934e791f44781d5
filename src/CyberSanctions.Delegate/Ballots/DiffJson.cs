using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Ballots;

/// <summary>What an act does to the published list, for scripts.</summary>
internal static class DiffJson
{
    /// <summary>All of it.</summary>
    public static JsonObject Of(ReadText read, PublishedList published, ActDiff diff) => new()
    {
        ["ballot"] = read.Ballot.Reference,
        ["actReference"] = read.Text.Reference,
        ["exercise"] = read.Text.Exercise,
        ["list"] = published.Name,
        ["version"] = published.Version,
        ["published"] = published.Entries.Count,
        ["added"] = new JsonArray([.. diff.Added.Select(Of)]),
        ["amended"] = new JsonArray([.. diff.Amended.Select(Of)]),
        ["delisted"] = new JsonArray([.. diff.Delisted.Select(Of)]),
        ["renewed"] = new JsonArray([.. diff.Renewed.Select(Of)]),
        ["extended"] = new JsonArray([.. diff.Extended.Select(Of)]),
    };

    private static JsonObject Of(Extension extension) => new() { ["until"] = Days.Of(extension.Until) };

    private static JsonObject Of(Addition addition)
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

    private static JsonObject Of(Amended amended)
    {
        var json = OnTheList(amended.Amendment.EntryReference, amended.Amendment.EntryVersion, amended.Published);
        json["asBefore"] = amended.Published is not null && amended.Fields.All(field => field.Published == field.Before);
        json["fields"] = new JsonArray([.. amended.Fields.Select(field => new JsonObject
        {
            ["name"] = field.Name,
            ["before"] = field.Before,
            ["after"] = field.After,
            ["published"] = field.Published,
        })]);
        return json;
    }

    private static JsonObject Of(Delisted delisted)
    {
        var json = OnTheList(delisted.Delisting.EntryReference, delisted.Delisting.EntryVersion, delisted.Published);
        json["reason"] = WireJson.Of(delisted.Delisting)["reason"]?.DeepClone();
        return json;
    }

    private static JsonObject Of(Renewed renewed) => new()
    {
        ["until"] = Days.Of(renewed.Renewal.Until),
        ["reviewed"] = Named(renewed.Reviewed),
        ["notReviewed"] = Named(renewed.NotReviewed),
        ["notOnTheList"] = new JsonArray([.. renewed.NotOnTheList.Select(reference => JsonValue.Create(reference))]),
    };

    private static JsonObject OnTheList(string reference, int version, Entry? published) => WireJson.Present(new JsonObject
    {
        ["entryReference"] = reference,
        ["entryVersion"] = version,
        ["onTheList"] = published is not null,
        ["name"] = published?.Name,
        ["publishedVersion"] = published is { Version: > 0 } ? published.Version : null,
    });

    private static JsonArray Named(IEnumerable<Entry> entries) => new([.. entries.Select(entry => new JsonObject
    {
        ["euReferenceNumber"] = entry.EuReferenceNumber,
        ["name"] = entry.Name,
    })]);
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Signing;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Attribution.Exercises;

/// <summary>
/// The report of an exercise, from the rows alone: whoever composes it again of the same deeds gets the same bytes. JSON in
/// canonical form (RFC 8785); the readable form comes from that.
/// </summary>
internal static class ExerciseReport
{
    /// <summary>Composes it.</summary>
    /// <param name="exercise">As it is after the end.</param>
    /// <param name="lastDeed">The number of the last deed that is in it.</param>
    /// <param name="handling">The highest marking of what it tells of.</param>
    public static async Task<ReportRow> ComposeAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, ExerciseRow exercise, long lastDeed, Handling handling)
    {
        var reference = exercise.Reference;
        var members = await ExerciseTable.MembersAsync(connection, transaction, reference);
        var parts = await ExerciseTable.PartsAsync(connection, transaction, reference, members);
        var steps = await ExerciseTable.StepsAsync(connection, transaction, reference);
        var injects = await InjectTable.AllAsync(connection, transaction, reference);
        var reactions = await ReactionTable.AllAsync(connection, transaction, exercise, lastDeed);
        var deeds = await DeedTable.AllAsync(connection, transaction, reference, lastDeed);
        var noted = await ObservationTable.ListAsync(connection, transaction, reference, 0, int.MaxValue);
        var everything = new Seat(ExerciseRole.Conductor, "", new ObserverRights());
        var report = new JsonObject
        {
            ["reference"] = reference,
            ["title"] = exercise.Title,
            ["summary"] = exercise.Summary,
            ["objectives"] = Texts(exercise.Objectives),
            ["handling"] = Word(handling),
            ["state"] = Word(exercise.State),
            ["startedAt"] = Moment(exercise.StartedAt.ToTimestamp()),
            ["endedAt"] = Moment(exercise.EndedAt.ToTimestamp()),
            ["endedBy"] = exercise.EndedBy,
            ["endedBecause"] = exercise.EndedBecause,
            ["runningSeconds"] = exercise.RunningSeconds,
            ["conductors"] = Texts(members.Where(member => member.Part is null).Select(member => member.Subject)),
            ["parts"] = List(parts, part => new()
            {
                ["key"] = part.Key,
                ["title"] = part.Title,
                ["subjects"] = Texts(part.Subjects),
            }),
            ["steps"] = List(steps, step => new()
            {
                ["step"] = Word(step.Step),
                ["at"] = Moment(((DateTime?)step.TakenAt).ToTimestamp()),
                ["by"] = step.TakenBy,
                ["runningSeconds"] = RunningTime.Seconds(step.Ran),
            }),
            ["injects"] = List(injects.Select(inject => inject.ToInject(everything)), inject => new()
            {
                ["key"] = inject.Key,
                ["title"] = inject.Title,
                ["text"] = inject.Text,
                ["parts"] = Texts(inject.Parts),
                ["after"] = inject.After,
                ["releasedAt"] = Moment(inject.ReleasedAt),
                ["releasedBy"] = inject.ReleasedBy,
                ["releasedSeconds"] = inject.ReleasedAt is null ? null : inject.ReleasedSeconds,
            }),
            ["reactions"] = List(reactions, reaction => new()
            {
                ["key"] = reaction.Key,
                ["text"] = reaction.Text,
                ["part"] = reaction.Part,
                ["inject"] = reaction.Inject,
                ["within"] = reaction.Within,
                ["deeds"] = Texts(reaction.Deeds),
                ["status"] = Word(reaction.Status),
                ["deed"] = reaction.Deed == 0 ? null : reaction.Deed,
                ["doneSeconds"] = reaction.Deed == 0 ? null : reaction.DoneSeconds,
                ["judgedBy"] = reaction.JudgedBy,
                ["note"] = reaction.Note,
            }),
            ["deeds"] = List(deeds.Select(deed => deed.ToDeed(steps)), deed => new()
            {
                ["number"] = deed.Number,
                ["at"] = Moment(deed.At),
                ["runningSeconds"] = deed.RunningSeconds,
                ["part"] = deed.Part,
                ["actor"] = deed.Actor,
                ["kind"] = deed.Kind,
                ["source"] = Word(deed.Source),
                ["dossierReference"] = deed.DossierReference,
                ["subject"] = deed.Subject,
                ["text"] = deed.Text,
            }),
            ["observations"] = List(noted.Select(row => row.ToObservation()), observation => new()
            {
                ["part"] = observation.Part,
                ["text"] = observation.Text,
                ["madeBy"] = observation.MadeBy,
                ["madeAt"] = Moment(observation.MadeAt),
                ["runningSeconds"] = observation.RunningSeconds,
            }),
        };
        var json = CanonicalJson.Bytes(WithoutGaps(report));
        return new(
            handling,
            lastDeed,
            Encoding.UTF8.GetString(json),
            Convert.ToHexStringLower(SHA256.HashData(json)),
            ReportText.Of(report));
    }

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonObject> toJson)
        => [.. items.Select(JsonNode? (item) => WithoutGaps(toJson(item)))];

    // What is not known is left out.
    private static JsonObject WithoutGaps(JsonObject json)
    {
        foreach (var (name, _) in json.Where(property => property.Value is null).ToList())
        {
            json.Remove(name);
        }

        return json;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];

    private static string? Moment(Timestamp? moment) => moment is null ? null : Timestamps.Text(moment.ToDateTime());

    // The words of the API.
    private static string Word<T>(T value)
        where T : struct, System.Enum
        => value is Handling handling
            ? $"TLP:{handling.ToString()["Tlp".Length..].Replace("Strict", "+Strict", StringComparison.Ordinal).ToUpperInvariant()}"
            : JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}

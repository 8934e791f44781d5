using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;
using Timestamp = Google.Protobuf.WellKnownTypes.Timestamp;

namespace CyberSanctions.Procedures.Proceedings;

/// <summary>
/// Everything that decides a ballot, as frozen when it opened. Its canonical bytes are the content of the chain's first link.
/// </summary>
public sealed record FrozenBallot
{
    // Far more than there are, and little enough for the tally's products.
    private const int MostMembers = 200;
    private const long MostPopulation = 100_000_000_000_000;

    /// <summary>For example BAL-2026-0004.</summary>
    public required string Reference { get; init; }

    /// <summary>The act that is voted on.</summary>
    public required string ActReference { get; init; }

    /// <summary>Its title.</summary>
    public required string ActTitle { get; init; }

    /// <summary>Its number.</summary>
    public required string ActNumber { get; init; }

    /// <summary>Hash of the text that is voted on.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>Whether it is on an exercise act.</summary>
    public required bool Exercise { get; init; }

    /// <summary>How the votes are counted.</summary>
    public required Rule Rule { get; init; }

    /// <summary>How they are asked for.</summary>
    public required Mode Mode { get; init; }

    /// <summary><c>HR</c>, <c>COM</c>, or the code of a Member State.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>The end of the period, as first set; null at a meeting.</summary>
    public required DateTime? Deadline { get; init; }

    /// <summary>When a silence procedure that is still suspended lapses; null elsewhere.</summary>
    public required DateTime? LapsesAt { get; init; }

    /// <summary>The year of the population table.</summary>
    public required int PopulationYear { get; init; }

    /// <summary>When it opened.</summary>
    public required DateTime OpenedAt { get; init; }

    /// <summary>Which of the act's texts is voted on; 0 in ballots from before that was recorded.</summary>
    public int Revision { get; init; }

    /// <summary>Which of the act's submissions it is held on; 0 in ballots from before that was recorded.</summary>
    public int Submission { get; init; }

    /// <summary>Why its period is shorter than the minimum, and who approved that; null when it is not.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>The members of the Council on that day, in the order of their codes.</summary>
    public required IReadOnlyList<Member> Roster { get; init; }

    /// <summary>
    /// Members of its JSON that this version does not know, as an object in canonical JSON. A later service may freeze more; the
    /// hash in the chain's first link covers them like all others, so they are kept and written back to the letter.
    /// </summary>
    public string Further { get; init; } = "{}";

    /// <summary>What <see cref="Tally"/> needs of it.</summary>
    public Question Question => new(Rule, Mode, Roster);

    /// <summary>The member of a code, if it takes part.</summary>
    public Member? Entitled(string memberState)
        => Roster.FirstOrDefault(member => member.TakesPart && member.MemberState == memberState);

    /// <summary>As JSON.</summary>
    public JsonObject ToJson()
    {
        var json = KnownJson();
        foreach (var (name, value) in JsonNode.Parse(Further)!.AsObject())
        {
            json[name] = value?.DeepClone();
        }

        return json;
    }

    /// <summary>Reads what <see cref="ToJson"/> writes of a ballot that can be held.</summary>
    /// <param name="json">The frozen inputs.</param>
    /// <param name="allowFurther">Whether it may hold members that this version does not know.</param>
    /// <exception cref="JsonException">It is not that.</exception>
    public static FrozenBallot FromJson(JsonObject json, bool allowFurther = false)
    {
        try
        {
            var ballot = Read(json);
            if (allowFurther)
            {
                ballot = ballot with { Further = Unknown(json, ballot.KnownJson()) };
            }

            return ballot.Problem() is { } problem ? throw new JsonException($"The ballot cannot be held: {problem}.")
                // Members that are not known, and other ways to write the same.
                : CanonicalJson.Bytes(json).AsSpan().SequenceEqual(CanonicalJson.Bytes(ballot.ToJson())) ? ballot
                : throw new JsonException("The ballot is written in another way.");
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or ArgumentException)
        {
            throw new JsonException("The ballot has a member of another type.", exception);
        }
    }

    private static string Unknown(JsonObject json, JsonObject known) => Encoding.UTF8.GetString(CanonicalJson.Bytes(
        new JsonObject(json
            .Where(member => !known.ContainsKey(member.Key))
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())))));

    private JsonObject KnownJson()
    {
        var json = Required();
        if (Revision > 0)
        {
            json["revision"] = Revision;
        }

        if (Submission > 0)
        {
            json["submission"] = Submission;
        }

        if (Urgency is { } urgency)
        {
            json["urgency"] = new JsonObject
            {
                ["approvedAt"] = Timestamps.Text(urgency.ApprovedAt.ToDateTime()),
                ["approvedBy"] = urgency.ApprovedBy,
                ["reasons"] = urgency.Reasons,
                ["requestedBy"] = urgency.RequestedBy,
            };
        }

        return json;
    }

    // What every ballot has, also those from before there was more.
    private JsonObject Required() => new()
    {
        ["actNumber"] = ActNumber,
        ["actReference"] = ActReference,
        ["actTitle"] = ActTitle,
        ["deadline"] = Timestamps.Text(Deadline),
        ["exercise"] = Exercise,
        ["lapsesAt"] = Timestamps.Text(LapsesAt),
        ["mode"] = Wording.Of(Mode),
        ["openedAt"] = Timestamps.Text(OpenedAt),
        ["populationYear"] = PopulationYear,
        ["proposedBy"] = ProposedBy,
        ["reference"] = Reference,
        ["roster"] = new JsonArray([.. Roster.Select(member => new JsonObject
        {
            ["memberState"] = member.MemberState,
            ["name"] = member.Name,
            ["population"] = member.Population,
            ["takesPart"] = member.TakesPart,
        })]),
        ["rule"] = Wording.Of(Rule),
        ["textSha256"] = TextSha256,
    };

    private static FrozenBallot Read(JsonObject json)
    {
        return new FrozenBallot
        {
            Reference = Text("reference"),
            ActReference = Text("actReference"),
            ActTitle = Text("actTitle"),
            ActNumber = Text("actNumber"),
            TextSha256 = Text("textSha256"),
            Exercise = Value<bool>(json, "exercise"),
            Rule = Word<Rule>("rule"),
            Mode = Word<Mode>("mode"),
            ProposedBy = Text("proposedBy"),
            Deadline = Text("deadline") is { Length: > 0 } ? Time("deadline") : null,
            LapsesAt = Text("lapsesAt") is { Length: > 0 } ? Time("lapsesAt") : null,
            PopulationYear = Value<int>(json, "populationYear"),
            OpenedAt = Time("openedAt"),
            Revision = json["revision"]?.GetValue<int>() ?? 0,
            Submission = json["submission"]?.GetValue<int>() ?? 0,
            Urgency = json["urgency"] is JsonObject urgency
                ? new Urgency
                {
                    ApprovedAt = Timestamp.FromDateTime(TimeOf(urgency, "approvedAt")),
                    ApprovedBy = Value<string>(urgency, "approvedBy"),
                    Reasons = Value<string>(urgency, "reasons"),
                    RequestedBy = Value<string>(urgency, "requestedBy"),
                }
                : null,
            Roster = [.. (json["roster"] as JsonArray ?? throw new JsonException("The ballot has no roster.")).Select(Member)],
        };

        string Text(string name) => Value<string>(json, name);

        DateTime Time(string name) => TimeOf(json, name);

        T Word<T>(string name)
            where T : struct, Enum
            => Wording.TryRead<T>(Text(name), out var value) ? value : throw new JsonException($"{name} is no known word.");
    }

    private static Member Member(JsonNode? json) => json is JsonObject member
        ? new Member(Value<string>(member, "memberState"), Value<string>(member, "name"), Value<long>(member, "population"))
        {
            TakesPart = Value<bool>(member, "takesPart"),
        }
        : throw new JsonException("The roster holds something else than members.");

    private static DateTime TimeOf(JsonObject json, string name)
        => Timestamps.TryRead(Value<string>(json, name), out var time) ? time : throw new JsonException($"{name} is no instant.");

    private static T Value<T>(JsonObject json, string name)
        => (json[name] ?? throw new JsonException($"There is no {name}.")).GetValue<T>();

    // What the tally and the chain rely on.
    private string? Problem()
        => Rule == Rule.Unspecified || Mode == Mode.Unspecified ? "it has no rule or no mode"
        : (Mode == Mode.Meeting) != (Deadline is null) ? "a written or silence procedure has a deadline, and a meeting has none"
        : (Mode == Mode.Silence) != (LapsesAt is not null)
            ? "a silence procedure has a day that it lapses on, and nothing else has"
            : LapsesAt < Deadline ? "it lapses before its deadline"
            : Roster.Count > MostMembers || Roster.Any(member => member.Population is < 1 or > MostPopulation)
                ? "a population is none"
                : Roster.Select(member => member.MemberState).Distinct().Count() < Roster.Count ? "the roster holds a State twice"
                : !Roster.Any(member => member.TakesPart) ? "nobody takes part"
                : null;
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Signing;

namespace CyberSanctions.Procedures.Statements;

/// <summary>What a delegation states in a ballot: the payload that it signs, in exactly one form.</summary>
/// <example>
/// <code>
/// {"ballot":"BAL-2026-0004","choice":"for","declarationSha256":"","kind":"vote","memberState":"FR","onBehalfOf":"",
///  "proxy":"","reservation":"","sequence":1,"textSha256":"9f86…0a08","time":"2026-11-22T05:33:41.120000Z"}
/// </code>
/// (in one line, without blanks)
/// </example>
public sealed partial record Statement
{
    /// <summary>Reference of the ballot.</summary>
    public required string Ballot { get; init; }

    /// <summary>Hash of the text it is about, lower-case hexadecimal.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>Council code of the State whose delegation states it.</summary>
    public required string MemberState { get; init; }

    /// <summary>What is stated.</summary>
    public required StatementKind Kind { get; init; }

    /// <summary>The vote, in a <see cref="StatementKind.Vote"/>.</summary>
    public Choice Choice { get; init; }

    /// <summary>The member for which it votes as its proxy; empty when it votes for itself.</summary>
    public string OnBehalfOf { get; init; } = "";

    /// <summary>In a <see cref="StatementKind.Proxy"/>: who may vote for it; empty when nobody may any more.</summary>
    public string Proxy { get; init; } = "";

    /// <summary>The kind, in a <see cref="StatementKind.Reservation"/>.</summary>
    public ReservationKind Reservation { get; init; }

    /// <summary>Hash of the declaration or reasons, UTF-8, that go with it; empty when none do.</summary>
    public string DeclarationSha256 { get; init; } = "";

    /// <summary>1 for the delegation's first statement in this ballot, then one more each: what is repeated is seen.</summary>
    public required int Sequence { get; init; }

    /// <summary>When it was signed, by the delegate's clock, UTC.</summary>
    public required DateTime Time { get; init; }

    /// <summary>Hash of a declaration as it stands in a statement; of none: nothing.</summary>
    public static string HashOf(string declaration)
        => declaration.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(declaration)));

    /// <summary>As JSON.</summary>
    public JsonObject ToJson() => new()
    {
        ["ballot"] = Ballot,
        ["choice"] = Wording.Of(Choice),
        ["declarationSha256"] = DeclarationSha256,
        ["kind"] = Wording.Of(Kind),
        ["memberState"] = MemberState,
        ["onBehalfOf"] = OnBehalfOf,
        ["proxy"] = Proxy,
        ["reservation"] = Wording.Of(Reservation),
        ["sequence"] = Sequence,
        ["textSha256"] = TextSha256,
        ["time"] = Timestamps.Text(Time),
    };

    /// <summary>The bytes that are signed.</summary>
    public byte[] ToCanonical() => CanonicalJson.Bytes(ToJson());

    /// <summary>
    /// Reads a payload, which must be exactly what <see cref="ToCanonical"/> writes of a statement that makes sense.
    /// </summary>
    /// <exception cref="ObjectionException"><c>statement-malformed</c>.</exception>
    public static Statement Read(ReadOnlySpan<byte> payload)
    {
        Statement statement;
        try
        {
            statement = FromJson(JsonNode.Parse(payload) as JsonObject ?? throw new JsonException());
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw Malformed("it is not the JSON of a statement");
        }

        if (statement.Problem() is { } problem)
        {
            throw Malformed(problem);
        }

        // Nothing else, nothing twice, no other order, no blanks: else two texts would say the same.
        return payload.SequenceEqual(statement.ToCanonical())
            ? statement
            : throw Malformed("it is not in canonical form (RFC 8785)");
    }

    private static Statement FromJson(JsonObject json)
    {
        return new Statement
        {
            Ballot = Text("ballot"),
            Choice = Word<Choice>("choice"),
            DeclarationSha256 = Text("declarationSha256"),
            Kind = Word<StatementKind>("kind"),
            MemberState = Text("memberState"),
            OnBehalfOf = Text("onBehalfOf"),
            Proxy = Text("proxy"),
            Reservation = Word<ReservationKind>("reservation"),
            Sequence = json["sequence"]?.GetValue<int>() ?? throw new JsonException(),
            TextSha256 = Text("textSha256"),
            Time = Timestamps.TryRead(Text("time"), out var time) ? time : throw new JsonException(),
        };

        string Text(string name) => json[name]?.GetValue<string>() ?? throw new JsonException();

        T Word<T>(string name)
            where T : struct, Enum
            => Wording.TryRead<T>(Text(name), out var value) ? value : throw new JsonException();
    }

    private string? Problem()
    {
        if (Ballot.Length is 0 or > 40 || !Ballot.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            return "ballot is no reference";
        }

        if (!State.IsMatch(MemberState)
            || (OnBehalfOf.Length > 0 && !State.IsMatch(OnBehalfOf))
            || (Proxy.Length > 0 && !State.IsMatch(Proxy)))
        {
            return "a Member State is two upper-case letters";
        }

        if (!Hash.IsMatch(TextSha256) || (DeclarationSha256.Length > 0 && !Hash.IsMatch(DeclarationSha256)))
        {
            return "a hash is 64 lower-case hexadecimal digits";
        }

        if (Sequence < 1)
        {
            return "sequence begins with 1";
        }

        var declares = Kind is StatementKind.Reservation or StatementKind.SilenceBroken or StatementKind.EmergencyBrake
            || Choice == Choice.ConstructiveAbstain;
        return (Kind == StatementKind.Vote) != (Choice != Choice.Unspecified) ? "a vote has a choice, and nothing else has"
            : Kind != StatementKind.Vote && OnBehalfOf.Length > 0 ? "only a vote is cast on behalf of another"
            : Kind != StatementKind.Proxy && Proxy.Length > 0 ? "only the giving of a proxy names one"
            : (Kind == StatementKind.Reservation) != (Reservation != ReservationKind.Unspecified)
                ? "a reservation has a kind, and nothing else has"
                : declares != (DeclarationSha256.Length > 0)
                    ? "a constructive abstention, a reservation, a broken silence and an emergency brake come with a declaration"
                        + " or reasons, nothing else does"
                : !Enum.IsDefined(Kind) ? "it states nothing"
                : null;
    }

    private static ObjectionException Malformed(string what)
        => new(StatementRefusals.Malformed, $"The statement cannot be read: {what}.");

    [GeneratedRegex(@"\A[A-Z]{2}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex State { get; }

    [GeneratedRegex(@"\A[0-9a-f]{64}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Hash { get; }
}

using System.Buffers.Text;
using System.Text;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Delegate.Receipts;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Delegate.Tests;

/// <summary>A delegate's desk in a folder of its own, without a terminal.</summary>
public sealed class Rehearsal : IDisposable
{
    private readonly Dictionary<string, string?> _variables;

    internal Rehearsal(string input = "", TimeProvider? time = null, int width = 80, bool terminal = false)
    {
        _variables = new()
        {
            ["CYBERSANCTIONS_DELEGATE_HOME"] = Path.Combine(Directory.CreateTempSubdirectory("delegate-").FullName, "home"),
        };
        Surroundings = new Surroundings
        {
            In = new StringReader(input),
            Out = Out,
            Error = Error,
            InIsTerminal = terminal,
            OutIsTerminal = terminal,
            ErrorIsTerminal = terminal,
            OutIsUnicode = true,
            Width = width,
            Variable = name => _variables.GetValueOrDefault(name),
            Time = time ?? TimeProvider.System,
        };
    }

    internal Surroundings Surroundings { get; }

    public StringWriter Out { get; } = new();

    public StringWriter Error { get; } = new();

    public string Home => _variables["CYBERSANCTIONS_DELEGATE_HOME"]!;

    public void Set(string variable, string value) => _variables[variable] = value;

    public Task<int> RunAsync(params string[] arguments) => CommandTree.RunAsync(Surroundings, arguments);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Home)!, recursive: true);

    /// <summary>A token as the gateway makes them, signed by nobody.</summary>
    public static string Token(string memberState)
        => $"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"sub":"delegate-1","member_state":"{{memberState}}"}"""))}.AA";
}

/// <summary>A voting service reduced to its chain: gives receipts for whatever is stated.</summary>
internal sealed class Chain(string ballot, SigningKey service)
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    public List<Proceeding> Proceedings { get; } = [];

    public Proceeding Opening() => Add(ProceedingKind.Opening, Link.HashOf("inputs"u8), _ => { });

    public Proceeding Decision() => Add(ProceedingKind.Decision, Link.HashOf("decision"u8), proceeding =>
    {
        proceeding.Decision = new Contracts.Voting.V1.Decision { Outcome = Outcome.Adopted, Explanation = "Adopted." };
        proceeding.StateAfter = BallotState.Decided;
    });

    public Receipt Accept(SigningKey key, Statement statement, string declaration = "")
        => Accept(SignedStatement.Sign(key, statement).Jws, declaration);

    public Receipt Accept(Jws jws, string declaration = "")
    {
        Link? made = null;
        var proceeding = Add(
            ProceedingKind.Statement,
            Link.HashOf(jws),
            proceeding => (proceeding.Statement, proceeding.Declaration) = (jws.Compact, declaration),
            link => made = link);
        return new Receipt { Proceeding = proceeding, Jws = Jws.Sign(service, Link.ReceiptType, made!.ToCanonical()).Compact };
    }

    private Proceeding Add(ProceedingKind kind, string content, Action<Proceeding> fill, Action<Link>? made = null)
    {
        var position = Proceedings.Count + 1;
        var link = new Link(
            ballot,
            position,
            kind,
            Timestamps.Cut(Start.AddSeconds(position)),
            "someone",
            content,
            Proceedings.LastOrDefault()?.Hash ?? Link.None);
        made?.Invoke(link);
        var proceeding = new Proceeding
        {
            BallotReference = ballot,
            Position = position,
            Kind = kind,
            At = Timestamp.FromDateTime(link.At),
            Actor = link.Actor,
            Previous = link.Previous,
            ContentSha256 = link.ContentSha256,
            Hash = link.Hash,
            StateAfter = BallotState.Open,
        };
        fill(proceeding);
        Proceedings.Add(proceeding);
        return proceeding;
    }
}

/// <summary>Ballots and statements to test with.</summary>
internal static class Made
{
    public const string Reference = "BAL-2026-0004";

    public static readonly IReadOnlyList<string> MemberStates =
    [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU",
        "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    ];

    public static Ballot Ballot(Mode mode = Mode.Silence) => new()
    {
        Reference = Reference,
        State = BallotState.Open,
        Mode = mode,
        Rule = Rule.Unanimity,
        ProposedBy = "HR",
        ActReference = "ACT-2026-0004",
        ActNumber = "2026/1125",
        ActTitle = "Council Implementing Regulation (EU) 2026/1125 implementing Regulation (EU) 2019/796 concerning restrictive"
            + " measures against cyber-attacks",
        TextSha256 = new string('a', 64),
        Deadline = mode == Mode.Meeting ? null : Timestamp.FromDateTimeOffset(Chain.Start.AddHours(49)),
        Roster = { MemberStates.Select(state => new RosterMember { MemberState = state, Name = state, Population = 1_000 }) },
    };

    public static Statement Vote(int sequence, Choice choice = Choice.For, string memberState = "FR", string onBehalfOf = "")
        => new()
        {
            Ballot = Reference,
            TextSha256 = new string('a', 64),
            MemberState = memberState,
            Kind = StatementKind.Vote,
            Choice = choice,
            OnBehalfOf = onBehalfOf,
            Sequence = sequence,
            Time = Chain.Start.UtcDateTime,
        };

    public static CheckedReceipt Checked(Receipt receipt, SigningKey service) => ReceiptCheck.Check(receipt, [service.Public]);
}

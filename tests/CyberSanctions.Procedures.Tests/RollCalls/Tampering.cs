using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.RollCalls;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;

namespace CyberSanctions.Procedures.Tests.RollCalls;

/// <summary>Something done to a good roll call, and what must be found.</summary>
internal sealed record Tampering(string File, FindingKind Finding, string What, Func<byte[]> Make)
{
    private static readonly Delegations Keys = Delegations.OfThisRun;

    public static IReadOnlyList<Tampering> All { get; } = [
        .. Reading(), .. Altering(), .. Chaining(), .. Signing(), .. DishonestService()
    ];

    // The file is not one.
    private static IEnumerable<Tampering> Reading() =>
    [
        Meeting(
            "unknown-member",
            FindingKind.Unreadable,
            "a member that is not known stands in a proceeding",
            file => file[5]["remark"] = "counts twice"),
        Meeting(
            "unknown-member-in-ballot",
            FindingKind.AlteredInputs,
            "a member that is not known stands in the ballot",
            file => file.Ballot["quorum"] = 1),
        Meeting("number-as-text", FindingKind.Unreadable, "a position is written as text", file => file[5]["position"] = "5"),
        Text(
            "duplicate-member",
            "the outcome is there twice",
            text => text.Replace(
                "\"outcome\":\"adopted\",\"proceedings\"",
                "\"outcome\":\"not-adopted\",\"outcome\":\"adopted\",\"proceedings\"")),
        Text("other-number", "a position is written as 5.0", text => text.Replace("\"position\":5,", "\"position\":5.0,")),
        Text(
            "other-format",
            "it says that it is of another format",
            text => text.Replace("cybersanctions-rollcall/2", "cybersanctions-rollcall/3")),
        Text(
            "said-to-be-earlier",
            "it says that it is of the format before",
            text => text.Replace("cybersanctions-rollcall/2", "cybersanctions-rollcall/1")),
        Text(
            "other-order",
            "two members of a proceeding changed places",
            text => text.Replace("\"kind\":\"opening\",\"position\":1,", "\"position\":1,\"kind\":\"opening\",")),
        Text(
            "white-space",
            "a blank was put between two members",
            text => text.Replace("\"outcome\":\"adopted\",\"proceedings\"", "\"outcome\":\"adopted\", \"proceedings\"")),
        Text("line-feed", "a line feed follows the end", text => text + "\n"),
        Text("byte-order-mark", "a byte order mark stands before it", text => "\uFEFF" + text),
        Text(
            "escaped",
            "a letter is written as an escape",
            text => text.Replace("\"outcome\":\"adopted\",\"proceedings\"", "\"outcome\":\"\\u0061dopted\",\"proceedings\"")),
        Text("cut-off", "the file ends in the middle", text => text[..(text.Length / 2)]),
        Text("trailing", "something follows the end", text => text + "{}"),
    ];

    // Somebody who has the file, and no key, changes what it says.
    private static IEnumerable<Tampering> Altering() =>
    [
        Meeting(
            "altered-choice",
            FindingKind.AlteredStatement,
            "the vote against of EE became one for",
            file => file[8]["statement"]!["choice"] = "for"),
        Meeting(
            "altered-member",
            FindingKind.AlteredStatement,
            "a vote of CC became one of BB",
            file => file[5]["statement"]!["memberState"] = "BB"),
        Meeting(
            "extra-in-statement",
            FindingKind.AlteredStatement,
            "a statement holds a member more",
            file => file[5]["statement"]!["weight"] = 2),
        Meeting(
            "altered-signature",
            FindingKind.AlteredStatement,
            "a statement bears the signature of another one",
            file => file[5]["signature"] = file[7]["signature"]!.DeepClone()),
        Meeting(
            "exchanged-statements",
            FindingKind.AlteredStatement,
            "two properly signed statements exchanged their places",
            ExchangeStatements),
        Meeting(
            "altered-declaration",
            FindingKind.AlteredDeclaration,
            "the declaration of a constructive abstention says the opposite",
            file => file[6]["declaration"] = "Deland does not."),
        Meeting(
            "added-declaration",
            FindingKind.AlteredDeclaration,
            "a vote for got a declaration",
            file => file[2]["declaration"] = "With reservations."),
        Silence(
            "altered-reasons",
            FindingKind.AlteredDeclaration,
            "the reasons of a reservation are gone",
            file => file[2]["declaration"] = ""),
        Meeting(
            "altered-population",
            FindingKind.AlteredInputs,
            "EE has more people than it had",
            file => file.Ballot["roster"]![4]!["population"] = 50),
        Meeting(
            "altered-text",
            FindingKind.AlteredInputs,
            "the ballot is on the text of another act",
            file => file.Ballot["textSha256"] = new string('b', 64)),
        Meeting(
            "altered-rule",
            FindingKind.AlteredInputs,
            "a simple majority was enough",
            file => file.Ballot["rule"] = "simple-majority"),
        Silence(
            "altered-deadline",
            FindingKind.AlteredInputs,
            "the first deadline is a day earlier",
            file => file.Ballot["deadline"] = Timestamps.Text(Council.Opening.AddHours(24))),
        Silence(
            "altered-extension",
            FindingKind.AlteredExtension,
            "the extension is by an hour less",
            file => file[4]["deadline"] = Timestamps.Text(Council.Opening.AddHours(81))),
        Meeting(
            "altered-threshold",
            FindingKind.AlteredDecision,
            "a threshold of the decision has another number",
            file => file[9]["decision"]!["thresholds"]![1]!["left"] = 500),
        Meeting("altered-decision", FindingKind.AlteredDecision, "decision and file say not adopted", file =>
        {
            file[9]["decision"]!["outcome"] = "not-adopted";
            file.Json["outcome"] = "not-adopted";
        }),
        Meeting(
            "altered-outcome",
            FindingKind.WrongOutcome,
            "the file says not adopted",
            file => file.Json["outcome"] = "not-adopted"),
    ];

    // … or what stands where.
    private static IEnumerable<Tampering> Chaining() =>
    [
        Meeting("dropped-statement", FindingKind.Dropped, "the first vote of CC is gone", file => file.Drop(5)),
        Meeting("dropped-opening", FindingKind.Dropped, "the opening is gone", file => file.Drop(1)),
        Meeting(
            "dropped-last-statement", FindingKind.Dropped, "the last vote is gone, the decision is there", file => file.Drop(8)),
        Meeting(
            "dropped-end",
            FindingKind.Truncated,
            "the last vote and the decision are gone",
            file => { file.Drop(9); file.Drop(8); }),
        Meeting(
            "dropped-and-renumbered",
            FindingKind.BrokenChain,
            "a vote is gone, and positions and hashes after it are made to fit",
            file => { file.Drop(5); file.Renumber(); }),
        Meeting("reordered", FindingKind.Reordered, "the two votes of CC changed places", file => file.Swap(5, 7)),
        Meeting(
            "duplicated", FindingKind.Added, "a vote is there twice", file => file.Proceedings.Insert(5, file[5].DeepClone())),
        Meeting(
            "added-at-a-taken-position", FindingKind.Added, "a vote without a receipt stands at the position of another", file =>
                file.Insert(9, Keys.Keys["AA"], statement => statement with { Sequence = 3, Choice = Choice.Against })),
        Meeting("added-after-the-decision", FindingKind.Added, "a vote without a receipt follows the decision", file =>
            file.Insert(10, Keys.Keys["AA"], statement => statement with { Sequence = 3, Choice = Choice.Against })),
        Meeting(
            "added-and-renumbered",
            FindingKind.BrokenChain,
            "a vote is put between, and positions and hashes after it are made to fit",
            file =>
            {
                file.Insert(6, Keys.Keys["AA"], statement => statement with { Sequence = 3, Choice = Choice.Against });
                file.Renumber();
            }),
        Meeting(
            "altered-time",
            FindingKind.BrokenChain,
            "a statement was accepted an hour later",
            file => file[5]["at"] = Timestamps.Text(Council.Opening.AddHours(1))),
        Meeting(
            "altered-actor",
            FindingKind.BrokenChain,
            "somebody else made a statement",
            file => file[5]["actor"] = "delegate:other"),
        Meeting(
            "altered-last-link", FindingKind.BrokenChain, "somebody else decided", file => file[9]["actor"] = "officer:other"),
        Meeting(
            "altered-previous",
            FindingKind.BrokenChain,
            "a link continues another one",
            file => file[5]["previous"] = new string('c', 64)),
    ];

    // … or who vouches for it.
    private static IEnumerable<Tampering> Signing() =>
    [
        Meeting("swapped-receipts", FindingKind.BadReceipt, "two receipts changed places", file =>
            (file[5]["receipt"], file[7]["receipt"]) = (file[7]["receipt"]!.DeepClone(), file[5]["receipt"]!.DeepClone())),
        Meeting(
            "receipt-of-an-unlisted-key",
            FindingKind.BadReceipt,
            "a receipt is by a key that is not listed",
            file => file[5]["receipt"] = file.ReceiptBy(Keys.OtherService, 5)),
        Meeting(
            "receipt-of-another-service",
            FindingKind.UntrustedServiceKey,
            "a receipt is by another service, whose key is listed too",
            file =>
            {
                file[5]["receipt"] = file.ReceiptBy(Keys.OtherService, 5);
                file.ListService(Keys.OtherService);
            }),
        Meeting(
            "extra-service-key",
            FindingKind.BadSeal,
            "a made-up key of the service is listed too",
            file => file.ListService(Keys.OtherService)),
        Meeting(
            "service-key-listed-twice",
            FindingKind.KeyProblem,
            "the service's key is listed twice",
            file => file.ListService(Keys.Service)),
        Meeting("reordered-keys", FindingKind.BadSeal, "two keys changed places", file =>
        {
            var first = file.Keys[0]!;
            file.Keys.RemoveAt(0);
            file.Keys.Insert(1, first);
        }),
        Meeting(
            "twin-of-the-seal",
            FindingKind.BadSeal,
            "the seal is the other signature that holds, which needs no key to make",
            file =>
                file.Json["seal"]!["signature"] = TwinOf(file.Json["seal"]!["signature"]!.GetValue<string>())),
        Meeting(
            "signed-by-another-service",
            FindingKind.UntrustedServiceKey,
            "everything is signed anew by another service",
            file => file.SignAnew(Keys.OtherService)),
        Meeting(
            "altered-seal",
            FindingKind.BadSeal,
            "the seal is the signature of a receipt",
            file => file.Json["seal"] = file[9]["receipt"]!.DeepClone()),
        Meeting(
            "altered-key-validity",
            FindingKind.BadSeal,
            "a delegation's key is valid for longer",
            file => file.Keys[0]!["validTo"] = Timestamps.Text(Council.Opening.AddYears(3))),
        Meeting(
            "exchanged-key",
            FindingKind.KeyProblem,
            "under a key's id stands another key",
            file => file.Keys[0]!["publicKey"] = Convert.ToBase64String([.. Keys.Unregistered.Public.Spki])),
        Meeting(
            "unusable-key",
            FindingKind.KeyProblem,
            "a key is none",
            file => file.Keys[0]!["publicKey"] = Convert.ToBase64String([1, 2, 3])),
        Meeting(
            "key-listed-twice",
            FindingKind.KeyProblem,
            "a key is listed twice",
            file => file.Keys.Add(file.Keys[0]!.DeepClone())),
    ];

    // The service, which has its key, let something happen that it must not.
    private static IEnumerable<Tampering> DishonestService() =>
    [
        Dishonest(
            "unregistered-key",
            FindingKind.KeyProblem,
            "a statement is signed with a key that is not registered",
            Ballots.Meeting,
            file => file.Insert(9, Keys.Unregistered, Third)),
        Dishonest(
            "expired-key", FindingKind.KeyProblem, "a statement is signed with a key that had expired", Ballots.Meeting, file =>
            {
                file.List(Keys.Expired, "AA", Council.Opening.AddYears(-1), Council.Opening.AddSeconds(-1));
                file.Insert(9, Keys.Expired, Third);
            }),
        Dishonest(
            "key-of-another-state",
            FindingKind.KeyProblem,
            "a statement of AA is signed with the key of BB",
            Ballots.Meeting,
            file => file.Insert(9, Keys.Keys["BB"], Third)),
        Dishonest(
            "made-up-key",
            FindingKind.NotOwnKey,
            "a statement in the name of AA is signed with a key that AA never had",
            Ballots.Meeting,
            file =>
            {
                file.List(Keys.Unregistered, "AA", Council.Opening.AddYears(-1), Council.Opening.AddYears(1));
                file.Insert(9, Keys.Unregistered, Third);
            }),
        Dishonest(
            "forged-statement",
            FindingKind.BadStatementSignature,
            "a statement bears a signature over another one",
            Ballots.Meeting,
            file => file[8]["statement"]!["choice"] = "for"),
        Dishonest(
            "statement-for-another-ballot",
            FindingKind.ForeignStatement,
            "a statement for another ballot is counted",
            Ballots.Meeting,
            file =>
                file.Insert(9, Keys.Keys["AA"], statement => Third(statement) with { Ballot = "BAL-2026-0002" })),
        Dishonest(
            "statement-about-another-text",
            FindingKind.ForeignStatement,
            "a statement about another text is counted",
            Ballots.Meeting,
            file =>
                file.Insert(9, Keys.Keys["AA"], statement => Third(statement) with { TextSha256 = new string('b', 64) })),
        Dishonest(
            "another-text",
            FindingKind.ForeignStatement,
            "the ballot is put on the text of another act",
            Ballots.Meeting,
            file => file.Ballot["textSha256"] = new string('b', 64)),
        Dishonest(
            "clock-off",
            FindingKind.ProcedureViolated,
            "a statement is accepted an hour after it was signed",
            Ballots.Meeting,
            file =>
                file.Insert(9, Keys.Keys["AA"], statement => Third(statement) with { Time = statement.Time.AddHours(-1) })),
        Dishonest(
            "replayed-statement",
            FindingKind.ProcedureViolated,
            "the first vote of CC is accepted again after it had changed it",
            Ballots.Meeting,
            file =>
            {
                file.Proceedings.Insert(8, file[5].DeepClone());
                file[9]["at"] = file[8]["at"]!.DeepClone();
            }),
        Dishonest(
            "left-out-statement",
            FindingKind.ProcedureViolated,
            "a statement of CC is left out, and its next one is there",
            Ballots.Meeting,
            file => file.Drop(5)),
        Dishonest(
            "proxy-of-a-proxy",
            FindingKind.ProcedureViolated,
            "AA, which is the proxy of BB, gives its own proxy",
            Ballots.Meeting,
            file =>
                file.Insert(5, Keys.Keys["AA"], statement => statement with
                {
                    Kind = StatementKind.Proxy,
                    Choice = Choice.Unspecified,
                    Proxy = "CC",
                    Sequence = 3,
                })),
        Dishonest(
            "declared-nothing",
            FindingKind.ProcedureViolated,
            "a constructive abstention comes without a declaration",
            Ballots.Meeting,
            file =>
                file.Insert(9, Keys.Keys["AA"], statement => Third(statement) with { Choice = Choice.ConstructiveAbstain })),
        Dishonest(
            "decided-before-the-deadline",
            FindingKind.ProcedureViolated,
            "a silence procedure ends a microsecond early",
            Ballots.Silence,
            file =>
                file[6]["at"] = Timestamps.Text(Council.Opening.AddHours(82).AddMicroseconds(-1))),
        Dishonest(
            "vote-at-the-deadline",
            FindingKind.ProcedureViolated,
            "a statement is accepted at the instant of the deadline",
            Ballots.Silence,
            file =>
                file.Insert(6, Keys.Keys["AA"], statement => statement with
                {
                    Sequence = 3,
                    Time = Council.Opening.AddHours(82),
                })["at"] = Timestamps.Text(Council.Opening.AddHours(82))),
        Dishonest(
            "objection-taken-back",
            FindingKind.ProcedureViolated,
            "who broke the silence takes it back before the decision",
            Ballots.BrokenSilence,
            file =>
                file.Insert(4, Keys.Keys["CC"], statement => statement with { MemberState = "CC", Sequence = 2 })),
        Dishonest(
            "time-runs-back",
            FindingKind.ProcedureViolated,
            "a statement was accepted before the one before it",
            Ballots.Meeting,
            file =>
                file.Insert(9, Keys.Keys["AA"], Third)["at"] = Timestamps.Text(Council.Opening.AddMinutes(15))),
        Dishonest(
            "after-the-decision",
            FindingKind.ProcedureViolated,
            "a vote is accepted after the decision, which is repeated",
            Ballots.Meeting,
            file =>
            {
                file.Insert(10, Keys.Keys["AA"], Third);
                file.Proceedings.Add(file[9].DeepClone());
            }),
        Dishonest(
            "opened-later",
            FindingKind.ProcedureViolated,
            "the chain begins an hour after the ballot opened",
            Ballots.Meeting,
            file => file[1]["at"] = Timestamps.Text(Council.Opening.AddMinutes(1))),
        new(
            "bad-service-idle-key.json",
            FindingKind.KeyProblem,
            "a key that signed nothing is listed, and sealed",
            () => new OpenedFile(Ballots.Meeting()).Do(file =>
            {
                file.ListService(Keys.OtherService);
                file.Seal(Keys.Service);
            }).Bytes),
        Dishonest("wrong-outcome", FindingKind.WrongOutcome, "the service says not adopted", Ballots.Meeting, file =>
        {
            file[9]["decision"]!["outcome"] = "not-adopted";
            file.Json["outcome"] = "not-adopted";
        }),
        Dishonest(
            "wrong-populations",
            FindingKind.WrongOutcome,
            "the service counted with other populations than it froze",
            Ballots.Meeting,
            file => file.Ballot["roster"]![4]!["population"] = 50),
    ];

    // (r, n - s), worked out without the code under test.
    private static string TwinOf(string signature)
    {
        var bytes = Base64Url.DecodeFromChars(signature);
        var order = BigInteger.Parse(
            "115792089210356248762697446949407573529996955224135760342422259061068512044369", CultureInfo.InvariantCulture);
        var twin = (order - new BigInteger(bytes.AsSpan(32), isUnsigned: true, isBigEndian: true)).ToByteArray(
            isUnsigned: true, isBigEndian: true);
        return Base64Url.EncodeToString([.. bytes.AsSpan(0, 32), .. new byte[32 - twin.Length], .. twin]);
    }

    private static Statement Third(Statement statement) => statement with { Sequence = 3 };

    private static void ExchangeStatements(OpenedFile file)
    {
        foreach (var name in (string[])["statement", "signature"])
        {
            (file[5][name], file[7][name]) = (file[7][name]!.DeepClone(), file[5][name]!.DeepClone());
        }
    }

    private static Tampering Meeting(string name, FindingKind finding, string what, Action<OpenedFile> how)
        => new($"bad-{name}.json", finding, what, () => new OpenedFile(Ballots.Meeting()).Do(how).Bytes);

    private static Tampering Silence(string name, FindingKind finding, string what, Action<OpenedFile> how)
        => new($"bad-{name}.json", finding, what, () => new OpenedFile(Ballots.Silence()).Do(how).Bytes);

    private static Tampering Text(string name, string what, Func<string, string> how)
        => new(
            $"bad-{name}.json",
            FindingKind.Unreadable,
            what,
            () => Encoding.UTF8.GetBytes(how(Encoding.UTF8.GetString(Ballots.Meeting()))));

    private static Tampering Dishonest(string name, FindingKind finding, string what, Func<byte[]> good, Action<OpenedFile> how)
        => new(
            $"bad-service-{name}.json",
            finding,
            what,
            () => new OpenedFile(good()).Do(how).Do(file => file.SignAnew(Keys.Service)).Bytes);
}

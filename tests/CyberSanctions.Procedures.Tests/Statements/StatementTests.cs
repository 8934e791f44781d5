using System.Text;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;

namespace CyberSanctions.Procedures.Tests.Statements;

/// <summary>What a delegation signs is one text in one form.</summary>
public sealed class StatementTests
{
    private static readonly string Hash = new('a', 64);

    private static readonly Statement Vote = new()
    {
        Ballot = "BAL-2026-0001",
        TextSha256 = Hash,
        MemberState = "AA",
        Kind = StatementKind.Vote,
        Choice = Choice.For,
        Sequence = 1,
        Time = new DateTime(2026, 11, 22, 5, 33, 41, 120, DateTimeKind.Utc),
    };

    private static readonly string Canonical =
        "{\"ballot\":\"BAL-2026-0001\",\"choice\":\"for\",\"declarationSha256\":\"\",\"kind\":\"vote\",\"memberState\":\"AA\",\"onBehalfOf\":\"\","
        + $"\"proxy\":\"\",\"reservation\":\"\",\"sequence\":1,\"textSha256\":\"{Hash}\",\"time\":\"2026-11-22T05:33:41.120000Z\"}}";

    public static TheoryData<string> OtherForms => new(
        Canonical.Replace("\":", "\": "),
        Canonical + " ",
        "\ufeff" + Canonical,
        Canonical.Replace("{\"ballot\":\"BAL-2026-0001\",", "{")
            .Replace("\"choice\":\"for\",", "\"choice\":\"for\",\"ballot\":\"BAL-2026-0001\","),
        Canonical.Replace("}", ",\"weight\":2}"),
        Canonical.Replace("\"choice\":\"for\"", "\"choice\":\"for\",\"choice\":\"for\""),
        Canonical.Replace("\"choice\":\"for\"", "\"choice\":\"against\",\"choice\":\"for\""),
        Canonical.Replace("\"sequence\":1", "\"sequence\":1.0"),
        Canonical.Replace("\"sequence\":1", "\"sequence\":1e0"),
        Canonical.Replace("\"sequence\":1", "\"sequence\":\"1\""),
        Canonical.Replace("\"sequence\":1", "\"sequence\":99999999999"),
        Canonical.Replace("\"sequence\":1,", ""),
        Canonical.Replace("\"for\"", "\"\\u0066or\""),
        Canonical.Replace("\"for\"", "\"For\""),
        Canonical.Replace("\"for\"", "\"maybe\""),
        Canonical.Replace("\"for\"", "null"),
        Canonical.Replace(".120000Z", ".12Z"),
        Canonical.Replace(".120000Z", ".120000+00:00"),
        Canonical.Replace("05:33:41", "25:33:41"),
        "[]",
        "null",
        "",
        "{");

    // Each is in canonical form, and makes no sense.
    public static TheoryData<string> Senseless => new(
        With(Vote with { Choice = Choice.Unspecified }),
        With(Vote with { Kind = StatementKind.Lifting }),
        With(Vote with { Kind = default, Choice = Choice.Unspecified }),
        With(Vote with { Proxy = "BB" }),
        With(Vote with { Reservation = ReservationKind.Substance }),
        With(Vote with { DeclarationSha256 = Hash }),
        With(Vote with { Choice = Choice.ConstructiveAbstain }),
        With(Vote with { Kind = StatementKind.SilenceBroken, Choice = Choice.Unspecified }),
        With(Vote with { Kind = StatementKind.EmergencyBrake, Choice = Choice.Unspecified }),
        With(Vote with { Kind = StatementKind.Reservation, Choice = Choice.Unspecified, DeclarationSha256 = Hash }),
        With(
            Vote with { Kind = StatementKind.Reservation, Choice = Choice.Unspecified, Reservation = ReservationKind.Substance }),
        With(Vote with { Kind = StatementKind.Proxy, Choice = Choice.Unspecified, OnBehalfOf = "BB" }),
        With(Vote with { Sequence = 0 }),
        With(Vote with { Sequence = -1 }),
        With(Vote with { MemberState = "aa" }),
        With(Vote with { MemberState = "AAA" }),
        With(Vote with { MemberState = "AA\n" }),
        With(Vote with { OnBehalfOf = "B" }),
        With(Vote with { TextSha256 = "" }),
        With(Vote with { TextSha256 = new string('A', 64) }),
        With(Vote with { Ballot = "" }),
        With(Vote with { Ballot = "BAL 1" }),
        With(Vote with { Ballot = new string('A', 41) }));

    [Fact]
    public void Statement_HasTheBytesOfTheExample() => Assert.Equal(Canonical, Encoding.UTF8.GetString(Vote.ToCanonical()));

    [Fact]
    public void Statement_OfEveryKind_ReadsBackAsItWas()
    {
        foreach (var statement in (Statement[])
            [
                Vote,
                Vote with { OnBehalfOf = "BB", Sequence = int.MaxValue },
                Vote with { Choice = Choice.ConstructiveAbstain, DeclarationSha256 = Hash },
                Vote with { Kind = StatementKind.Proxy, Choice = Choice.Unspecified, Proxy = "BB" },
                Vote with { Kind = StatementKind.Proxy, Choice = Choice.Unspecified },
                Vote with
                {
                    Kind = StatementKind.Reservation,
                    Choice = Choice.Unspecified,
                    Reservation = ReservationKind.Linguistic,
                    DeclarationSha256 = Hash,
                },
                Vote with { Kind = StatementKind.Lifting, Choice = Choice.Unspecified },
                Vote with { Kind = StatementKind.SilenceBroken, Choice = Choice.Unspecified, DeclarationSha256 = Hash },
                Vote with { Kind = StatementKind.EmergencyBrake, Choice = Choice.Unspecified, DeclarationSha256 = Hash },
            ])
        {
            Assert.Equal(statement, Statement.Read(statement.ToCanonical()));
        }
    }

    [Theory]
    [MemberData(nameof(OtherForms))]
    public void Statement_InAnyOtherForm_IsRefused(string payload)
        => Assert.Equal("statement-malformed", Refusal(Encoding.UTF8.GetBytes(payload)));

    [Theory]
    [MemberData(nameof(Senseless))]
    public void Statement_ThatMakesNoSense_IsRefused(string payload)
        => Assert.Equal("statement-malformed", Refusal(Encoding.UTF8.GetBytes(payload)));

    [Fact]
    public void Statement_ThatIsNoUtf8_IsRefused()
    {
        var payload = Vote.ToCanonical();
        payload[12] = 0xff;

        Assert.Equal("statement-malformed", Refusal(payload));
    }

    [Fact]
    public void HashOf_NoDeclaration_IsNothing_AndOfOneItsSha256()
    {
        Assert.Equal("", Statement.HashOf(""));
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Statement.HashOf("abc"));
    }

    [Fact]
    public void Words_AreTheNamesWithHyphens_AndReadBack()
    {
        Assert.Equal("constructive-abstain", Wording.Of(Choice.ConstructiveAbstain));
        Assert.Equal("", Wording.Of(Choice.Unspecified));
        Assert.True(Wording.TryRead<StatementKind>("silence-broken", out var kind));
        Assert.Equal(StatementKind.SilenceBroken, kind);
        Assert.False(Wording.TryRead<StatementKind>("SilenceBroken", out _));
        Assert.False(Wording.TryRead<StatementKind>("1", out _));
    }

    private static string Refusal(byte[] payload) => Assert.Throws<ObjectionException>(() => Statement.Read(payload)).Reason;

    private static string With(Statement statement) => Encoding.UTF8.GetString(statement.ToCanonical());
}

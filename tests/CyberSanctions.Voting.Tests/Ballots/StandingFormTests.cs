using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Voting.Ballots;
using Google.Protobuf;

namespace CyberSanctions.Voting.Tests.Ballots;

/// <summary>How a ballot stands is on record in a form of its own, whatever things are called in the program.</summary>
public sealed class StandingFormTests
{
    private const string Head = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private const string Reasons = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752";

    // Written by the version of November 2026, and never written anew.
    private const string Earlier =
        """
        {"State":3,"Deadline":null,"Remaining":"1.05:59:59.8765430","Sequences":{"FR":2,"LU":1,"IE":1,"CY":1},
        "Votes":{"LU":{"Choice":4,"Position":2},"FR":{"Choice":2,"Proxy":"LU","Position":3}},"Proxies":{"FR":"LU"},
        "Reservations":{"IE":{"Kind":2,"Position":4}},"Brakes":{"CY":"60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"},
        "Position":6,"Head":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","At":"2026-11-25T04:19:35.781096Z"}
        """;

    private const string EarlierWithAPeriod =
        """
        {"State":1,"Deadline":"2026-11-27T17:00:00Z","Remaining":null,"Sequences":{},"Votes":{},"Proxies":{},"Reservations":{},"Brakes":{},
        "Position":1,"Head":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","At":"2026-11-25T04:19:35.781096Z"}
        """;

    // Likewise, of form 1: its numbers mean for ever what they mean.
    private const string First =
        "08011003220A08DFCB061098F8FBA103280632209F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A083A0C08"
        + "D7C399D80610C0A8BAF40242280A0243591001322060303AE22B998861BCE3B28F33EEC1BE758A213C86C93C076DBE9F558C11C7524214"
        + "0A02465210021A08080212024C55180322024C55420C0A02494510012A0408021004420C0A024C5510011A0408041802";

    [Fact]
    public void AsItWasUntilNovember2026_IsRead()
    {
        var standing = StandingForm.Read(Encoding.UTF8.GetBytes(Earlier));

        Alike(Everything, standing);
        Assert.Equal(
            (BallotState.Open, new DateTime(2026, 11, 27, 17, 0, 0, DateTimeKind.Utc), null),
            Period(StandingForm.Read(Encoding.UTF8.GetBytes(EarlierWithAPeriod))));
    }

    [Fact]
    public void Written_IsReadAsTheSame()
    {
        Alike(Everything, StandingForm.Read(StandingForm.Write(Everything)));
        var withAPeriod = Everything with
        {
            State = BallotState.Open,
            Deadline = new DateTime(2026, 11, 27, 17, 0, 0, DateTimeKind.Utc),
            Remaining = null,
        };
        Alike(withAPeriod, StandingForm.Read(StandingForm.Write(withAPeriod)));
    }

    [Fact]
    public void FirstForm_IsTheseBytes_AndIsReadFromThem()
    {
        Assert.Equal(First, Convert.ToHexString(StandingForm.Write(Everything)));
        Alike(Everything, StandingForm.Read(Convert.FromHexString(First)));
    }

    [Fact]
    public void SameStanding_IsTheSameBytes_InWhateverOrderItCameAbout()
    {
        var turned = Everything with { Sequences = Everything.Sequences.Clear().AddRange(Everything.Sequences.Reverse()) };

        Assert.Equal(StandingForm.Write(Everything), StandingForm.Write(turned));
    }

    [Fact]
    public void FormOfALaterVersion_IsRefused_AndNotCountedWrongly()
    {
        var later = PersistedStanding.Parser.ParseFrom(StandingForm.Write(Everything));
        later.Form = StandingForm.Newest + 1;

        Assert.Contains(
            "does not know", Assert.Throws<InvalidDataException>(() => StandingForm.Read(later.ToByteArray())).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a standing")]
    public void AnythingElse_IsRefused(string text)
        => Assert.Throws<InvalidDataException>(() => StandingForm.Read(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"State\":1}")]
    [InlineData("{\"State\":1,")]
    public void EarlierForm_OfWhichSomethingIsMissing_IsRefused(string json)
        => Assert.Throws<JsonException>(() => StandingForm.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void WhatLiesThereNow_CountsAndNotWhatWasWrittenLast()
    {
        var (form, ballot) = (new StandingForm(), Guid.NewGuid());
        var standing = Everything;
        var written = form.Write(ballot, standing);
        Assert.Same(standing, form.Read(ballot, [.. written]));
        var another = StandingForm.Write(Everything with { Position = 7 });

        Assert.Equal(7, form.Read(ballot, another).Position);
    }

    private static Standing Everything => new()
    {
        State = BallotState.Suspended,
        Deadline = null,
        Remaining = new TimeSpan(1, 5, 59, 59, 876, 543),
        Sequences = Map(("FR", 2), ("LU", 1), ("IE", 1), ("CY", 1)),
        Votes = Map(
            ("LU", new VoteInForce(Choice.ConstructiveAbstain, null, 2)), ("FR", new VoteInForce(Choice.Against, "LU", 3))),
        Proxies = Map(("FR", "LU")),
        Reservations = Map(("IE", new ReservationInForce(ReservationKind.Linguistic, 4))),
        Brakes = Map(("CY", Reasons)),
        Position = 6,
        Head = Head,
        At = new DateTime(2026, 11, 25, 4, 19, 35, 781, 96, DateTimeKind.Utc),
    };

    private static ImmutableDictionary<string, T> Map<T>(params (string State, T Said)[] said)
        => said.ToImmutableDictionary(pair => pair.State, pair => pair.Said);

    private static (BallotState State, DateTime? Deadline, TimeSpan? Remaining) Period(Standing standing)
        => (standing.State, standing.Deadline, standing.Remaining);

    private static void Alike(Standing expected, Standing read)
    {
        Assert.Equal(Period(expected), Period(read));
        Assert.Equal((expected.Position, expected.Head, expected.At), (read.Position, read.Head, read.At));
        Assert.Equal(DateTimeKind.Utc, read.At.Kind);
        Assert.Equal(Sorted(expected.Sequences), Sorted(read.Sequences));
        Assert.Equal(Sorted(expected.Votes), Sorted(read.Votes));
        Assert.Equal(Sorted(expected.Proxies), Sorted(read.Proxies));
        Assert.Equal(Sorted(expected.Reservations), Sorted(read.Reservations));
        Assert.Equal(Sorted(expected.Brakes), Sorted(read.Brakes));
    }

    private static IEnumerable<KeyValuePair<string, T>> Sorted<T>(ImmutableDictionary<string, T> said)
        => said.OrderBy(pair => pair.Key, StringComparer.Ordinal);
}

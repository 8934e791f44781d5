using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Agenda;
using CyberSanctions.Delegate.Ballots;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Delegate.Receipts;
using CyberSanctions.Delegate.Watching;
using CyberSanctions.Signing;

namespace CyberSanctions.Delegate.Tests.Output;

public sealed class EightyColumnsTests : IDisposable
{
    private readonly Rehearsal _rehearsal = new();

    public void Dispose() => _rehearsal.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("dumb")]
    public void Agenda(string? terminal)
    {
        Use(terminal);
        var ballots = new[] { Made.Ballot(), Made.Ballot(Mode.Meeting) };
        var screen = new Screen(_rehearsal.Surroundings);

        screen.Draw(AgendaItem.Table(screen, ballots.Select(ballot => AgendaItem.Of(ballot, "FR", Chain.Start))));

        AssertFits("BAL-2026-0004", "silent", "at the meeting", "2 d 1 h");
        Assert.Equal(terminal == "dumb", _rehearsal.Out.ToString().All(char.IsAscii));
    }

    [Fact]
    public void Show()
    {
        var ballot = Made.Ballot();
        ballot.Votes.Add(new Vote
        {
            MemberState = "FR",
            Choice = Choice.ConstructiveAbstain,
            Declaration = string.Join(' ', Enumerable.Repeat("declaration", 40)),
        });
        ballot.Reservations.Add(new Reservation
        {
            MemberState = "DK",
            Kind = ReservationKind.Parliamentary,
            Reasons = "The Folketing.",
        });
        var text = new ActText
        {
            Reference = ballot.ActReference,
            Title = ballot.ActTitle,
            LegalBasis = "Article 13(1) of Regulation (EU) 2019/796",
        };
        text.Listings.Add(new ActListing
        {
            Subject = new Subject { Kind = SubjectKind.Person, Names = { new Name { WholeName = "Иван ИВАНОВ" } } },
            Ground = ListingGround.Responsible,
            Measures = { Measure.AssetFreeze, Measure.TravelBan },
            StatementOfReasons = string.Join(' ', Enumerable.Repeat("reasons", 100)),
        });

        var read = new ReadText(ballot, text, ballot.TextSha256, IsWhole: true);
        BallotView.Show(new Screen(_rehearsal.Surroundings), read, null, Chain.Start);

        AssertFits(
            "The text: 1 listing 1. Иван ИВАНОВ",
            "abstains constructively",
            "parliamentary reservation",
            "asset freeze, travel ban",
            "Each of these can prevent it alone",
            "the High Representative");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("dumb")]
    public void ShowAndDiff_OfEveryOperation(string? terminal)
    {
        Use(terminal);
        var ballot = Made.Ballot();
        var read = new ReadText(ballot, Operations.Text(), ballot.TextSha256, IsWhole: true);
        var published = PublishedList.Read(Operations.ListJson());
        var screen = new Screen(_rehearsal.Surroundings);

        BallotView.Show(screen, read, published, Chain.Start);
        DiffView.Show(screen, read, published, ActDiff.Of(read.Text, published));

        AssertFits(
            "The text: 1 listing, 1 amendment, 1 delisting, 1 renewal, 1 extension", "reads differently", "leaves the list",
            "1 amended, 1 delisted, 1 renewed, 1 entry added to the 4 of eu-cyber, version 7");
    }

    [Fact]
    public void Board_Of27MembersWithEverythingGoingOn_FitsInto24LinesToo()
    {
        var board = new Board(Made.Ballot());
        var desk = Desk.In(_rehearsal.Surroundings);

        desk.Screen.Console.Write(WatchCommand.Drawing(desk, board, "a note"));

        AssertFits("FR", "silent");
        Assert.InRange(_rehearsal.Out.ToString().Split('\n').Length, 10, 24);
    }

    [Fact]
    public void Receipts()
    {
        using var service = SigningKey.Create();
        using var key = SigningKey.Create();
        var chain = new Chain(Made.Reference, service);
        chain.Opening();
        var receipt = Made.Checked(chain.Accept(key, Made.Vote(1, Choice.Abstain, onBehalfOf: "DE")), service);
        var screen = new Screen(_rehearsal.Surroundings);

        screen.Draw(ReceiptView.Table(screen, [receipt]));

        AssertFits(receipt.Link.Hash[..12]);
    }

    [Fact]
    public void Warning_InATerminal_IsBrokenBetweenWords_AndAnAddressStaysWhole()
    {
        using var atTerminal = new Rehearsal(terminal: true);
        var address = $"https://{new string('a', 80)}.example";
        var text = $"{string.Join(' ', Enumerable.Repeat("warning", 11))} {address}\nDone.";

        new Screen(atTerminal.Surroundings).Warn(text);
        new Screen(_rehearsal.Surroundings).Warn(text);

        Assert.Equal(
            $"{string.Join(' ', Enumerable.Repeat("warning", 10))}\nwarning\n{address}\nDone.\n",
            atTerminal.Error.ToString().ReplaceLineEndings("\n"));
        Assert.Equal($"{text}\n", _rehearsal.Error.ToString().ReplaceLineEndings("\n"));
    }

    private void Use(string? terminal)
    {
        if (terminal is not null)
        {
            _rehearsal.Set("TERM", terminal);
        }
    }

    private void AssertFits(params string[] parts)
    {
        var printed = _rehearsal.Out.ToString();
        Assert.All(printed.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.DoesNotContain('\u001b', printed);
        var words = string.Join(' ', printed.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.All(parts, part => Assert.Contains(part, words));
    }
}

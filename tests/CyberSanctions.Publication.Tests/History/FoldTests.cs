using CyberSanctions.Publication.History;
using static CyberSanctions.Publication.Tests.History.Chronicle;

namespace CyberSanctions.Publication.Tests.History;

public class FoldTests
{
    private readonly Chronicle _acts = new();

    [Fact]
    public void Listing_IsOnTheList_FromWhenItsActTakesEffect()
    {
        _acts.Record("2026-05-01", 1, List("EU.1.1"));

        Assert.Empty(_acts.At("2026-04-30").OnList);
        Assert.Equal(["EU.1.1"], OnList(_acts.At("2026-05-01")));
    }

    [Fact]
    public void Amendment_ChangesTheFieldsItNames_AndNoOthers()
    {
        _acts.Record("2026-05-01", 1, List("EU.1.1"));
        var amending = _acts.Record("2026-06-01", 2, Amend("EU.1.1", "Better."));

        Assert.Equal("At first.", Only(_acts.At("2026-05-31")).Content.StatementOfReasons);
        var entry = Only(_acts.At("2026-06-01"));
        Assert.Equal(("Better.", "Colonel"), (entry.Content.StatementOfReasons, entry.Content.Subject.Function));
        Assert.Same(amending, Assert.Single(entry.Amendments).Act);
    }

    [Fact]
    public void Amendment_AppliesAlsoWhereTheEntryReadsOtherwiseThanItsDraftersSaw()
    {
        _acts.Record("2026-05-01", 1, List("EU.1.1"));
        _acts.Record("2026-07-01", 2, Amend("EU.1.1", "Drafted before, published after."));
        _acts.Record("2026-06-01", 3, Amend("EU.1.1", "Published earlier, recorded late."));

        Assert.Equal("Published earlier, recorded late.", Only(_acts.At("2026-06-30")).Content.StatementOfReasons);
        Assert.Equal("Drafted before, published after.", Only(_acts.At("2026-07-01")).Content.StatementOfReasons);
    }

    [Fact]
    public void AmendmentAndDelistingInOneAct_GoInTheOrderOfTheAnnex()
    {
        _acts.Record("2026-05-01", 1, List("EU.1.1"), List("EU.2.2"));
        _acts.Record(
            "2026-06-01", 2, Amend("EU.1.1", "Last words."), Delist("EU.1.1"), Delist("EU.2.2"), Amend("EU.2.2", "Too late."));

        var state = _acts.At("2026-06-01");

        Assert.Empty(state.OnList);
        Assert.Equal(["Last words.", "At first."], state.Entries.Select(entry => entry.Content.StatementOfReasons));
        Assert.Equal("EU.2.2", Assert.Single(state.WithoutEffect).Reference);
    }

    [Fact]
    public void TwoActsOnOneEntryAtTheSameMoment_GoInTheOrderOfRecording()
    {
        _acts.Record("2026-05-01", 1, List("EU.1.1"));
        _acts.Record("2026-06-01", 3, Amend("EU.1.1", "Recorded first."));
        _acts.Record("2026-06-01", 2, Amend("EU.1.1", "Recorded second."));

        Assert.Equal("Recorded second.", Only(_acts.At("2026-06-01")).Content.StatementOfReasons);
    }

    [Fact]
    public void Listings_ApplyUntilTheEndOfTheirLastDay_InBrussels()
    {
        _acts.Record("2026-05-01", 1, List("EU.1.1"));
        var renewing = _acts.Record("2026-05-10", 2, Renew("2026-07-18", "EU.1.1"));

        // Midnight in Brussels, where it is two hours later than by UTC.
        var end = new DateTime(2026, 7, 18, 22, 0, 0, DateTimeKind.Utc);
        Assert.Equal(end, _acts.At("2026-06-01").NextEnd);
        Assert.Single(Fold.At(_acts.Operations, new Point(end.AddTicks(-1), 2)).OnList);
        Assert.Single(Fold.At(_acts.Operations, new Point(end, 2, WithWhatEndsThen: false)).OnList);
        var ended = Assert.Single(Fold.At(_acts.Operations, new Point(end, 2)).Entries).Ending!;
        Assert.Equal((end, null), (ended.At, ended.Delisting));
        Assert.Same(renewing, ended.Act);
    }

    [Fact]
    public void EntryThatWasNotReviewed_KeepsItsDay()
    {
        _acts.Record("2026-05-01", 1, List("EU.1.1"), List("EU.2.2"));
        _acts.Record("2026-05-10", 2, Renew("2026-06-18", "EU.1.1", "EU.2.2"));
        _acts.Record("2026-06-10", 3, Renew("2027-06-18", "EU.2.2"));

        Assert.Equal(["EU.2.2"], OnList(_acts.At("2026-06-19")));
        Assert.Empty(_acts.At("2027-06-19").OnList);
    }

    [Fact]
    public void NewEntry_HasTheDayOfTheListingsOfThen_AndNoneOnceThatDayHasPassed()
    {
        _acts.Record("2026-05-01", 1, Renew("2026-06-18"));
        _acts.Record("2026-06-18", 2, List("EU.1.1"));
        _acts.Record("2026-06-19", 3, List("EU.2.2"));

        var entries = _acts.At("2026-06-18").Entries.Concat(_acts.At("2026-06-19").OnList).ToList();
        Assert.Equal([new DateOnly(2026, 6, 18), null], entries.Select(entry => entry.Until?.Day));
    }

    [Fact]
    public void RenewalAMinuteAfterTheEnd_RenewsNobody()
    {
        _acts.Record("2026-05-01", 1, List("EU.1.1"), Renew("2026-06-18", "EU.1.1"));
        _acts.Record(Midnight("2026-06-19").AddMinutes(1), 2, Renew("2027-06-18", "EU.1.1"));

        var state = _acts.At("2026-06-20");
        Assert.Empty(state.OnList);
        Assert.Equal("EU.1.1", Assert.Single(state.WithoutEffect).Reference);
    }

    [Fact]
    public void RenewalFromTheDayAfterTheLastOne_LeavesNoGap()
    {
        _acts.Record("2026-05-01", 1, List("EU.1.1"), Renew("2026-06-18", "EU.1.1"), Extend("2026-06-18"));
        _acts.Record("2026-06-19", 2, Renew("2027-06-18", "EU.1.1"), Extend("2029-06-18"));

        Assert.Single(_acts.At("2026-06-19").OnList);
        Assert.Single(_acts.At("2026-06-20").OnList);
    }

    [Fact]
    public void RenewalRecordedLate_BringsBackWhatHadExpired_AndLeavesTheListAsItWasRecorded()
    {
        _acts.Record("2026-05-01", 1, List("EU.1.1"), Renew("2026-06-18", "EU.1.1"));
        _acts.Record("2026-06-15", 3, Renew("2027-06-18", "EU.1.1")); // Version 2 took the entry off.

        Assert.Empty(_acts.At("2026-06-19", version: 2).OnList);
        Assert.Single(_acts.At("2026-06-19", version: 3).OnList);
    }

    [Fact]
    public void Framework_TakesEverybodyWithItWhenItEnds_AndNobodyComesBackWithAnotherOne()
    {
        _acts.Record("2026-05-01", 1, List("EU.1.1"), Renew("2027-06-18", "EU.1.1"));
        var extending = _acts.Record("2026-05-02", 2, Extend("2026-06-18"));
        _acts.Record("2026-07-01", 3, Extend("2029-06-18"), List("EU.2.2"));

        Assert.Same(extending, Assert.Single(_acts.At("2026-06-19").Entries).Ending!.Act);
        Assert.Equal(["EU.2.2"], OnList(_acts.At("2026-07-01")));
        Assert.Equal(Midnight("2027-06-19"), _acts.At("2026-07-01").NextEnd);
        Assert.Empty(_acts.At("2029-06-19").OnList);
    }

    [Fact]
    public void DayThatHadPassedWhenItWasSet_EndsWhenItWasSet()
    {
        _acts.Record("2026-05-01", 1, List("EU.1.1"));
        _acts.Record("2026-08-01", 2, Renew("2026-06-18", "EU.1.1"));

        Assert.Single(_acts.At("2026-07-31").OnList);
        Assert.Equal(Midnight("2026-08-01"), Assert.Single(_acts.At("2026-08-01").Entries).Ending!.At);
    }

    [Fact]
    public void OperationFromBeforeTheListing_HasNoEffect()
    {
        _acts.Record("2026-05-01", 1, List("EU.1.1"));
        _acts.Record("2026-04-01", 2, Amend("EU.1.1", "Too early."), Delist("EU.1.1"));

        var state = _acts.At("2026-05-01");
        Assert.Equal("At first.", Only(state).Content.StatementOfReasons);
        Assert.Equal(2, state.WithoutEffect.Count);
    }

    [Theory]
    [InlineData("eu.1.1")]
    [InlineData("EU.1.1 ")]
    [InlineData("EU.1.11")]
    public void ReferenceThatTheListNeverHad_IsImpossible(string reference)
    {
        _acts.Record("2026-05-01", 1, List("EU.1.1"));
        _acts.Record("2026-06-01", 2, Delist(reference));

        Assert.Throws<InvalidOperationException>(() => _acts.At("2026-06-01"));
    }

    private static IEnumerable<string> OnList(ListState state) => state.OnList.Select(entry => entry.Identity.Reference);

    private static EntryState Only(ListState state) => Assert.Single(state.OnList);
}

using System.Globalization;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Delegate.Ballots;
using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Tests.Ballots;

/// <summary>What an act does, in plain words.</summary>
public sealed class TextViewTests : IDisposable
{
    private readonly Rehearsal _rehearsal = new(width: 200);

    public void Dispose() => _rehearsal.Dispose();

    [Fact]
    public void EveryOperation_IsTold_WithWhomItIsAbout()
    {
        var shown = Shown(Operations.Text());

        Assert.Contains("1. Aurelia Nimbus\n", shown);
        Assert.Contains(
            "2. CYB-2026-0001 (Tiberius Quill) reads differently:\n"
            + "  names was: Tiberius Quill, strong\n  names is: Tiberius Quill, strong\n  names is: T. Quill, strong\n"
            + "  function was: Director\n  function is: nothing\n",
            shown);
        Assert.Contains(
            "3. CYB-2026-0002 (Blue Heron Ltd) leaves the list: the Court of Justice of the European Union has annulled the"
            + " listing\n"
            + "  The General Court has annulled the listing of Blue Heron Ltd.\n",
            shown);
        Assert.Contains(
            "4. 1 listing applies until 2027-05-18, having been reviewed:\n  CYB-2026-0001 (Tiberius Quill): He still sells the"
            + " wiper.\n", shown);
        Assert.Contains("5. The framework applies until 2028-05-18: no listing outlasts it.\n", shown);
    }

    [Fact]
    public void WhoIsNotOnTheList_IsSaidNotToBe()
    {
        var delisting = Operations.Delist();
        delisting.Delist.EntryReference = "\u0421YB-2026-0002";

        Assert.Contains("(not on the list now) leaves the list", Shown(new ActText { Operations = { delisting } }));
    }

    [Fact]
    public void ControlAndBidirectionalCharacters_AreShownAsWhatTheyAre()
    {
        var (amendment, delisting, renewal) = (Operations.Amend(), Operations.Delist(), Operations.Renew());
        amendment.Amend.After.Subject.Function = "Cook\u001b[2J\nfunction is: Director";
        delisting.Delist.StatementOfReasons = "Annulled\u202e yb tsil\u0007";
        renewal.Renew.Reviews[0].Conclusion = "Fine\u009b2J\r\u2066";
        renewal.Renew.Reviews[0].EntryReference = "CYB\u202e-2026";

        var shown = Shown(new ActText { Operations = { amendment, delisting, renewal } });

        Assert.DoesNotContain(
            shown, c => (char.IsControl(c) && c != '\n') || char.GetUnicodeCategory(c) == UnicodeCategory.Format);
        Assert.Contains("Annulled\uFFFD yb tsil\uFFFD", shown);
        Assert.Contains("Fine\uFFFD2J", shown);
        Assert.Contains("CYB\uFFFD-2026 (not on the list now)", shown);
    }

    [Theory]
    [InlineData(true, 260)]
    [InlineData(false, 2_000)]
    public void FiveHundredReviews_AreAllTold_AndThoseThatCameToTheSameTogether(bool same, int lines)
    {
        using var narrow = new Rehearsal();
        var renewal = new Renewal { Until = new() { Year = 2027, Month = 5, Day = 18 } };
        renewal.Reviews.AddRange(Enumerable.Range(1, 500).Select(number => new Review
        {
            EntryReference = $"CYB-2026-{number:0000}",
            EntryVersion = 1,
            Conclusion = $"The measures are still called for{(same ? "" : $", for reason {number}")}.",
        }));

        TextView.Show(new Screen(narrow.Surroundings), new ActText { Operations = { new Operation { Renew = renewal } } }, null);

        var shown = narrow.Out.ToString();
        Assert.All(renewal.Reviews, review => Assert.Contains(review.EntryReference, shown));
        Assert.All(shown.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.InRange(shown.Split('\n').Length, 10, lines);
    }

    [Fact]
    public void WhenItTakesEffect_IsSaid()
    {
        var text = new ActText();
        Assert.Equal("the day of its adoption", TextView.InForce(text));

        text.EntryIntoForce = new() { Year = 2027, Month = 1, Day = 15 };
        Assert.Equal(
            "the beginning of 2027-01-15 (Brussels time), or when it is adopted if that is later", TextView.InForce(text));

        text.PublicationUrl = "http://data.europa.eu/eli/reg_impl/2027/1/oj";
        Assert.Equal("2027-01-15", TextView.InForce(text));

        text.PublishedOn = new() { Year = 2027, Month = 1, Day = 14 };
        Assert.Equal("2027-01-15; it was published on 2027-01-14", TextView.InForce(text));
    }

    [Fact]
    public void Corrigendum_SaysWhatItCorrects_AndFromWhen()
    {
        Assert.Equal(
            "ACT-2026-0003, from when that took effect", TextView.Of(new Corrigendum { ActReference = "ACT-2026-0003" }));
        Assert.Equal(
            "ACT-2026-0003, from 2026-07-31",
            TextView.Of(new Corrigendum { ActReference = "ACT-2026-0003", From = new() { Year = 2026, Month = 7, Day = 31 } }));
    }

    private string Shown(ActText text)
    {
        TextView.Show(new Screen(_rehearsal.Surroundings), text, PublishedList.Read(Operations.ListJson()));
        return _rehearsal.Out.ToString().ReplaceLineEndings("\n");
    }
}

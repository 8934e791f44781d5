using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Delegate.Ballots;
using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Tests.Ballots;

/// <summary>What an act would do to the list, and where the list is otherwise than the act says.</summary>
public sealed class ActDiffTests : IDisposable
{
    private readonly Rehearsal _rehearsal = new(width: 200);

    public void Dispose() => _rehearsal.Dispose();

    [Theory]
    [InlineData("cybersanctions-list/2")]
    [InlineData("cybersanctions-list/3")]
    public void Amendment_OfWhatTheListSays_RaisesNoObjection(string format)
    {
        var amended = Assert.Single(Diff([Operations.Amend()], Operations.ListJson(format)).Amended);

        Assert.Equal("Tiberius Quill", amended.Published!.Name);
        const string Name = "Tiberius Quill, strong";
        Assert.Equal(
            [
                new AmendedField("names", Name, $"{Name}\nT. Quill, strong", Name),
                new AmendedField("function", "Director", "", "Director"),
            ],
            amended.Fields);
        Assert.DoesNotContain('!', Shown([Operations.Amend()], Operations.ListJson(format)));
    }

    [Fact]
    public void Amendment_OfWhatTheListDoesNotSay_SaysHowItReadsNow()
    {
        var amendment = Operations.Amend();
        amendment.Amend.Before.Subject.Function = "Cook";

        var shown = Shown([amendment]);

        Assert.Contains("! On the list function reads otherwise than the text says:", shown);
        Assert.Contains("! now: function: Director", shown);
        Assert.DoesNotContain("now: names", shown);
        Assert.False((bool?)Json([amendment])["amended"]![0]!["asBefore"]);
        Assert.True((bool?)Json([Operations.Amend()])["amended"]![0]!["asBefore"]);
    }

    [Theory]
    [InlineData("\u0421YB-2026-0001")] // Cyrillic
    [InlineData("CYB-2026-000\u04cf")]
    [InlineData("CYB\u20102026-0001")]
    [InlineData("CYB-2026-0001\u200b")]
    [InlineData("cyb-2026-0001")]
    public void Reference_ThatOnlyLooksLikeAnEntrys_IsNobodys(string reference)
    {
        var (amendment, delisting, renewal) = (Operations.Amend(), Operations.Delist(), Operations.Renew());
        amendment.Amend.EntryReference = delisting.Delist.EntryReference = renewal.Renew.Reviews[0].EntryReference = reference;

        var diff = Diff([amendment, delisting, renewal]);

        Assert.Null(Assert.Single(diff.Amended).Published);
        Assert.Null(Assert.Single(diff.Delisted).Published);
        Assert.Equal([reference], Assert.Single(diff.Renewed).NotOnTheList);
        Assert.Equal(2, Shown([amendment, delisting]).Split("! It is not on the list.").Length - 1);
        Assert.False((bool?)Json([delisting])["delisted"]![0]!["onTheList"]);
    }

    [Fact]
    public void Delisting_NamesWhoLeaves_AndWhetherItIsAboutAnotherVersion()
    {
        var delisting = Operations.Delist();
        Assert.Contains("delisted: CYB-2026-0002 (Blue Heron Ltd)", Shown([delisting]));

        delisting.Delist.EntryVersion = 3;
        Assert.Contains("! The text is about version 3 of it; on the list is 1.", Shown([delisting]));
        var json = Json([delisting])["delisted"]![0]!;
        Assert.Equal("annulled-by-court", (string?)json["reason"]);
        Assert.Equal((3, 1), ((int?)json["entryVersion"], (int?)json["publishedVersion"]));
    }

    [Fact]
    public void Renewal_SaysHowManyAreReviewed_AndWhoIsNot_ButNotWhoIsDelisted()
    {
        var renewed = Assert.Single(Diff([Operations.Renew(), Operations.Delist()]).Renewed);

        Assert.Equal(["CYB-2026-0001"], renewed.Reviewed.Select(entry => entry.EuReferenceNumber));
        Assert.Equal(["Cornelius Vane", "Octavia Reed"], renewed.NotReviewed.Select(entry => entry.Name));
        var shown = Shown([Operations.Renew(), Operations.Delist()]);
        Assert.Contains("renewed until 2027-05-18: 1 of 3 listings", shown);
        Assert.Contains("! CYB-2026-0003, Cornelius Vane, is not reviewed, and ends after 2027-01-31.", shown);
        Assert.Equal("Octavia Reed", (string?)Json([Operations.Renew()])["renewed"]![0]!["notReviewed"]![2]!["name"]);
    }

    [Fact]
    public void ListingAndExtension_AreToldBesideTheOthers()
    {
        var text = Operations.Text();

        var shown = Shown([.. text.Operations]);
        Assert.Contains("added: Aurelia Nimbus (publication gives it a number)", shown);
        Assert.Contains("extended: the framework, until 2028-05-18", shown);
        Assert.Equal("2028-05-18", (string?)Json([.. text.Operations])["extended"]![0]!["until"]);
    }

    private static ActDiff Diff(IReadOnlyList<Operation> operations, byte[]? list = null)
        => ActDiff.Of(new ActText { Operations = { operations } }, PublishedList.Read(list ?? Operations.ListJson()));

    private static ReadText Read(IReadOnlyList<Operation> operations)
        => new(Made.Ballot(), new ActText { Operations = { operations } }, new string('a', 64), IsWhole: true);

    private static JsonObject Json(IReadOnlyList<Operation> operations)
        => DiffJson.Of(Read(operations), PublishedList.Read(Operations.ListJson()), Diff(operations));

    private string Shown(IReadOnlyList<Operation> operations, byte[]? list = null)
    {
        _rehearsal.Out.GetStringBuilder().Clear();
        var published = PublishedList.Read(list ?? Operations.ListJson());
        DiffView.Show(new Screen(_rehearsal.Surroundings), Read(operations), published, Diff(operations, list));
        return _rehearsal.Out.ToString();
    }
}

using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Paging;

namespace CyberSanctions.Attribution.Tests;

public sealed class PageTests
{
    private const string What = "evidence ATT-2026-0001";

    [Fact]
    public void NothingSaid_IsTheFirstFifty()
    {
        Assert.Equal(new Page(What, null, 50), Page.Of(What, request: null));
        Assert.Equal(new Page(What, null, 50), Page.Of(What, new PageRequest()));
    }

    [Fact]
    public void FirstPage_BeginsWithTheNewestRow_OrWithTheFirst()
    {
        var page = Page.Of(What, request: null);

        Assert.Equal((long.MaxValue, 0), (page.Before, page.After));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4711)]
    [InlineData(long.MaxValue)]
    public void Cursor_LeadsBackToItsPlace(long place)
    {
        var page = Page.Of(What, new PageRequest { Cursor = CursorOf(What, place), Size = 200 });

        Assert.Equal(new Page(What, place, 200), page);
        Assert.Equal((place, place), (page.Before, page.After));
    }

    [Theory]
    [InlineData("evidence ATT-2026-0002")]
    [InlineData("evidence ATT-2026-00011")]
    [InlineData("incidents ATT-2026-0001")]
    [InlineData("dossiers")]
    [InlineData("")]
    public void Cursor_OfSomethingElse_IsRefused(string other) => Assert.Equal(["page.cursor"], FieldsBy(CursorOf(other, 4711)));

    [Theory]
    [InlineData("x")]
    [InlineData("!!!!!!!!!!!")]
    [InlineData("AAAAAAAAAAE")]
    [InlineData("AAAAAAAAAAEAAAAAAAAAAQ")]
    [InlineData("\ud83d\ude00")]
    public void Cursor_FromElsewhere_IsRefused(string cursor) => Assert.Equal(["page.cursor"], FieldsBy(cursor));

    [Fact]
    public void Cursor_WrittenInAnotherWay_IsRefused()
    {
        var cursor = CursorOf(What, 4711);

        Assert.Equal(["page.cursor"], FieldsBy($"{cursor}=="));
        Assert.Equal(["page.cursor"], FieldsBy($" {cursor}"));
        Assert.Equal(["page.cursor"], FieldsBy($"{cursor}A"));
        Assert.Equal(["page.cursor"], FieldsBy(CursorOf(What, 0)));
        Assert.Equal(["page.cursor"], FieldsBy(CursorOf(What, -1)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(201)]
    public void Size_OutOfBounds_IsRefused(int size)
        => Assert.Equal(["page.size"], Refused.FieldsBy(() => Page.Of(What, new PageRequest { Size = size })));

    [Fact]
    public void Rows_AreCutWhereThePageIsFull_AndTheNextOneGoesOnThere()
    {
        var page = new Page(What, null, 2);

        var (items, next) = page.Cut([30L, 20L, 10L], row => row);

        Assert.Equal([30, 20], items);
        Assert.Equal(20, Page.Of(What, new PageRequest { Cursor = next }).Before);
    }

    [Fact]
    public void LastPage_HasNoCursor_EvenWhenItIsFull()
        => Assert.Equal("", new Page(What, null, 2).Cut([30L, 20L], row => row).NextCursor);

    // A gRPC message takes 4 MiB.
    [Fact]
    public async Task LargeRows_EndAPageEarly_ButEachPageHoldsOne()
    {
        var page = new Page(What, null, 50);
        var large = new PageRequest { Cursor = new string('x', 3 * 1024 * 1024) };

        var (items, next) = await page.CutAsync(
            new[] { (3L, large), (2L, large), (1L, large) }.ToAsyncEnumerable(), CancellationToken.None);

        Assert.Single(items);
        Assert.Equal(3, Page.Of(What, new PageRequest { Cursor = next }).Before);
    }

    private static string CursorOf(string what, long place) => new Page(what, null, 50).CursorAt(place);

    private static IEnumerable<string> FieldsBy(string cursor)
        => Refused.FieldsBy(() => Page.Of(What, new PageRequest { Cursor = cursor }));
}

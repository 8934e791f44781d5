using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Paging;

namespace CyberSanctions.Attribution.Tests;

public sealed class ContentsPageTests
{
    private const string What = "evidence ATT-2026-0001";

    [Fact]
    public void NothingSaid_IsTheFirstFifty()
    {
        Assert.Equal(new ContentsPage(What, 0, 50), ContentsPage.Of(What, request: null));
        Assert.Equal(new ContentsPage(What, 0, 50), ContentsPage.Of(What, new PageRequest()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4711)]
    [InlineData(long.MaxValue)]
    public void Cursor_LeadsBackToItsPlace(long place)
        => Assert.Equal(new ContentsPage(What, place, 200), ContentsPage.Of(What, new PageRequest { Cursor = CursorOf(What, place), Size = 200 }));

    [Theory]
    [InlineData("evidence ATT-2026-0002")]
    [InlineData("evidence ATT-2026-00011")]
    [InlineData("incidents ATT-2026-0001")]
    public void Cursor_OfSomethingElse_IsRefused(string other)
        => Assert.Equal(["page.cursor"], FieldsBy(CursorOf(other, 4711)));

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
        Assert.Equal(["page.cursor"], FieldsBy(CursorOf(What, 0)));
        Assert.Equal(["page.cursor"], FieldsBy(CursorOf(What, -1)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(201)]
    public void Size_OutOfBounds_IsRefused(int size)
        => Assert.Equal(["page.size"], Refused.FieldsBy(() => ContentsPage.Of(What, new PageRequest { Size = size })));

    private static string CursorOf(string what, long place) => ContentsPage.Of(what, request: null).Cursor(place);

    private static IEnumerable<string> FieldsBy(string cursor) => Refused.FieldsBy(() => ContentsPage.Of(What, new PageRequest { Cursor = cursor }));
}

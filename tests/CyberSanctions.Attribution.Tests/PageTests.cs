using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Paging;

namespace CyberSanctions.Attribution.Tests;

public sealed class PageTests
{
    [Fact]
    public void NothingSaid_IsTheFirstFifty()
    {
        Assert.Equal(new Page(long.MaxValue, 50), Page.Of(request: null));
        Assert.Equal(new Page(long.MaxValue, 50), Page.Of(new PageRequest()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4711)]
    [InlineData(long.MaxValue)]
    public void Cursor_LeadsBackToItsPlace(long place)
        => Assert.Equal(new Page(place, 200), Page.Of(new PageRequest { Cursor = Page.Cursor(place), Size = 200 }));

    [Theory]
    [InlineData("x")]
    [InlineData("!!!!!!!!!!!")]
    [InlineData("AAAAAAAAAAA")]
    [InlineData("__________8")]
    [InlineData("AAAAAAAAAAEAAAAAAAAAAQ")]
    [InlineData("\ud83d\ude00")]
    public void Cursor_FromElsewhere_IsRefused(string cursor)
        => Assert.Equal(["page.cursor"], Refused.FieldsBy(() => Page.Of(new PageRequest { Cursor = cursor })));

    [Theory]
    [InlineData(-1)]
    [InlineData(201)]
    public void Size_OutOfBounds_IsRefused(int size)
        => Assert.Equal(["page.size"], Refused.FieldsBy(() => Page.Of(new PageRequest { Size = size })));
}

using CyberSanctions.Listing.Derogations;

namespace CyberSanctions.Listing.Tests.Derogations;

public sealed class AmountsTests
{
    [Theory]
    [InlineData("1250.50", "EUR", "1250.50")]
    [InlineData("1250.5", "EUR", "1250.50")]
    [InlineData("0.01", "EUR", "0.01")]
    [InlineData("100", "JPY", "100")]
    [InlineData("1.125", "KWD", "1.125")]
    [InlineData("7", "ISK", "7")]
    [InlineData("7", "HUF", "7.00")]
    [InlineData("999999999999999.99", "USD", "999999999999999.99")]
    public void Sum_IsWrittenWithTheDecimalsOfItsCurrency(string amount, string currency, string written)
    {
        Assert.Null(Amounts.Problem(amount, currency));
        Assert.Equal(written, Amounts.Write(Amounts.Parse(amount), currency));
    }

    [Theory]
    [InlineData("0", "EUR")]
    [InlineData("0.00", "EUR")]
    [InlineData("-5", "EUR")]
    [InlineData("NaN", "EUR")]
    [InlineData("1e3", "EUR")]
    [InlineData("1,5", "EUR")]
    [InlineData("1.005", "EUR")]
    [InlineData("100.5", "JPY")]
    [InlineData("1.1255", "KWD")]
    [InlineData("１００", "EUR")]
    [InlineData("1000000000000000", "EUR")]
    public void WhatIsNoSum_IsRefused(string amount, string currency) => Assert.NotNull(Amounts.Problem(amount, currency));
}

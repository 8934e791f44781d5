using System.Text.Json;
using CyberSanctions.Gateway.Json;
using Common = CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Gateway.Tests.Json;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("\"1985\"")]
    [InlineData("\"1985-08\"")]
    [InlineData("\"1985-08-03\"")]
    [InlineData("\"2000-02-29\"")]
    [InlineData("\"0001\"")]
    [InlineData("\"9999-12-31\"")]
    [InlineData("{\"date\":\"1985\",\"circa\":true}")]
    [InlineData("{\"date\":\"1985-08-03\",\"circa\":true}")]
    [InlineData("{\"from\":1960,\"to\":1965}")]
    [InlineData("{\"from\":1960,\"to\":1960,\"circa\":true}")]
    public void Date_ThroughTheContractAndBack_IsTheSame(string json)
    {
        var read = JsonSerializer.Deserialize<PartialDate>(json, Rules.Options)!;

        Assert.Equal(json, JsonSerializer.Serialize(read.ToWire().ToPartialDate(), Rules.Options));
    }

    [Fact]
    public void Date_NotApproximateButGivenAsObject_IsWrittenShort()
        => Assert.Equal(
            "\"1985-08\"",
            JsonSerializer.Serialize(
                JsonSerializer.Deserialize<PartialDate>("""{"circa":false,"date":"1985-08"}""", Rules.Options), Rules.Options));

    [Fact]
    public void Month_InTheContract_HasNoDay()
        => Assert.Equal(
            new Common.PartialDate { Year = 1985, Month = 8, Circa = true }, PartialDate.Parse("1985-08", circa: true)!.ToWire());

    [Theory]
    [InlineData("\"1985-02-30\"")]
    [InlineData("\"1900-02-29\"")]
    [InlineData("\"1985-00\"")]
    [InlineData("\"1985-13\"")]
    [InlineData("\"0000\"")]
    [InlineData("\"985\"")]
    [InlineData("\"19850803\"")]
    [InlineData("\"+1985\"")]
    [InlineData("\" 1985\"")]
    [InlineData("\"1985-8-3\"")]
    [InlineData("\"1985-08-03Z\"")]
    [InlineData("\"١٩٨٥\"")]
    [InlineData("\"\"")]
    [InlineData("1985")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"circa\":true}")]
    [InlineData("{\"from\":1960}")]
    [InlineData("{\"from\":0,\"to\":1960}")]
    [InlineData("{\"from\":1960,\"to\":10000}")]
    [InlineData("{\"from\":1965,\"to\":1960}")]
    [InlineData("{\"from\":\"1960\",\"to\":\"1965\"}")]
    [InlineData("{\"date\":\"1985\",\"from\":1960,\"to\":1965}")]
    [InlineData("{\"date\":\"1985\",\"date\":\"1986\"}")]
    [InlineData("{\"date\":\"1985\",\"approximately\":true}")]
    [InlineData("{\"date\":\"1985\",\"circa\":\"yes\"}")]
    public void AnythingElse_IsNoDate(string json)
        => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PartialDate>(json, Rules.Options));
}

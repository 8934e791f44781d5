using System.Text.Json;
using CyberSanctions.Gateway.Json;

namespace CyberSanctions.Gateway.Tests.Json;

public sealed class InstantConverterTests
{
    private static readonly DateTimeOffset Five = new(2026, 12, 4, 17, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-12-04T17:00:00Z")]
    [InlineData("2026-12-04T17:00:00.000Z")]
    [InlineData("2026-12-04T18:00:00+01:00")]
    [InlineData("2026-12-04T12:00-05:00")]
    public void Instant_WithAZone_IsRead(string text)
    {
        Assert.Equal(Five, JsonSerializer.Deserialize<DateTimeOffset>(JsonSerializer.Serialize(text), Rules.Options));
        Assert.True(InstantConverter.TryParse(text, out var instant));
        Assert.Equal(Five, instant);
    }

    [Theory]
    [InlineData("2026-12-04T17:00:00")]
    [InlineData("2026-12-04")]
    [InlineData("17:00:00Z")]
    [InlineData("2026-13-04T17:00:00Z")]
    [InlineData("2026-12-04T17:00:00+25:00")]
    [InlineData("tomorrow")]
    [InlineData("")]
    public void AnythingElse_IsNone(string text)
    {
        Assert.Throws<JsonException>(
            () => JsonSerializer.Deserialize<DateTimeOffset>(JsonSerializer.Serialize(text), Rules.Options));
        Assert.False(InstantConverter.TryParse(text, out _));
    }

    [Fact]
    public void Instant_IsWrittenInUtc()
        => Assert.Equal(
            "\"2026-12-04T17:00:00Z\"", JsonSerializer.Serialize(Five.ToOffset(TimeSpan.FromHours(1)), Rules.Options));
}

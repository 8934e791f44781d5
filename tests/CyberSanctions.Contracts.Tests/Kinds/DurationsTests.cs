using System.Xml;
using CyberSanctions.Contracts.Kinds;

namespace CyberSanctions.Contracts.Tests.Kinds;

public sealed class DurationsTests
{
    [Theory]
    [InlineData("PT0S")]
    [InlineData("PT1H30M")]
    [InlineData("P1DT6H")]
    [InlineData("P30D")]
    [InlineData("PT90M")]
    [InlineData("PT2592000S")]
    [InlineData("P2DT3H4M5S")]
    public void ADuration_IsAsLong_AsXmlSchemaSays_AndIsWrittenAsItIsRead(string text)
    {
        Assert.True(Durations.TryRead(text, out var duration));
        Assert.Equal(XmlConvert.ToTimeSpan(text), duration);
        Assert.Equal(XmlConvert.ToString(duration), Durations.Write(duration));
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("1H")]
    [InlineData("PT1.5H")]
    [InlineData("-PT1H")]
    [InlineData("P1M")]
    [InlineData("P1Y")]
    [InlineData("P1W")]
    [InlineData("pt1h")]
    [InlineData("PT1H ")]
    [InlineData("PT1H\n")]
    [InlineData("PT1M1H")]
    [InlineData("PT\u0661H")]
    [InlineData("P30DT1S")]
    [InlineData("PT99999999S")]
    public void AnythingElse_IsNone(string text)
    {
        Assert.False(Durations.TryRead(text, out _));
        Assert.NotNull(Durations.Problem(text));
    }

    [Fact]
    public void AnyDuration_ReadsBack()
    {
        var random = new Random(1);
        for (var i = 0; i < 2_000; i++)
        {
            var duration = TimeSpan.FromSeconds(random.Next((int)Durations.Longest.TotalSeconds + 1));
            Assert.True(Durations.TryRead(Durations.Write(duration), out var read));
            Assert.Equal(duration, read);
            Assert.Equal(duration, XmlConvert.ToTimeSpan(Durations.Write(duration)));
        }
    }
}

using CyberSanctions.Contracts.Publication.V1;
using CyberSanctions.Publication.Fetching;
using CyberSanctions.Publication.Lists;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CyberSanctions.Publication.Tests;

/// <summary>RFC 9110 section 13, case by case. The version was recorded at 12:00:05.7; its ETag is "now".</summary>
public class PreconditionsTests
{
    private const string ETag = "\"now\"";
    private const string Before = "Sun, 01 Feb 2026 12:00:04 GMT";
    private const string Then = "Sun, 01 Feb 2026 12:00:05 GMT";
    private const string After = "Sun, 01 Feb 2026 12:00:06 GMT";
    private static readonly DateTime RecordedAt = new(2026, 2, 1, 12, 0, 5, 700, DateTimeKind.Utc);

    public static TheoryData<string, string> Cases => new()
    {
        // 13.1.1: strong comparison; * is any.
        { "If-Match: \"now\"", "Holds" },
        { "If-Match: \"old\", \"now\"", "Holds" },
        { "If-Match: *", "Holds" },
        { "If-Match: \"old\"", "Failed" },
        { "If-Match: W/\"now\"", "Failed" },
        { "If-Match: now", "Failed" },
        { "If-Match: ", "Failed" },

        // 13.1.4, and ignored beside If-Match or when it is no date.
        { $"If-Unmodified-Since: {Before}", "Failed" },
        { $"If-Unmodified-Since: {Then}", "Holds" },
        { $"If-Unmodified-Since: {After}", "Holds" },
        { "If-Unmodified-Since: Sunday, 01-Feb-26 12:00:04 GMT", "Failed" },
        { "If-Unmodified-Since: Sun Feb  1 12:00:04 2026", "Failed" },
        { "If-Unmodified-Since: yesterday", "Holds" },
        { $"If-Unmodified-Since: {Before}|If-Unmodified-Since: {Before}", "Holds" },
        { $"If-Match: \"now\"|If-Unmodified-Since: {Before}", "Holds" },
        { $"If-Match: \"old\"|If-Unmodified-Since: {After}", "Failed" },

        // 13.1.2: weak comparison.
        { "If-None-Match: \"now\"", "NotModified" },
        { "If-None-Match: W/\"now\"", "NotModified" },
        { "If-None-Match: \"old\", W/\"now\"", "NotModified" },
        { "If-None-Match: \"old\"|If-None-Match: \"now\"", "NotModified" },
        { "If-None-Match: *", "NotModified" },
        { "If-None-Match: \"old\"", "Holds" },
        { "If-None-Match: now", "Holds" },

        // 13.1.3, and ignored beside If-None-Match or when it is no date.
        { $"If-Modified-Since: {Before}", "Holds" },
        { $"If-Modified-Since: {Then}", "NotModified" },
        { $"If-Modified-Since: {After}", "NotModified" },
        { "If-Modified-Since: soon", "Holds" },
        { $"If-None-Match: \"old\"|If-Modified-Since: {After}", "Holds" },
        { $"If-None-Match: \"now\"|If-Modified-Since: {Before}", "NotModified" },

        // 13.2.2: the first pair comes before the second.
        { "If-Match: \"old\"|If-None-Match: \"now\"", "Failed" },
        { "If-Match: \"now\"|If-None-Match: \"now\"", "NotModified" },
        { "If-Match: *|If-None-Match: \"old\"", "Holds" },
        { $"If-Unmodified-Since: {Before}|If-None-Match: \"now\"", "Failed" },
        { $"If-Unmodified-Since: {After}|If-Modified-Since: {Then}", "NotModified" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Conditions_AreEvaluatedInTheOrderOfTheRfc(string headers, string expected)
        => Assert.Equal(expected, $"{Preconditions.Evaluate(Request(headers), ETag, Version(RecordedAt.AddSeconds(-1)))}");

    [Fact]
    public void IfModifiedSince_WhereTwoVersionsShareASecond_DoesNotKeepAClientOnTheOlder()
        => Assert.Equal(
            Precondition.Holds,
            Preconditions.Evaluate(Request($"If-Modified-Since: {Then}"), ETag, Version(RecordedAt.AddMilliseconds(-300))));

    [Theory]
    [InlineData("", true)]
    [InlineData("If-Range: \"now\"", true)]
    [InlineData("If-Range: \"old\"", false)]
    [InlineData("If-Range: W/\"now\"", false)]
    [InlineData($"If-Range: {Then}", false)]
    [InlineData("If-Range: \"now\", \"old\"", false)]
    [InlineData("If-Range: *", false)]
    public void IfRange_HoldsForTheVeryBytesAlone(string headers, bool holds)
        => Assert.Equal(holds, Preconditions.RangeIsOfTheSame(Request(headers), ETag));

    [Fact]
    public void LastModified_IsAnHttpDate() => Assert.Equal(Then, Preconditions.LastModified(Version(null)));

    private static HeaderDictionary Request(string headers)
    {
        var request = new HeaderDictionary();
        foreach (var header in headers.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = header.Split(": ", 2) is [var first, var second] ? (first, second) : (header, "");
            request[name] = StringValues.Concat(request[name], value);
        }

        return request;
    }

    private static PublishedVersion Version(DateTime? previous) => new(
        PublicList.EuCyber,
        2,
        RecordedAt,
        previous,
        VersionCause.Act,
        RecordedAt,
        1,
        new ListChanges(1, 0, 0),
        new PublishedAct("ACT-2026-0001", "1", "t", new DateOnly(2026, 2, 1), "BAL-2026-0001", ""),
        []);
}

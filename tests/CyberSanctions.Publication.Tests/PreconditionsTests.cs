using CyberSanctions.Publication.Artifacts;
using CyberSanctions.Publication.Fetching;
using CyberSanctions.Publication.Lists;
using Microsoft.AspNetCore.Http;

namespace CyberSanctions.Publication.Tests;

public class PreconditionsTests
{
    private static readonly DateTime RecordedAt = new(2026, 2, 1, 12, 0, 5, 700, DateTimeKind.Utc);
    private static readonly Representation Representation = new(ContentCoding.Identity, 1, new byte[32]);

    [Theory]
    [InlineData("Sun, 01 Feb 2026 12:00:05 GMT", true)]
    [InlineData("Sun, 01 Feb 2026 12:00:04 GMT", false)]
    [InlineData("soon", false)]
    public void IfModifiedSince_AsALastModifiedWasSent_IsNotModified(string since, bool notModified)
        => Assert.Equal(notModified, NotModified(RecordedAt.AddSeconds(-1), (request, value) => request.IfModifiedSince = value, since));

    [Fact]
    public void IfModifiedSince_WhereTwoVersionsShareASecond_DoesNotKeepAClientOnTheOlder()
        => Assert.False(NotModified(RecordedAt.AddMilliseconds(-300), (request, value) => request.IfModifiedSince = value, "Sun, 01 Feb 2026 12:00:05 GMT"));

    [Fact]
    public void IfNoneMatch_OutranksIfModifiedSince()
        => Assert.False(NotModified(
            null,
            (request, value) => (request.IfModifiedSince, request.IfNoneMatch) = (value, "\"another\""),
            "Sun, 01 Feb 2026 12:00:05 GMT"));

    [Fact]
    public void LastModified_IsAnHttpDate() => Assert.Equal("Sun, 01 Feb 2026 12:00:05 GMT", Preconditions.LastModified(Version(null)));

    private static bool NotModified(DateTime? previous, Action<IHeaderDictionary, string> set, string value)
    {
        var request = new HeaderDictionary();
        set(request, value);
        return Preconditions.NotModified(request, Representation, Version(previous));
    }

    private static PublishedVersion Version(DateTime? previous)
        => new(PublicList.EuCyber, 2, RecordedAt, previous, 1, 1, new PublishedAct("ACT-2026-0001", "1", "t", new DateOnly(2026, 2, 1), "BAL-2026-0001", ""), []);
}

using CyberSanctions.Journal.Reading;
using CyberSanctions.Publication.Lists;

namespace CyberSanctions.Publication.Fetching;

/// <summary>Which version is the latest.</summary>
internal sealed class LatestVersions(PublishedVersions versions, Bell bell, TimeProvider time, ILogger<LatestVersions> logger)
{
    private readonly UntilTheBell<PublishedVersion?> _latest = new(versions.FindLatestAsync, bell, time, logger);

    /// <summary>The latest version; null before the first.</summary>
    /// <exception cref="DatabaseAwayException">It cannot be asked for, and was never seen.</exception>
    public ValueTask<PublishedVersion?> GetAsync(PublicList list) => _latest.GetAsync(list);
}

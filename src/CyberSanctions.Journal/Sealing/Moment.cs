namespace CyberSanctions.Journal.Sealing;

/// <summary>What came first in this process. It goes by no clock, so none can jump.</summary>
public static class Moment
{
    private static long _last;

    /// <summary>A moment after all that were taken before.</summary>
    public static long Now() => Interlocked.Increment(ref _last);
}

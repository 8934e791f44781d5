using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Attribution.Exercises;

/// <summary>Moments that may not have come yet.</summary>
internal static class Moments
{
    /// <summary>As messages have it.</summary>
    public static Timestamp? ToTimestamp(this DateTime? moment)
        => moment is { } known ? Timestamp.FromDateTime(known) : null;
}

using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Contracts.Kinds;

/// <summary>Moments: between the years 1 and 9999, as google.protobuf.Timestamp has it.</summary>
public static class Instants
{
    private const int NanosecondsPerSecond = 1_000_000_000;

    // 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z.
    private const long FirstSecond = -62_135_596_800;
    private const long LastSecond = 253_402_300_799;

    /// <summary>What is wrong with one; null when nothing is.</summary>
    public static string? Problem(Timestamp instant)
        => instant is { Seconds: >= FirstSecond and <= LastSecond, Nanos: >= 0 and < NanosecondsPerSecond }
            ? null
            : "Must be a time of the calendar.";
}

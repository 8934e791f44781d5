using System.Globalization;

namespace CyberSanctions.Signing;

/// <summary>Instants in canonical JSON: UTC, to the microsecond, always 27 characters.</summary>
/// <example><c>2026-11-22T05:33:41.120000Z</c></example>
public static class Timestamps
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>As text; empty for none.</summary>
    public static string Text(DateTime? instant) => instant?.ToString(Format, CultureInfo.InvariantCulture) ?? "";

    /// <summary>From text.</summary>
    public static bool TryRead(string text, out DateTime instant)
        => DateTime.TryParseExact(
            text,
            Format,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out instant);

    /// <summary>Cut to what is written.</summary>
    public static DateTime Cut(DateTimeOffset instant)
        => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
}

using CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Delegate.Output;

/// <summary>Days as ISO 8601 writes them.</summary>
internal static class Days
{
    /// <summary>A day; empty when there is none.</summary>
    public static string Of(Date? day) => day is null ? "" : $"{day.Year:0000}-{day.Month:00}-{day.Day:00}";
}

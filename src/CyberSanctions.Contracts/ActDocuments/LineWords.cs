using CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Contracts.ActDocuments;

/// <summary>Lines put together of what is known; what is not known leaves no trace.</summary>
internal static class LineWords
{
    /// <summary>What there is of some parts.</summary>
    public static string Join(params IEnumerable<string> parts) => string.Join("; ", parts.Where(part => part.Length > 0));

    /// <summary>A value behind what it is, or nothing.</summary>
    public static string With(string label, string value) => value.Length == 0 ? "" : $"{label} {value}";

    /// <summary>A day behind what it is, or nothing.</summary>
    public static string With(string label, Date? day) => day is null ? "" : $"{label} {DateWords.Of(day)}";

    /// <summary>The same of one that is known in part.</summary>
    public static string With(string label, PartialDate? date) => date is null ? "" : $"{label} {DateWords.Of(date)}";

    /// <summary>Words that hold, or nothing.</summary>
    public static string If(bool holds, string words) => holds ? words : "";
}

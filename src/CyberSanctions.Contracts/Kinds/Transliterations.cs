using System.Collections.Frozen;

namespace CyberSanctions.Contracts.Kinds;

/// <summary>Standards by which names are carried from one script into another, by their own names.</summary>
public static class Transliterations
{
    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
    [
        "ALA-LC", "BGN/PCGN", "GOST 7.79", "GOST R 52535.1", "ICAO 9303", "ISO 9", "ISO 233", "ISO 259", "ISO 843", "ISO 3602",
        "ISO 7098", "ISO 9984", "ISO 9985", "ISO 11940", "ISO 11941", "ISO 15919", "UNGEGN", "Hanyu Pinyin", "Hepburn",
        "McCune-Reischauer", "Wade-Giles", "other",
    ]);

    /// <summary>All of them.</summary>
    public static IReadOnlyCollection<string> All => Names;

    /// <summary>What is wrong with a standard; null when nothing is.</summary>
    public static string? Problem(string standard)
        => Names.Contains(standard)
            ? null
            : $"Must be one of {string.Join(", ", Names.Order(StringComparer.Ordinal))}.";
}

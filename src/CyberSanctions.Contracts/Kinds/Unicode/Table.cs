using System.Globalization;

namespace CyberSanctions.Contracts.Kinds.Unicode;

/// <summary>The tables beside this file, which <c>eng/unicode/tables.mjs</c> writes.</summary>
internal static class Table
{
    /// <summary>The lines of a table, split at the blanks.</summary>
    public static IEnumerable<string[]> Lines(string name)
    {
        using var stream = typeof(Table).Assembly.GetManifestResourceStream($"Kinds/Unicode/{name}")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                yield return line.Split(' ');
            }
        }
    }

    /// <summary>A code point, as <c>00AD</c>.</summary>
    public static int CodePoint(string hex) => int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>A code point or a range of them, as <c>00AD</c> or <c>200B-200F</c>.</summary>
    public static (int First, int Last) Range(string text)
        => text.IndexOf('-', StringComparison.Ordinal) is var dash and > 0
            ? (CodePoint(text[..dash]), CodePoint(text[(dash + 1)..]))
            : (CodePoint(text), CodePoint(text));
}

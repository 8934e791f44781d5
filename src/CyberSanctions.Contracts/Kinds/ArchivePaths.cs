using System.Text.RegularExpressions;

namespace CyberSanctions.Contracts.Kinds;

/// <summary>
/// How a file in an archive may be called, so that no program that unpacks it, on any system, takes the name for anything else:
/// letters of ASCII, digits and hyphens, with slashes between folders and one point before the ending.
/// </summary>
/// <example><c>evidence/01/extract.txt</c></example>
public static partial class ArchivePaths
{
    private const int Longest = 200;

    /// <summary>Whether it is such a name.</summary>
    public static bool Is(string path) => path.Length <= Longest && Path.IsMatch(path);

    [GeneratedRegex(@"\A(?:[A-Za-z0-9][A-Za-z0-9-]*/)*[A-Za-z0-9][A-Za-z0-9-]*\.[a-z0-9]+\z", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Path { get; }
}

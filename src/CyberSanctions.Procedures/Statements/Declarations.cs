using CyberSanctions.Contracts.Kinds;

namespace CyberSanctions.Procedures.Statements;

/// <summary>
/// What a declaration or reasons may hold. The service refuses what does not; whoever signs looks first, since a signature over a
/// text that is refused is out in the world all the same.
/// </summary>
public static class Declarations
{
    /// <summary>The most characters (code points) that one may have.</summary>
    public const int Longest = 20_000;

    /// <summary>What is wrong with one, as a sentence; null when nothing is.</summary>
    public static string? Problem(string text) => Texts.Problems(text, Longest, lines: true).FirstOrDefault();
}

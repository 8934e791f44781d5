using System.Text.RegularExpressions;

namespace CyberSanctions.Contracts.Kinds;

/// <summary>Codes of units within an institution: <c>RELEX.1.C</c>. Which there are, the operator's directory knows.</summary>
public static partial class UnitCodes
{
    private const int Longest = 32;

    /// <summary>What is wrong with a code; null when nothing is.</summary>
    public static string? Problem(string code) => code.Length <= Longest && Code().IsMatch(code)
        ? null
        : $"Must be up to {Longest} capital letters, digits, and single full stops and hyphens between them: RELEX.1.C.";

    [GeneratedRegex(@"\A[A-Z0-9]+([.-][A-Z0-9]+)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}

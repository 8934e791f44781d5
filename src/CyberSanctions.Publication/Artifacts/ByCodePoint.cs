namespace CyberSanctions.Publication.Artifacts;

/// <summary>
/// Orders texts by their Unicode code points, as <c>sort</c> does in the C locale and Python always: what is beyond U+FFFF
/// comes last, though its halves in UTF-16 are smaller than U+E000.
/// </summary>
internal sealed class ByCodePoint : IComparer<string>
{
    public static ByCodePoint Order { get; } = new();

    public int Compare(string? one, string? other)
    {
        var left = one.AsSpan();
        var right = other.AsSpan();
        var at = left.CommonPrefixLength(right);
        return at == left.Length || at == right.Length
            ? left.Length.CompareTo(right.Length)
            : Rank(left[at]).CompareTo(Rank(right[at]));
    }

    private static int Rank(char character) => char.IsSurrogate(character) ? character + 0x10000 : character;
}

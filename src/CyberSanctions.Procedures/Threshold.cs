namespace CyberSanctions.Procedures;

/// <summary>One test of a rule, in exact integers with both sides multiplied out.</summary>
/// <param name="Name">What is compared.</param>
/// <param name="Left">For example 27 for three times nine members.</param>
/// <param name="Comparison">One of <c>&gt;</c>, <c>&gt;=</c>, <c>=</c>.</param>
/// <param name="Right">For example 27 for all members.</param>
/// <param name="Holds">Whether the comparison is true; whether that helps or prevents adoption is the rule's affair.</param>
/// <param name="Source">The provision.</param>
public sealed record Threshold(string Name, long Left, string Comparison, long Right, bool Holds, string Source)
{
    /// <summary>More than.</summary>
    public static Threshold MoreThan(string name, long left, long right, string source)
        => new(name, left, ">", right, left > right, source);

    /// <summary>At least.</summary>
    public static Threshold AtLeast(string name, long left, long right, string source)
        => new(name, left, ">=", right, left >= right, source);

    /// <summary>Nobody.</summary>
    public static Threshold None(string name, long left, string source) => new(name, left, "=", 0, left == 0, source);

    /// <summary>As it came out: <c>2400 ≥ 1485</c>, <c>9999 &lt; 10001</c>.</summary>
    public string AsItIs => Comparison switch
    {
        ">" => $"{Left} {(Holds ? '>' : '≤')} {Right}",
        ">=" => $"{Left} {(Holds ? '≥' : '<')} {Right}",
        _ => $"{Left} {(Holds ? '=' : '≠')} {Right}",
    };
}

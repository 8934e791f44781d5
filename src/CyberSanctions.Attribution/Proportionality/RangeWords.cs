using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Attribution.Proportionality;

/// <summary>The range, and what it depends on, in words.</summary>
internal static class RangeWords
{
    private static readonly string[] Names =
    [
        "preventive measures", "cooperative measures", "stability measures", "restrictive measures",
        "support to lawful responses",
    ];

    private static readonly string[] OfBases = ["missing", "unclear", "given"];

    /// <summary>What a category is called, from 1.</summary>
    public static string NameOf(int category) => Names[category - 1];

    /// <summary>A range with what it leaves out: “from cooperative measures to restrictive measures”.</summary>
    public static string Of(Reach range, IReadOnlyCollection<int> categories)
    {
        if (range == Reach.None)
        {
            return "nothing";
        }

        string[] without = [.. Enumerable.Range(range.From, range.To - range.From + 1).Except(categories).Select(NameOf)];
        var ends = range.From == range.To ? NameOf(range.From) : $"from {NameOf(range.From)} to {NameOf(range.To)}";
        return without.Length == 0 ? ends : $"{ends}, without {List(without)}";
    }

    /// <summary>An input as part of a sentence: “the risk of escalation”.</summary>
    public static string NameOf(ProportionalityInput input) => input switch
    {
        ProportionalityInput.RiskOfEscalation => "the risk of escalation",
        ProportionalityInput.RiskOfMisperception => "the risk of misperception",
        ProportionalityInput.ReadinessOfPartners => "the readiness of partners",
        >= ProportionalityInput.LegalBasisPreventive
            => $"the legal basis for {NameOf(input - ProportionalityInput.LegalBasisPreventive + 1)}",
        _ => input.ToString().ToLowerInvariant(),
    };

    /// <summary>A value as part of a sentence: “3”, “given”.</summary>
    public static string ValueOf(ProportionalityInput input, int value)
        => input < ProportionalityInput.LegalBasisPreventive ? $"{value}" : OfBases[value];

    /// <summary>“a, b and c”.</summary>
    public static string List(IReadOnlyList<string> names)
        => names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
}

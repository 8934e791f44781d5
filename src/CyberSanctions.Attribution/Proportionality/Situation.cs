using System.Collections.Immutable;
using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Attribution.Proportionality;

/// <summary>
/// All that the proposed range depends on, each on a scale: criteria, risks and readiness from 0 to 4, legal bases from 0 (no)
/// over 1 (unclear) to 2 (yes). In the order of <see cref="ProportionalityInput"/>.
/// </summary>
internal sealed class Situation
{
    private const int MostOfRating = 4;
    private static readonly BasisAvailability[] Bases =
        [BasisAvailability.No, BasisAvailability.Unclear, BasisAvailability.Yes];

    private readonly ImmutableArray<int> _values;

    /// <summary>One with these values, one for each input.</summary>
    public Situation(ImmutableArray<int> values) => _values = values;

    /// <summary>Everything that the range depends on.</summary>
    public static IReadOnlyList<ProportionalityInput> Inputs { get; } =
        [.. Enum.GetValues<ProportionalityInput>().Where(input => input != ProportionalityInput.Unspecified)];

    /// <summary>The seven criteria together: 0 to 28.</summary>
    public int Sum => _values[..(int)ProportionalityInput.Impact].Sum();

    /// <summary>The value of an input on its scale.</summary>
    public int this[ProportionalityInput input] => _values[(int)input - 1];

    /// <summary>What somebody found.</summary>
    public static Situation Of(ProportionalityCriteria criteria, ResponseWeighing weighing)
    {
        var bases = weighing.LegalBasis;
        return new(
        [
            criteria.Scope.Value, criteria.Scale.Value, criteria.Duration.Value, criteria.Intensity.Value,
            criteria.Complexity.Value, criteria.Sophistication.Value, criteria.Impact.Value,
            weighing.RiskOfEscalation.Value, weighing.RiskOfMisperception.Value, weighing.ReadinessOfPartners.Value,
            ValueOf(bases.Preventive), ValueOf(bases.Cooperative), ValueOf(bases.Stability), ValueOf(bases.Restrictive),
            ValueOf(bases.Support),
        ]);

        static int ValueOf(CategoryBasis basis) => Array.IndexOf(Bases, basis.Availability);
    }

    /// <summary>The highest value of an input; the lowest is 0.</summary>
    public static int MostOf(ProportionalityInput input)
        => input < ProportionalityInput.LegalBasisPreventive ? MostOfRating : Bases.Length - 1;

    /// <summary>The legal basis of a category, from 1.</summary>
    public static ProportionalityInput BasisOf(int category) => ProportionalityInput.LegalBasisPreventive + category - 1;

    /// <summary>A value as it is given: <c>3</c>, <c>unclear</c>.</summary>
    public static string WordOf(ProportionalityInput input, int value)
        => input < ProportionalityInput.LegalBasisPreventive ? $"{value}" : Bases[value].ToString().ToLowerInvariant();

    /// <summary>Whether there is a legal basis for measures of a category: only a clear yes is one.</summary>
    public bool HasBasis(int category) => Bases[this[BasisOf(category)]] == BasisAvailability.Yes;

    /// <summary>The same with another value.</summary>
    public Situation With(ProportionalityInput input, int value) => new(_values.SetItem((int)input - 1, value));
}

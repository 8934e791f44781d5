using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Attribution.Stix.Mapping;

/// <summary>
/// Confidence in STIX is 0 to 100. Its Appendix A says what stands for which credibility of the Admiralty code, and for low,
/// medium and
/// high; each has a range. That something cannot be judged is said by saying nothing.
/// </summary>
internal static class Confidences
{
    public static int? Of(int credibility) => credibility is >= 1 and <= 5 ? 110 - (20 * credibility) : null;

    public static int? Of(Confidence confidence) => confidence switch
    {
        Confidence.Low => 15,
        Confidence.Moderate => 50,
        Confidence.High => 85,
        _ => null,
    };

    /// <summary>Credibility of the Admiralty code, 1 to 6.</summary>
    public static int CredibilityOf(StixObject stix) => ValueOf(stix) switch
    {
        null => 6,
        >= 80 => 1,
        >= 60 => 2,
        >= 40 => 3,
        >= 20 => 4,
        _ => 5,
    };

    public static Confidence ConfidenceOf(StixObject stix) => ValueOf(stix) switch
    {
        null or 0 => Confidence.Unspecified,
        < 30 => Confidence.Low,
        < 70 => Confidence.Moderate,
        _ => Confidence.High,
    };

    private static long? ValueOf(StixObject stix) => stix.Json.TryGetProperty("confidence", out var said) ? said.GetInt64()
        : null;
}

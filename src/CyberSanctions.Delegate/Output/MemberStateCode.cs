namespace CyberSanctions.Delegate.Output;

/// <summary>
/// The Council's codes of the Member States: those of ISO 3166-1, but EL for Greece (Interinstitutional Style Guide, 7.1.1). Who votes in
/// a ballot is not decided here but by the roster of that day.
/// </summary>
internal static class MemberStateCode
{
    private static readonly HashSet<string> Codes = [.. "AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".Split(' ')];

    /// <summary>What is wrong with a code, as a sentence; null when nothing is.</summary>
    public static string? Problem(string code) => code switch
    {
        _ when Codes.Contains(code) => null,
        "GR" => "GR is no Council code: EL is Greece's code.",
        "UK" or "GB" => $"{code} is no Council code: the United Kingdom is no Member State.",
        _ => $"{code} is no Council code of a Member State, such as FR or EL.",
    };
}

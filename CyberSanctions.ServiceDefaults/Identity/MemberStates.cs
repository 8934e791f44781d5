namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>Which States are members today. At the edges a closed list; the voting service asks its roster.</summary>
public class MemberStates
{
    // Interinstitutional Style Guide, section 7.1.1: the codes that the Council's votes and protocol go by; Greece is EL.
    private static readonly HashSet<string> Codes = new(StringComparer.Ordinal)
    {
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU",
        "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    };

    /// <summary>Whether a text is the Council's code of a Member State.</summary>
    public virtual ValueTask<bool> HasAsync(string code, CancellationToken cancel) => ValueTask.FromResult(IsCode(code));

    /// <summary>Whether a text is on the closed list.</summary>
    public static bool IsCode(string code) => Codes.Contains(code);

    /// <summary>What a code has to be, as a sentence for whoever wrote another one.</summary>
    public static string Demand(string code) => code.Trim().ToUpperInvariant() switch
    {
        "GR" => "Must be the Council's code of a Member State, which for Greece is EL; GR is its ISO code.",
        "UK" or "GB" => "Must be the Council's code of a Member State; the United Kingdom is none since 2020.",
        var upper when upper != code && Codes.Contains(upper) => $"Must be the Council's code of a Member State in upper case: {upper}.",
        _ => "Must be the Council's code of a Member State, two upper-case letters, for example FR, or EL for Greece.",
    };
}

using System.Collections.Frozen;

namespace CyberSanctions.Contracts.Kinds;

/// <summary>
/// Currencies by their ISO 4217 codes: those in use, and those that the euro has taken the place of, in which sums of earlier
/// years were lost. Funds codes, precious metals and test codes are not among them. As of November 2026, compared with Debian's
/// iso-codes 4.15, which does not have XCG and ZWG yet.
/// </summary>
public static class Currencies
{
    private static readonly FrozenSet<string> Codes =
        """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC
        CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR
        ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK
        MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE
        SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF
        XPF YER ZAR ZMW ZWG
        BGN HRK LTL LVL EEK SKK CYP MTL SIT
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    /// <summary>All of them.</summary>
    public static IReadOnlyCollection<string> All => Codes;

    // Of ISO 4217, table A.1; of all others two.
    private static readonly FrozenSet<string> WithoutDecimals =
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> WithThreeDecimals = "BHD IQD JOD KWD LYD OMR TND".Split(' ').ToFrozenSet();

    /// <summary>How many decimals amounts in a currency have.</summary>
    public static int MinorUnits(string code) => WithoutDecimals.Contains(code) ? 0 : WithThreeDecimals.Contains(code) ? 3 : 2;

    /// <summary>What is wrong with a code; null when nothing is.</summary>
    public static string? Problem(string code)
        => Codes.Contains(code) ? null
            : Codes.Contains(code.ToUpperInvariant()) ? $"Must be an ISO 4217 code, upper case: write {code.ToUpperInvariant()}."
            : "Must be an ISO 4217 code, upper case: for example EUR.";
}

using System.Text.RegularExpressions;

namespace CyberSanctions.Contracts.Kinds;

/// <summary>
/// Addresses of electronic mail (RFC 5321, section 4.1.2, without quoted local parts): one each, in ASCII; a domain in another
/// script is written as the net writes it (<c>xn--…</c>), so that nobody takes a look-alike for it.
/// </summary>
public static partial class EmailAddresses
{
    private const int Longest = 254;

    /// <summary>What is wrong with an address; null when nothing is.</summary>
    public static string? Problem(string address)
        => address.Length <= Longest && Form.IsMatch(address)
            ? null
            : "Must be one e-mail address, in ASCII: desk@example.com.";

    [GeneratedRegex(
        """
        \A(?=.{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*
        @(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])\z
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Form { get; }
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace CyberSanctions.Contracts.Kinds;

/// <summary>
/// Addresses on the web: absolute http and https URLs of the characters of RFC 3986 alone, with a host and without user
/// information. They are published, and copied into files where a quote or an angle bracket would end something.
/// </summary>
public static partial class WebAddresses
{
    private const int LongestHost = 253;
    private const int LargestPort = 65_535;

    /// <summary>What is wrong with an address; null when nothing is.</summary>
    public static string? Problem(string address)
    {
        var parts = Parts.Match(address);
        if (!parts.Success)
        {
            return "Must be an absolute http or https URL of the characters that RFC 3986 allows; percent-encode the others.";
        }

        if (parts.Groups["user"].Success)
        {
            return "Must not hold a user name or a password: it is published.";
        }

        return IsHost(parts.Groups["host"].Value) && IsPort(parts.Groups["port"].Value)
            ? null
            : "Must be an absolute http or https URL that names a host.";
    }

    private static bool IsHost(string host)
        => host.StartsWith('[')
            ? IPAddress.TryParse(host.Trim('[', ']'), out var address) && address.AddressFamily == AddressFamily.InterNetworkV6
            : host.Length <= LongestHost && Host.IsMatch(host);

    private static bool IsPort(string port)
        => port.Length == 0
            || (int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number is > 0 and <= LargestPort);

    // RFC 3986, appendix A: scheme, authority, path-abempty, query, fragment. Every class is disjoint from what follows it,
    // so that nothing has to be tried twice.
    [GeneratedRegex(
        """
        \A(?i:https?)://
        ((?<user>(?:[A-Za-z0-9._~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*)@)?
        (?<host>[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::(?<port>[0-9]{0,5}))?
        (?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?
        (?:\?(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?
        (?:\#(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?\z
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Parts { get; }

    // Labels of RFC 1123, or an IPv4 address, which is of the same form.
    [GeneratedRegex(
        @"\A(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Host { get; }
}

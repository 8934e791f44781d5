using System.Globalization;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Problems;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Net.Http.Headers;

namespace CyberSanctions.Gateway.Taxii;

/// <summary>Media types of TAXII 2.1 (section 1.6.8), and how it writes times.</summary>
internal static class TaxiiMedia
{
    /// <summary>Of every answer.</summary>
    public const string Type = $"{Name};version={Version}";

    /// <summary>Of what is in a collection.</summary>
    public const string Content = "application/stix+json;version=2.1";

    private const string Name = "application/taxii+json";
    private const string Version = "2.1";

    /// <summary>Refuses who takes nothing that there is: 406. Who names no version takes the newest; who says nothing takes
    /// all.</summary>
    public static void RequireAcceptable(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        if (accept.Count > 0
            && !(MediaTypeHeaderValue.TryParseStrictList(accept, out var types) && types.Any(IsAcceptable)))
        {
            throw HttpRefusals.NotAcceptable.Because($"Everything here is {Type}; Accept has to admit that.");
        }
    }

    /// <summary>A time, to the microsecond.</summary>
    public static string TimeOf(Timestamp time)
        => time.ToDateTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static bool IsAcceptable(MediaTypeHeaderValue type)
        => type.Quality is not 0
            && (type.MatchesAllTypes
                || type.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase)
                || (type.MediaType.Equals(Name, StringComparison.OrdinalIgnoreCase)
                    && type.Parameters.FirstOrDefault(parameter
                        => parameter.Name.Equals("version", StringComparison.OrdinalIgnoreCase)) is var version
                    && (version is null || version.GetUnescapedValue() == Version)));
}

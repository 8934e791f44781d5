using System.Globalization;
using System.Text.RegularExpressions;
using CyberSanctions.Gateway.Json;
using CyberSanctions.ServiceDefaults.Errors;
using Google.Protobuf.WellKnownTypes;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Taxii;

/// <summary>
/// What is asked for in the query (TAXII 2.1, section 3.4). Values of a list are divided by commas; a parameter that nobody
/// knows, or that does not belong here, is refused rather than ignored.
/// </summary>
internal sealed partial class TaxiiQuery(HttpRequest request)
{
    private const string AddedAfter = "added_after";
    private const string Limit = "limit";
    private const string Next = "next";
    private const string Id = "match[id]";
    private const string Type = "match[type]";
    private const string Version = "match[version]";
    private const string SpecVersion = "match[spec_version]";

    // As many as on a page of the API elsewhere. Whoever wants more gets so many (section 3.4).
    private const int Most = 200;
    private const int LongestCursor = 500;

    /// <summary>Objects, or the manifest.</summary>
    public Wire.ListReceivedObjectsRequest Asked(bool manifest)
    {
        RequireKnown(AddedAfter, Limit, Next, Id, Type, Version, SpecVersion);
        return Request(manifest, Values(Id), Values(Type), Values(Version));
    }

    /// <summary>One object, or which versions of it there are.</summary>
    /// <param name="versions">Which, if the caller does not say.</param>
    public Wire.ListReceivedObjectsRequest AskedOf(string id, bool manifest, string? versions = null)
    {
        RequireKnown([AddedAfter, Limit, Next, SpecVersion, .. versions is null ? (string[])[Version] : []]);
        return ObjectId().IsMatch(id)
            ? Request(manifest, [id], [], versions is null ? Values(Version) : [versions])
            : throw Refusal.NotFound("object", id);
    }

    /// <summary>The name, in a query, of a field of what the service is asked.</summary>
    public static string NameOf(string field)
    {
        var bracket = field.IndexOf('[', StringComparison.Ordinal);
        return (bracket < 0 ? field : field[..bracket]) switch
        {
            "addedAfter" => AddedAfter,
            "ids" => Id,
            "types" => Type,
            "versions" => Version,
            "specVersions" => SpecVersion,
            "cursor" => Next,
            "size" => Limit,
            _ => field,
        };
    }

    private Wire.ListReceivedObjectsRequest Request(bool manifest, string[] ids, string[] types, string[] versions) => new()
    {
        AddedAfter = Time(),
        Ids = { ids },
        Types_ = { types },
        Versions = { versions },
        SpecVersions = { Values(SpecVersion) },
        Manifest = manifest,
        Page = new() { Cursor = Cursor(), Size = Size() },
    };

    private Timestamp? Time()
        => Single(AddedAfter) is not { } text ? null
            : InstantConverter.TryParse(Finer().Replace(text, "$1"), out var time) ? time.ToTimestamp()
            : throw Refusal.Invalid(AddedAfter, "Must be a time in UTC, written like 2026-12-04T17:00:00.123456Z.");

    private int Size()
        => Single(Limit) is not { } text ? Most
            : text.Length > 0 && text.All(char.IsAsciiDigit) && text.Trim('0').Length > 0
                ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? Math.Min(size, Most) : Most
            : throw Refusal.Invalid(Limit, "Must be a whole number above 0.");

    private string Cursor()
        => Single(Next) is not { } text ? ""
            : text.Length is > 0 and <= LongestCursor && text.All(c => c is > ' ' and <= '~') ? text
            : throw Refusal.Invalid(Next, "Is nothing that this server gave.");

    private string[] Values(string name)
        => [.. request.Query[name].SelectMany(values => (values ?? "").Split(',', StringSplitOptions.TrimEntries)).Distinct()];

    private string? Single(string name) => request.Query[name] switch
    {
        [] => null,
        [var value] => value ?? "",
        _ => throw Refusal.Invalid(name, "Is there more than once."),
    };

    private void RequireKnown(params string[] known)
    {
        var problems = request.Query.Keys.Where(key => !known.Contains(key, StringComparer.Ordinal))
            .Select(key => new FieldProblem(key, "Is no query parameter here."))
            .ToList();
        if (problems.Count > 0)
        {
            throw Refusal.Invalid(problems);
        }
    }

    // Nothing was added between two microseconds: digits behind those do not matter.
    [GeneratedRegex(@"(\.[0-9]{6})[0-9]+(?=Z\z)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Finer();

    [GeneratedRegex(
        @"^[a-z][a-z0-9-]{1,80}--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex ObjectId();
}

using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CyberSanctions.Publication.Tests.Fsf;

/// <summary>
/// FSF XML 1.1 once more, as a plain table and apart from the schema: if one of the two is wrong, they disagree. A line is
/// an element: its attributes (<c>!</c> is required, a number the most characters), and its children in their order.
/// </summary>
internal static class FsfFormat
{
    private const string Country = "countryIso2Code!2 countryDescription!256";
    private const string Operable = "logicalId!long";
    private const string Sanctionable = $"{Operable} regulationLanguage!6";
    private const string Facts = "remark* additionalInformation*";

    private static readonly Dictionary<string, (string Attributes, string Children)> Elements = new()
    {
        ["export"] = ("generationDate!instant globalFileId!long", "sanctionEntity*"),
        ["sanctionEntity"] = (
            $"{Operable} designationDate:date delistingDate:date designationDetails:any unitedNationId:256 euReferenceNumber:256",
            $"{Facts} regulation! subjectType! nameAlias+ citizenship* birthdate* address* identification*"),
        ["remark"] = ("", ""),
        ["additionalInformation"] = ("key!32 value!any", ""),
        ["regulation"] = (
            $"{Operable} regulationType!32 organisationType!32 programme!32 publicationDate!date entryIntoForceDate!date"
            + " numberTitle!256",
            $"{Facts} publicationUrl? corrigendum*"),
        ["publicationUrl"] = ("", ""),
        ["corrigendum"] = ("regulationType!32 publicationDate!date numberTitle!256 publicationUrl:512", ""),
        ["regulationSummary"] = ("regulationType!32 publicationDate!date numberTitle!256 publicationUrl:512", ""),
        ["subjectType"] = ("code!(person|enterprise) classificationCode!(P|E)", ""),
        ["nameAlias"] = (
            $"{Sanctionable} firstName:256 middleName:256 lastName:256 wholeName:256 function:2048 title:2048 "
                + "gender:(F|M|\\?) nameLanguage:6 strong:bool",
            $"{Facts} regulationSummary!"),
        ["citizenship"] = (
            $"{Sanctionable} {Country} acquisitionDate:date disenfranchisementDate:date region:256",
            $"{Facts} regulationSummary!"),
        ["birthdate"] = (
            $"{Sanctionable} {Country} calendarType!(GREGORIAN|ISLAMIC|BUDDHIST|COPTIC|ETHIOPIC) circa:bool birthdate:date "
                + "dayOfMonth:int monthOfYear:int year:int yearRangeFrom:int yearRangeTo:int "
                + "city:2048 zipCode:256 region:256 place:256",
            $"{Facts} regulationSummary!"),
        ["address"] = (
            $"{Sanctionable} {Country} city:256 street:2048 poBox:256 zipCode:256 region:256 place:256 asAtListingTime:bool",
            $"{Facts} regulationSummary! contactInfo*"),
        ["contactInfo"] = ("key!(PHONE|FAX|EMAIL|WEB) value!256", ""),
        ["identification"] = (
            $"{Sanctionable} {Country} diplomatic:bool knownExpired:bool knownFalse:bool reportedLost:bool revokedByIssuer:bool "
                + "issueDate:date validFrom:date validTo:date issuedBy:256 latinNumber:256 nameOnDocument:256 number:256 "
                + "region:256 identificationTypeCode!32 identificationTypeDescription!2048",
            $"{Facts} regulationSummary!"),
    };

    // What readers in use depend on, beyond the schema.
    private static readonly Dictionary<string, string> Closed = new()
    {
        ["regulationType"] = "amendment|regulation|repealing",
        ["organisationType"] = "council|commission|un",
        ["nameLanguage"] = "|[A-Z]{2}",
        ["countryIso2Code"] = "00|[A-Z]{2}",
    };

    /// <summary>Everything that is wrong with a document; nothing when it is one of FSF XML 1.1.</summary>
    public static IEnumerable<string> Faults(XElement element)
    {
        var name = element.Name.LocalName;
        if (element.Name.NamespaceName != "http://eu.europa.ec/fpi/fsd/export" || !Elements.TryGetValue(name, out var format))
        {
            return [$"{name} is no element of FSF"];
        }

        return [
            .. AttributeFaults(element, format.Attributes), .. ChildFaults(element, format.Children),
            .. element.Elements().SelectMany(Faults)
        ];
    }

    private static IEnumerable<string> AttributeFaults(XElement element, string rules)
    {
        var known = rules.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(rule => (Rule: rule, At: rule.IndexOfAny(['!', ':'])))
            .ToDictionary(r => r.Rule[..r.At], r => (Required: r.Rule[r.At] == '!', Type: r.Rule[(r.At + 1)..]));
        foreach (var missing in known.Where(rule => rule.Value.Required && element.Attribute(rule.Key) is null))
        {
            yield return $"{element.Name.LocalName}/@{missing.Key} is missing";
        }

        foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration))
        {
            var name = attribute.Name.ToString();
            if (!known.TryGetValue(name, out var rule)
                || !Is(rule.Type, attribute.Value)
                || (Closed.TryGetValue(name, out var words) && !Matches(words, attribute.Value)))
            {
                yield return $"{element.Name.LocalName}/@{name}=\"{attribute.Value}\"";
            }
        }
    }

    private static IEnumerable<string> ChildFaults(XElement element, string rules)
    {
        var order = string.Concat(element.Elements().Select(child => $"{child.Name.LocalName};"));
        var pattern = string.Concat(rules
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(rule => $"({rule[..^1]};){(rule[^1] == '!' ? "" : rule[^1])}"));
        if (!Matches(pattern, order))
        {
            yield return $"{element.Name.LocalName} has the children {order}";
        }
    }

    private static bool Is(string type, string value) => type switch
    {
        "any" => true,
        "bool" => value is "true" or "false",
        "int" => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "long" => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "date" => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "instant" => Matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})", value),
        ['(', ..] => Matches(type, value),
        _ => value.Length <= int.Parse(type, CultureInfo.InvariantCulture),
    };

    private static bool Matches(string pattern, string value)
        => Regex.IsMatch(value, $@"\A(?:{pattern})\z", RegexOptions.None, TimeSpan.FromSeconds(1));
}

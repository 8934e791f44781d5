using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CyberSanctions.Publication.Tests.Ftm;

/// <summary>
/// What FollowTheMoney knows of the schemata that we write, as a table and apart from the code: a property and its type, or
/// the schema that it leads to. Taken from the model's own definitions.
/// </summary>
internal static partial class FtmModel
{
    private static readonly Dictionary<string, (string[] Parents, string Required, string Properties)> Schemata = new()
    {
        ["Thing"] = (
            [], "",
            "name:name alias:name previousName:name weakAlias:name country:country summary:text notes:text description:text"
            + " sourceUrl:url publisher:string publisherUrl:url wikidataId:identifier keywords:string topics:topic"
            + " address:address program:string programId:identifier createdAt:date modifiedAt:date retrievedAt:date"),
        ["LegalEntity"] = (
            ["Thing"], "name",
            "email:email phone:phone website:url legalForm:string incorporationDate:date dissolutionDate:date status:string"
            + " sector:string classification:string registrationNumber:identifier idNumber:identifier taxNumber:identifier"
            + " licenseNumber:identifier vatCode:identifier jurisdiction:country mainCountry:country innCode:identifier"
            + " ogrnCode:identifier leiCode:identifier dunsCode:identifier swiftBic:identifier"),
        ["Person"] = (
            ["LegalEntity"], "name",
            "title:string firstName:string secondName:string middleName:string fatherName:string motherName:string"
            + " lastName:string nameSuffix:string birthDate:date birthPlace:string birthCountry:country deathDate:date"
            + " position:string nationality:country citizenship:country passportNumber:identifier gender:gender"),
        ["Organization"] = (
            ["LegalEntity"], "name", "cageCode:identifier permId:identifier imoNumber:identifier giiNumber:identifier"),
        ["Interval"] = (
            [], "",
            "startDate:date endDate:date date:date summary:text description:text recordId:string sourceUrl:url"
            + " publisher:string publisherUrl:url modifiedAt:date retrievedAt:date"),
        ["Sanction"] = (
            ["Interval"], "entity",
            "entity:>Thing authority:string authorityId:identifier unscId:identifier program:string programId:identifier"
            + " programUrl:url provisions:string status:string duration:number reason:text country:country listingDate:date"),
        ["Identification"] = (
            ["Interval"], "holder number",
            "holder:>LegalEntity type:string country:country number:identifier authority:string"),
        ["Passport"] = (["Identification"], "holder number", "passportNumber:identifier personalNumber:identifier"),
        ["Interest"] = (["Interval"], "", "role:string status:string"),
        ["UnknownLink"] = (["Interest"], "subject object", "subject:>Thing object:>Thing"),
        ["Value"] = ([], "", "amount:number currency:string amountUsd:number amountEur:number"),
        ["CryptoWallet"] = (
            ["Thing", "Value"], "", "publicKey:identifier holder:>LegalEntity managingExchange:string balance:number"),
    };

    private static readonly string[] Abstract = ["Thing", "Interval", "Interest", "Value"];

    /// <summary>What is wrong with a file, by the table.</summary>
    public static IEnumerable<string> Faults(IReadOnlyList<JsonNode> entities)
    {
        var schemaById = entities.ToDictionary(entity => (string)entity["id"]!, entity => (string)entity["schema"]!);
        foreach (var entity in entities)
        {
            var (id, schema) = ((string)entity["id"]!, (string)entity["schema"]!);
            if (!Schemata.TryGetValue(schema, out var known) || Abstract.Contains(schema))
            {
                yield return $"{id} is of no schema: {schema}";
                continue;
            }

            var types = TypesOf(schema);
            var properties = entity["properties"]!.AsObject();
            foreach (var missing in known.Required.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(required => !properties.ContainsKey(required)))
            {
                yield return $"{id} has no {missing}";
            }

            foreach (var (name, values) in properties)
            {
                if (!types.TryGetValue(name, out var type))
                {
                    yield return $"{schema} has no {name}";
                    continue;
                }

                var texts = values!.AsArray().Select(value => (string)value!).ToList();
                if (texts.Count == 0 || texts.Any(text => text.Length == 0) || texts.Distinct().Count() != texts.Count)
                {
                    yield return $"{id} says nothing, or something twice, in {name}";
                }

                foreach (var text in texts.Where(text => !IsOf(type, text, schemaById)))
                {
                    yield return $"{id} has in {name} what is no {type}: {text}";
                }
            }
        }
    }

    private static Dictionary<string, string> TypesOf(string schema)
        => Schemata[schema].Parents.SelectMany(TypesOf)
            .Concat(Schemata[schema].Properties.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(property => property.Split(':')).Select(parts => KeyValuePair.Create(parts[0], parts[1])))
            .DistinctBy(property => property.Key).ToDictionary();

    private static bool IsOf(string type, string text, Dictionary<string, string> schemaById) => type switch
    {
        "country" => Country.IsMatch(text),
        "date" => Date.IsMatch(text),
        "gender" => text is "male" or "female" or "other",
        "topic" => text == "sanction",
        _ when type[0] == '>' => schemaById.TryGetValue(text, out var schema) && IsA(schema, type[1..]),
        _ => true,
    };

    private static bool IsA(string schema, string ancestor)
        => schema == ancestor || Schemata[schema].Parents.Any(parent => IsA(parent, ancestor));

    [GeneratedRegex("^[a-z]{2}$")]
    private static partial Regex Country { get; }

    [GeneratedRegex(@"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Date { get; }
}

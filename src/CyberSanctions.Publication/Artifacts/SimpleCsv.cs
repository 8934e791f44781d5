using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using CyberSanctions.Publication.Entries;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>
/// Renders <c>targets.simple.csv</c>: a row for everybody on the list, in the columns of OpenSanctions' file of that name.
/// </summary>
internal static class SimpleCsv
{
    private static readonly CsvConfiguration Settings = new(CultureInfo.InvariantCulture)
    {
        Delimiter = ",",
        NewLine = "\n",

        // As in list.csv: values are the act's.
        InjectionOptions = InjectionOptions.None,
    };

    private static readonly string[] Columns =
    [
        "id", "schema", "name", "aliases", "birth_date", "countries", "addresses", "identifiers", "sanctions", "phones", "emails",
        "program_ids", "dataset", "first_seen", "last_seen", "last_change",
    ];

    private static readonly string[] Names = ["name", "alias", "previousName", "weakAlias"];
    private static readonly string[] Countries = ["country", "nationality", "birthCountry", "jurisdiction"];
    private static readonly string[] Identifiers =
    [
        "idNumber", "passportNumber", "taxNumber", "registrationNumber", "leiCode", "swiftBic", "imoNumber",
    ];

    public static byte[] Render(ListContent content)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
        using (var csv = new CsvWriter(text, Settings))
        {
            Write(csv, Columns);
            foreach (var entities in FtmList.Of(content))
            {
                Write(csv, Row(content, entities[0], [.. entities.Skip(1)]));
            }
        }

        return bytes.ToArray();
    }

    private static string[] Row(ListContent content, FtmEntity target, IReadOnlyList<FtmEntity> adjacent)
    {
        var documents = adjacent.Where(entity => entity.Schema is "Passport" or "Identification").ToList();
        return
        [
            target.Id,
            target.Schema,
            target.Caption,
            Join(Names.SelectMany(target.Of).Where(name => name != target.Caption)),
            Join(target.Of("birthDate")),
            Join([.. Countries.SelectMany(target.Of), .. documents.SelectMany(document => document.Of("country"))]),
            Join(target.Of("address")),
            Join([.. Identifiers.SelectMany(target.Of), .. documents.SelectMany(document => document.Of("number"))]),
            Join(adjacent.Where(entity => entity.Schema == "Sanction").Select(Sanction)),
            Join(target.Of("phone")),
            Join(target.Of("email")),
            Join(target.Of("programId")),
            content.List.Name,
            FtmJson.Seconds(target.FirstSeen),
            FtmJson.Seconds(content.RecordedAt),
            FtmJson.Seconds(target.LastChange),
        ];
    }

    private static string Sanction(FtmEntity sanction)
        => string.Join(
            " - ", ((string[])["program", "reason", "status", "startDate", "endDate"]).SelectMany(sanction.Of));

    // A value with a separator, a quote or the end of a line in it is quoted within the field, as in the original.
    private static string Join(IEnumerable<string> values)
        => string.Join(';', values.Distinct(StringComparer.Ordinal).Order(ByCodePoint.Order).Select(value =>
            value.AsSpan().ContainsAny(";\"\r\n") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value));

    private static void Write(CsvWriter csv, string[] fields)
    {
        foreach (var field in fields)
        {
            csv.WriteField(field, shouldQuote: true);
        }

        csv.NextRecord();
    }
}

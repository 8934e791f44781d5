using System.Buffers;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.Publication.Entries;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>
/// Renders <c>list.csv</c>: what list.xml says, in FSF CSV 1.1, one row for each name, address, birth, document and
/// citizenship. docs/list-formats.md says what the format has no room for.
/// </summary>
internal static class FsfCsv
{
    private static readonly CsvConfiguration Settings = new(CultureInfo.InvariantCulture)
    {
        Delimiter = ";",
        NewLine = "\r\n",

        // A list says what the act says: a guard would make another name, or another telephone number, of "+30 210" or "=x".
        InjectionOptions = InjectionOptions.None,
    };

    // What would end a field, and what some readers trim, take for a formula, or for the end of a line.
    private static readonly SearchValues<char> Quoted = SearchValues.Create(";\",\t\r\n\v\f\u0085\u2028\u2029");
    private static readonly SearchValues<char> QuotedFirst = SearchValues.Create("=+-@");

    public static byte[] Render(ListContent content)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(text, Settings))
        {
            Write(csv, FsfColumns.Names);
            var row = new FsfRow($"{CouncilData.DayInBrussels(content.RecordedAt):dd'/'MM'/'yyyy}");
            foreach (var entry in content.Frozen)
            {
                Write(csv, row, entry, content.List.Exercise);
            }
        }

        return bytes.ToArray();
    }

    private static void Write(CsvWriter csv, FsfRow row, ListEntry entry, bool exercise)
    {
        var (state, subject) = (entry.State, entry.State.Content.Subject);
        var person = subject.Kind == SubjectKind.Person;
        row.Turn(FsfColumns.Entity, emptyFrom: FsfColumns.Entity)
            .Attribute("logicalId", state.Identity.LogicalId)
            .Attribute("euReferenceNumber", state.Identity.Reference)
            .Attribute("unitedNationId", subject.UnReferenceNumber)
            .Attribute("designationDate", IsoDates.Full(state.Act.InForceFrom))
            .Attribute("designationDetails", subject.DesignationDetails)
            .Attribute("remark", FsfFacts.Remark(state.Content, exercise))
            .Attribute("code", person ? "person" : "enterprise")
            .Attribute("classificationCode", person ? "P" : "E")
            .Act(state.Act, exercise);
        Details(DetailKind.Name, FsfColumns.NameAlias, subject.Names, (alias, name) => FsfDetails.Name(alias, name, subject));
        Details(DetailKind.Address, FsfColumns.Address, subject.Addresses, FsfDetails.Address);
        Details(DetailKind.Contact, FsfColumns.Address, Entries.Details.Contacts(subject), FsfDetails.Contact);
        Details(DetailKind.Birth, FsfColumns.BirthDate, subject.Births, FsfDetails.Birth);
        Details(DetailKind.Identifier, FsfColumns.Identification, subject.Identifiers, FsfDetails.Identifier);
        Details(DetailKind.Registration, FsfColumns.Identification, subject.Registrations, FsfDetails.Registration);
        Details(DetailKind.Lei, FsfColumns.Identification, Entries.Details.Leis(subject), FsfDetails.Lei);
        Details(DetailKind.CryptoAddress, FsfColumns.Identification, subject.CryptoAddresses, FsfDetails.CryptoAddress);
        Details(
            DetailKind.Nationality,
            FsfColumns.Citizenship,
            subject.Nationalities,
            (citizenship, country) => FsfDetails.Nationality(citizenship, Entries.Details.Nationality(subject, country)));

        void Details<T>(DetailKind kind, FsfBlock block, IReadOnlyList<T> details, Func<FsfAttributes, T, FsfRest> write)
        {
            for (var place = 0; place < details.Count; place++)
            {
                var known = entry.Details[new Detail(kind, place)];
                var rest = write(row.Turn(block, emptyFrom: FsfColumns.NameAlias), details[place]);
                var contacts = rest.Contacts.Select(contact => $"{contact.Key}[{contact.Value}]");
                row.Attribute("contactInfo", string.Join('\n', contacts))
                    .Attribute("logicalId", known.LogicalId)
                    .Attribute("regulationLanguage", "en")
                    .Attribute("remark", rest.Remark)
                    .Act(known.Act!, exercise);
                Write(csv, row.Fields);

                // Once is enough: on every row of an entry, the reasons would be nine tenths of the file.
                row.Forget("remark");
            }
        }
    }

    private static void Write(CsvWriter csv, IReadOnlyList<string> fields)
    {
        foreach (var field in fields)
        {
            csv.WriteField(field, IsQuoted(field));
        }

        csv.NextRecord();
    }

    private static bool IsQuoted(string field)
        => field.Length > 0
            && (QuotedFirst.Contains(field[0]) || field[0] == ' ' || field[^1] == ' ' || field.AsSpan().ContainsAny(Quoted));
}

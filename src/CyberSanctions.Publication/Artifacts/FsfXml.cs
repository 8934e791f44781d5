using System.Text;
using System.Xml;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Publication.Entries;
using CyberSanctions.Publication.History;
using Name = CyberSanctions.Contracts.Listing.V1.Name;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>
/// Renders <c>list.xml</c>: the entries whose assets are to be frozen, in the format of the EU
/// consolidated financial sanctions list (FSF XML 1.1). docs/list-formats.md says what goes where.
/// </summary>
internal static class FsfXml
{
    private const int Short = 256;
    private const int Long = 2048;
    private const int LongestUrl = 512;
    private const int LongestCode = 32;
    private const int LongestLanguage = 6;

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
    };

    public static byte[] Render(ListContent content)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        using (var export = FsfElement.Start(xml, "export"))
        {
            export.Attribute("generationDate", IsoDates.Instant(content.RecordedAt)).Attribute("globalFileId", content.Version);
            foreach (var entry in content.Entries.Where(entry => entry.State.Content.Measures.Contains(Measure.AssetFreeze)))
            {
                Write(xml, entry, content.List.Exercise);
            }
        }

        return bytes.ToArray();
    }

    private static void Write(XmlWriter xml, ListEntry entry, bool exercise)
    {
        var (state, subject) = (entry.State, entry.State.Content.Subject);
        using var entity = FsfElement.Start(xml, "sanctionEntity")
            .Attribute("designationDate", IsoDates.Full(state.Act.InForceFrom))
            .Attribute("designationDetails", "")
            .Attribute("unitedNationId", "")
            .Attribute("euReferenceNumber", state.Identity.Reference, Short)
            .Attribute("logicalId", state.Identity.LogicalId)
            .Child("remark", FsfFacts.Remark(state.Content, exercise))
            .Information(FsfFacts.Of(entry, exercise));
        Regulation(xml, state, exercise);
        using (FsfElement.Start(xml, "subjectType")
            .Attribute("code", subject.Kind == SubjectKind.Person ? "person" : "enterprise")
            .Attribute("classificationCode", subject.Kind == SubjectKind.Person ? "P" : "E"))
        {
        }

        Details(xml, entry, DetailKind.Name, "nameAlias", subject.Names, (alias, name) => NameAlias(alias, name, subject));
        Details(xml, entry, DetailKind.Nationality, "citizenship", subject.Nationalities, Citizenship);
        Details(xml, entry, DetailKind.Birth, "birthdate", subject.Births, Birthdate);
        Details(xml, entry, DetailKind.Address, "address", subject.Addresses, Address);
        Details(xml, entry, DetailKind.Identifier, "identification", subject.Identifiers, Identification);
    }

    private static void Regulation(XmlWriter xml, EntryState state, bool exercise)
    {
        var act = state.Act;

        // Readers who screen by programme must not meet an exercise under the real one's code.
        using var regulation = FsfElement.Start(xml, "regulation")
            .Attribute("regulationType", "amendment")
            .Attribute("organisationType", "council")
            .Attribute("programme", exercise ? "CYB-EXERCISE" : "CYB")
            .Attribute("publicationDate", PublicationDate(act))
            .Attribute("entryIntoForceDate", IsoDates.Full(act.InForceFrom))
            .Attribute("numberTitle", FsfFacts.NumberTitle(act.Text), Short)
            .Attribute("logicalId", act.LogicalId)
            .Information(FsfFacts.Of(act.Text, PublicationUrl(act.Text)))
            .Child("publicationUrl", PublicationUrl(act.Text));
        foreach (var corrigendum in state.Amendments.Select(amendment => amendment.Act)
            .Where(by => by.Text.Corrects?.ActReference == act.Text.Reference))
        {
            Summary(xml, "corrigendum", corrigendum);
        }
    }

    private static void Details<T>(
        XmlWriter xml, ListEntry entry, DetailKind kind, string element, IReadOnlyList<T> details, Action<FsfElement, T> write)
    {
        for (var place = 0; place < details.Count; place++)
        {
            using var detail = FsfElement.Start(xml, element);
            write(detail, details[place]);
            var known = entry.Details[new Detail(kind, place)];
            detail.Attribute("regulationLanguage", "en").Attribute("logicalId", known.LogicalId).Information();
            Summary(xml, "regulationSummary", known.Act!);
        }
    }

    private static void Summary(XmlWriter xml, string element, RecordedAct act)
    {
        using var summary = FsfElement.Start(xml, element)
            .Attribute("regulationType", "amendment")
            .Attribute("publicationDate", PublicationDate(act))
            .Attribute("numberTitle", FsfFacts.NumberTitle(act.Text), Short)
            .Attribute("publicationUrl", PublicationUrl(act.Text));
    }

    // The first is what readers take for the primary name, and in the schema's own words strong marks the main one.
    private static void NameAlias(FsfElement alias, Name name, Subject subject)
        => alias
            .Attribute("firstName", name.FirstName, Short)
            .Attribute("middleName", name.MiddleName, Short)
            .Attribute("lastName", name.LastName, Short)
            .Attribute("wholeName", name.WholeName, Short)
            .Attribute("function", ReferenceEquals(name, subject.Names[0]) ? subject.Function : "", Long)
            .AttributeIf(subject.Gender is Gender.Female or Gender.Male, "gender", subject.Gender == Gender.Female ? "F" : "M")
            .Attribute("title", "")

            // Readers drop a name whose language they do not know; entries from before may have one.
            .Attribute(
                "nameLanguage", Languages.All.Contains(name.Language) ? name.Language.ToUpperInvariant() : "", LongestLanguage)
            .Attribute("strong", name.Quality == NameQuality.Strong || ReferenceEquals(name, subject.Names[0]));

    private static void Citizenship(FsfElement citizenship, string country)
        => citizenship.Attribute("region", "").Country(country);

    private static void Birthdate(FsfElement birthdate, Birth birth)
    {
        var date = birth.Date ?? new PartialDate();
        birthdate
            .Attribute("circa", date.Circa)
            .Attribute("calendarType", "GREGORIAN")
            .AttributeIf(date is { Year: > 0, Month: > 0, Day: > 0 }, "birthdate", IsoDates.Prefix(date))
            .AttributeIf(date.Day > 0, "dayOfMonth", $"{date.Day}")
            .AttributeIf(date.Month > 0, "monthOfYear", $"{date.Month}")
            .AttributeIf(date.Year > 0, "year", $"{date.Year}")
            .AttributeIf(date.YearFrom > 0, "yearRangeFrom", $"{date.YearFrom}")
            .AttributeIf(date.YearTo > 0, "yearRangeTo", $"{date.YearTo}")
            .Attribute("city", birth.Place, Long)
            .Attribute("zipCode", "")
            .Attribute("region", "")
            .Attribute("place", "")
            .Country(birth.Country);
    }

    private static void Address(FsfElement element, Address address)
        => element
            .Attribute("city", address.City, Short)
            .Attribute("street", address.Text, Long)
            .Attribute("poBox", "")
            .Attribute("zipCode", "")
            .Attribute("region", "")
            .Attribute("place", "")
            .Attribute("asAtListingTime", true)
            .Country(address.Country);

    // False here says that nothing of the kind is known, as in the Commission's files.
    private static void Identification(FsfElement identification, Identifier identifier)
        => identification
            .Attribute("diplomatic", false)
            .Attribute("knownExpired", false)
            .Attribute("knownFalse", false)
            .Attribute("reportedLost", false)
            .Attribute("revokedByIssuer", false)
            .AttributeIf(identifier.IssuedOn is not null, "issueDate", IsoDates.Full(identifier.IssuedOn ?? new Date()))
            .Attribute("issuedBy", "")
            .Attribute("latinNumber", "")
            .Attribute("nameOnDocument", "")
            .Attribute("number", identifier.Number, Short)
            .Attribute("region", "")
            .Attribute("identificationTypeCode", identifier.Type, LongestCode)
            .Attribute("identificationTypeDescription", FsfFacts.Describe(identifier.Type), Long)
            .Country(identifier.IssuingCountry);

    private static string PublicationDate(RecordedAct act)
        => act.Text.PublishedOn is { } published ? IsoDates.Full(published) : IsoDates.Full(act.InForceFrom);

    // Readers refuse a file without it. Where an act has no address, a URN names the act and
    // pretends to no place where it could be read.
    private static string PublicationUrl(ActText act)
        => act.PublicationUrl.Length is > 0 and <= LongestUrl ? act.PublicationUrl : $"urn:cybersanctions:act:{act.Reference}";
}

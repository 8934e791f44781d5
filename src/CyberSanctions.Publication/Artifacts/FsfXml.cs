using System.Text;
using System.Xml;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Publication.Entries;
using CyberSanctions.Publication.History;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>
/// Renders <c>list.xml</c>: the entries whose assets are to be frozen, in the format of the EU
/// consolidated financial sanctions list (FSF XML 1.1). docs/list-formats.md says what goes where.
/// </summary>
internal static class FsfXml
{
    private const int Short = 256;

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
            foreach (var entry in content.Frozen)
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
            .Attribute("designationDetails", subject.DesignationDetails)
            .Attribute("unitedNationId", subject.UnReferenceNumber, Short)
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

        Details(xml, entry, DetailKind.Name, "nameAlias", subject.Names, (alias, name) => FsfDetails.Name(alias, name, subject));
        Details(
            xml,
            entry,
            DetailKind.Nationality,
            "citizenship",
            subject.Nationalities,
            (citizenship, country) => FsfDetails.Nationality(citizenship, Entries.Details.Nationality(subject, country)));
        Details(xml, entry, DetailKind.Birth, "birthdate", subject.Births, FsfDetails.Birth);
        Details(xml, entry, DetailKind.Address, "address", subject.Addresses, FsfDetails.Address);
        Details(xml, entry, DetailKind.Contact, "address", Entries.Details.Contacts(subject), FsfDetails.Contact);
        Details(xml, entry, DetailKind.Identifier, "identification", subject.Identifiers, FsfDetails.Identifier);
        Details(xml, entry, DetailKind.Registration, "identification", subject.Registrations, FsfDetails.Registration);
        Details(xml, entry, DetailKind.Lei, "identification", Entries.Details.Leis(subject), FsfDetails.Lei);
        Details(
            xml, entry, DetailKind.CryptoAddress, "identification", subject.CryptoAddresses, FsfDetails.CryptoAddress);
    }

    private static void Regulation(XmlWriter xml, EntryState state, bool exercise)
    {
        var act = state.Act;
        var known = FsfRegulation.Of(act);
        using var regulation = FsfElement.Start(xml, "regulation")
            .Attribute("regulationType", FsfRegulation.Type)
            .Attribute("organisationType", FsfRegulation.OrganisationType)
            .Attribute("programme", FsfRegulation.Programme(exercise))
            .Attribute("publicationDate", known.PublicationDate)
            .Attribute("entryIntoForceDate", known.EntryIntoForceDate)
            .Attribute("numberTitle", known.NumberTitle, Short)
            .Attribute("logicalId", act.LogicalId)
            .Information(FsfFacts.Of(act.Text, known.PublicationUrl))
            .Child("publicationUrl", known.PublicationUrl);
        foreach (var corrigendum in state.Amendments.Select(amendment => amendment.Act)
            .Where(by => by.Text.Corrects?.ActReference == act.Text.Reference))
        {
            Summary(xml, "corrigendum", corrigendum);
        }
    }

    private static void Details<T>(
        XmlWriter xml,
        ListEntry entry,
        DetailKind kind,
        string element,
        IReadOnlyList<T> details,
        Func<FsfElement, T, FsfRest> write)
    {
        for (var place = 0; place < details.Count; place++)
        {
            using var detail = FsfElement.Start(xml, element);
            var rest = write(detail, details[place]);
            var known = entry.Details[new Detail(kind, place)];
            detail.Attribute("regulationLanguage", "en").Attribute("logicalId", known.LogicalId);
            if (rest.Remark.Length > 0)
            {
                detail.Child("remark", rest.Remark);
            }

            detail.Information(rest.Facts);
            Summary(xml, "regulationSummary", known.Act!);
            foreach (var (key, value) in rest.Contacts)
            {
                using var contact = FsfElement.Start(xml, "contactInfo").Attribute("key", key).Attribute("value", value, Short);
            }
        }
    }

    private static void Summary(XmlWriter xml, string element, RecordedAct act)
    {
        var known = FsfRegulation.Of(act);
        using var summary = FsfElement.Start(xml, element)
            .Attribute("regulationType", FsfRegulation.Type)
            .Attribute("publicationDate", known.PublicationDate)
            .Attribute("numberTitle", known.NumberTitle, Short)
            .Attribute("publicationUrl", known.PublicationUrl);
    }
}

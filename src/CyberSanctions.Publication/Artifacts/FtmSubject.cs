using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Publication.Entries;
using Name = CyberSanctions.Contracts.Listing.V1.Name;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>A listed person, entity or body as an entity of FollowTheMoney.</summary>
internal static class FtmSubject
{
    public static FtmEntity Of(ListContent content, ListEntry entry, string id)
    {
        var subject = entry.State.Content.Subject;
        var person = subject.Kind == SubjectKind.Person;
        var entity = new FtmEntity(
            id,
            person ? "Person" : "Organization",
            subject.Names[0].WholeName,
            entry.Added.RecordedAt,
            FtmList.LastChange(entry))
        {
            Target = true,
        };
        foreach (var name in subject.Names)
        {
            entity.Add(PropertyOf(name, subject), name.WholeName);
        }

        entity
            .Add("topics", "sanction")
            .Add("programId", FtmList.ProgrammeId(content))
            .Add("address", subject.Addresses.Select(Text))
            .Add("country", subject.Addresses.Select(address => Country(address.Country)))
            .Add("notes", content.List.Exercise ? "EXERCISE: this entry was made in an exercise." : "")
            .Add("notes", FtmNotes.Of(subject, person))
            .Add("sourceUrl", subject.Links.Select(link => link.Url))
            .Add("createdAt", IsoDates.Full(entry.State.Act.InForceFrom));
        foreach (var contact in subject.Addresses.Select(address => address.Contact).Append(subject.Contact).OfType<ContactData>())
        {
            entity.Add("phone", contact.Phones).Add("email", contact.Emails).Add("website", contact.Websites);
        }

        foreach (var identifier in subject.Identifiers)
        {
            entity.Add(PropertyOf(identifier, person), identifier.Number, identifier.LatinNumber);
        }

        return person ? Person(entity, subject) : Organisation(entity, subject);
    }

    /// <summary>As FollowTheMoney writes codes.</summary>
    public static string Country(string code) => code.ToLowerInvariant();

    private static FtmEntity Person(FtmEntity entity, Subject subject)
    {
        // What a weak alias is made of would be looked for as if it were the name.
        foreach (var name in subject.Names.Where(name => !IsWeak(name) || ReferenceEquals(name, subject.Names[0])))
        {
            entity.Add("title", name.Title).Add("firstName", name.FirstName).Add("middleName", name.MiddleName)
                .Add("fatherName", name.Patronymic).Add("lastName", name.LastName);
        }

        var nationalities = subject.Nationalities
            .Select(code => Details.Nationality(subject, code))
            .ToLookup(nationality => nationality.LostOn is null);
        return entity
            .Add("gender", ListWords.Of(subject.Gender))
            .Add("birthDate", subject.Births.Select(birth => FtmList.Date(birth.Date)))
            .Add("birthPlace", subject.Births.Select(birth => birth.City.Length > 0 ? birth.City : birth.Place))
            .Add("birthCountry", subject.Births.Select(birth => Country(birth.Country)))
            .Add("nationality", nationalities[true].Select(nationality => Country(nationality.Country)))

            // One that was lost is still a country that the person has to do with.
            .Add("country", nationalities[false].Select(nationality => Country(nationality.Country)))
            .Add("position", subject.Function)
            .Add("position", subject.Functions.Select(
                function => function.Organisation.Length > 0 ? $"{function.Title}, {function.Organisation}" : function.Title));
    }

    private static FtmEntity Organisation(FtmEntity entity, Subject subject)
        => entity
            .Add("legalForm", subject.LegalForm)
            .Add("leiCode", subject.Lei)
            .Add("incorporationDate", FtmList.Date(subject.RegisteredOn))
            .Add("registrationNumber", subject.Registrations.Select(registration => registration.Number))
            .Add("jurisdiction", subject.Registrations.Select(registration => Country(registration.Country)));

    // The first is the primary name, whatever else is said of it.
    private static string PropertyOf(Name name, Subject subject)
        => ReferenceEquals(name, subject.Names[0]) ? "name"
            : IsWeak(name) ? "weakAlias"
            : name.Kind is NameKind.Former or NameKind.Maiden ? "previousName"
            : name.Kind == NameKind.Primary || name.TransliterationOf == subject.Names[0].WholeName ? "name"
            : "alias";

    private static bool IsWeak(Name name) => name.Quality == NameQuality.Weak || name.Kind == NameKind.LowQualityAlias;

    private static string PropertyOf(Identifier identifier, bool person) => identifier.Type switch
    {
        "passport" when person => "passportNumber",
        "taxid" or "fiscalcode" => "taxNumber",
        "regnumber" => "registrationNumber",
        "swiftbic" => "swiftBic",
        "imo" when !person => "imoNumber",
        _ => "idNumber",
    };

    // As the source words it, or put together from its parts.
    private static string Text(Address address)
        => address.Text.Length > 0
            ? address.Text
            : string.Join(
                ", ",
                ((string[])[address.Street, address.PoBox, address.Place, address.Postcode, address.City, address.Region])
                    .Where(part => part.Length > 0));
}

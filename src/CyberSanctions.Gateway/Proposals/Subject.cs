using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Gateway.Json;

namespace CyberSanctions.Gateway.Proposals;

/// <summary>Who is to be listed: the particulars of Regulation (EU) 2019/796, Article 14(2).</summary>
public sealed record Subject
{
    /// <summary>A person (Annex I, part A) or an entity (part B).</summary>
    public required SubjectKind Kind { get; init; }

    /// <summary>The first one is the primary name.</summary>
    public required IReadOnlyList<Name> Names { get; init; }

    /// <summary>Dates and places of birth. Persons only.</summary>
    public IReadOnlyList<Birth> Births { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-2 codes. Persons only.</summary>
    public IReadOnlyList<string> Nationalities { get; init; } = [];

    /// <summary>As far as it is known. Persons only.</summary>
    public Gender? Gender { get; init; }

    /// <summary>Function or profession.</summary>
    public string? Function { get; init; }

    /// <summary>Passports, registration numbers and the like.</summary>
    public IReadOnlyList<Identifier> Identifiers { get; init; } = [];

    /// <summary>Known addresses.</summary>
    public IReadOnlyList<Address> Addresses { get; init; } = [];

    /// <summary>When the entity was registered, as far as it is known. Entities only.</summary>
    public PartialDate? RegisteredOn { get; init; }

    /// <summary>Where the entity is registered. Entities only.</summary>
    public string? PlaceOfRegistration { get; init; }

    /// <summary>More of some of the nationalities: since when, until when. Persons only.</summary>
    public IReadOnlyList<NationalityDetail> NationalityDetails { get; init; } = [];

    /// <summary>Functions with their dates.</summary>
    public IReadOnlyList<HeldFunction> Functions { get; init; } = [];

    /// <summary>Entries in registers. Entities only.</summary>
    public IReadOnlyList<Registration> Registrations { get; init; } = [];

    /// <summary>Ltd, OOO, GmbH. Entities only.</summary>
    public string? LegalForm { get; init; }

    /// <summary>Where the entity does most of its business. Entities only.</summary>
    public string? PrincipalPlaceOfBusiness { get; init; }

    /// <summary>Legal entity identifier (ISO 17442), with its check digits. Entities only.</summary>
    public string? Lei { get; init; }

    /// <summary>How to reach the subject, at whatever address.</summary>
    public ContactData? Contact { get; init; }

    /// <summary>Where crypto-assets are held.</summary>
    public IReadOnlyList<CryptoAddress> CryptoAddresses { get; init; } = [];

    /// <summary>What the subject is to others.</summary>
    public IReadOnlyList<SubjectRelation> Relations { get; init; } = [];

    /// <summary>Where public registers tell of the subject.</summary>
    public IReadOnlyList<RegisterLink> Links { get; init; } = [];

    /// <summary>What has no place elsewhere.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Under which the Security Council of the United Nations lists the same subject.</summary>
    public string? UnReferenceNumber { get; init; }

    /// <summary>Whatever else an act says of the designation.</summary>
    public string? DesignationDetails { get; init; }
}

/// <summary>A name or an alias.</summary>
public sealed record Name
{
    /// <summary>The name as a whole, as the act writes it.</summary>
    public required string WholeName { get; init; }

    /// <summary>Where it is known which part is which.</summary>
    public string? FirstName { get; init; }

    /// <summary>Where it is known which part is which.</summary>
    public string? MiddleName { get; init; }

    /// <summary>Where it is known which part is which.</summary>
    public string? LastName { get; init; }

    /// <summary>Weak: a nickname or a common word. Strong when not said.</summary>
    public NameQuality Quality { get; init; } = NameQuality.Strong;

    /// <summary>ISO 639-1, lower case.</summary>
    public string? Language { get; init; }

    /// <summary>What the name is to its subject. Not said: the first is the primary name, every other one an alias.</summary>
    public NameKind? Kind { get; init; }

    /// <summary>ISO 15924: Latn, Cyrl. The name is written in it.</summary>
    public string? Script { get; init; }

    /// <summary>Of nobility, rank or degree, as it goes with this name.</summary>
    public string? Title { get; init; }

    /// <summary>The name after the father, where it is one of its own.</summary>
    public string? Patronymic { get; init; }

    /// <summary>The whole name of that other one of the names which this one renders in another script.</summary>
    public string? TransliterationOf { get; init; }

    /// <summary>By which standard, for example ISO 9, ICAO 9303 or BGN/PCGN.</summary>
    public string? TransliterationStandard { get; init; }

    /// <summary>On this name.</summary>
    public string? Remark { get; init; }
}

/// <summary>A date or place of birth.</summary>
public sealed record Birth
{
    /// <summary>As far as it is known.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>As the source words it.</summary>
    public string? Place { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>The city alone.</summary>
    public string? City { get; init; }

    /// <summary>The region.</summary>
    public string? Region { get; init; }

    /// <summary>The postcode.</summary>
    public string? Postcode { get; init; }

    /// <summary>Of the source; Gregorian where nothing is said.</summary>
    public CalendarKind? Calendar { get; init; }

    /// <summary>The date in that calendar, where it is not the Gregorian one, as far as it is known.</summary>
    public DateInCalendar? DateInCalendar { get; init; }

    /// <summary>The date as the source words it.</summary>
    public string? AsGiven { get; init; }

    /// <summary>On this birth.</summary>
    public string? Remark { get; init; }
}

/// <summary>A number that identifies.</summary>
public sealed record Identifier
{
    /// <summary>passport, id, taxid, regnumber, imo, swiftbic, fiscalcode or other.</summary>
    public required string Type { get; init; }

    /// <summary>As the document has it.</summary>
    public required string Number { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? IssuingCountry { get; init; }

    /// <summary>Day of issue.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>The number in Latin letters, where the document has it in others.</summary>
    public string? LatinNumber { get; init; }

    /// <summary>The authority that issued it.</summary>
    public string? IssuedBy { get; init; }

    /// <summary>The region of that authority.</summary>
    public string? Region { get; init; }

    /// <summary>Its first day.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Its last day.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The name as the document has it.</summary>
    public string? NameOnDocument { get; init; }

    /// <summary>It is a forgery: it identifies nobody.</summary>
    public bool KnownFalse { get; init; }

    /// <summary>It has expired.</summary>
    public bool KnownExpired { get; init; }

    /// <summary>It was reported lost or stolen.</summary>
    public bool ReportedLost { get; init; }

    /// <summary>Whoever issued it has revoked it.</summary>
    public bool RevokedByIssuer { get; init; }

    /// <summary>A diplomatic document.</summary>
    public bool Diplomatic { get; init; }

    /// <summary>What it is, in words.</summary>
    public string? TypeDescription { get; init; }

    /// <summary>On this document.</summary>
    public string? Remark { get; init; }
}

/// <summary>An address.</summary>
public sealed record Address
{
    /// <summary>As the source words it.</summary>
    public string? Text { get; init; }

    /// <summary>The city alone.</summary>
    public string? City { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>The street, with the number of the house.</summary>
    public string? Street { get; init; }

    /// <summary>The post-office box.</summary>
    public string? PoBox { get; init; }

    /// <summary>The postcode.</summary>
    public string? Postcode { get; init; }

    /// <summary>The region.</summary>
    public string? Region { get; init; }

    /// <summary>A village or a part of a town, where it is neither the city nor the region.</summary>
    public string? Place { get; init; }

    /// <summary>It was not the subject's when that was listed, as far as anybody knew.</summary>
    public bool NotAtListingTime { get; init; }

    /// <summary>How to reach whoever is there.</summary>
    public ContactData? Contact { get; init; }

    /// <summary>On this address.</summary>
    public string? Remark { get; init; }
}

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
}

using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Gateway.Json;
using Address = CyberSanctions.Gateway.Proposals.Address;
using Birth = CyberSanctions.Gateway.Proposals.Birth;
using Identifier = CyberSanctions.Gateway.Proposals.Identifier;
using Name = CyberSanctions.Gateway.Proposals.Name;

namespace CyberSanctions.Gateway.Entries;

/// <summary>What an entry says, or the part of it that is amended.</summary>
public sealed record EntryContent
{
    /// <summary>Who is listed.</summary>
    public Particulars? Subject { get; init; }

    /// <summary>Regulation (EU) 2019/796, Article 3(3).</summary>
    public ListingGround? Ground { get; init; }

    /// <summary>Asset freeze, travel ban or both.</summary>
    public IReadOnlyList<Measure>? Measures { get; init; }

    /// <summary>Why the subject is listed, as it is published.</summary>
    public string? StatementOfReasons { get; init; }
}

/// <summary>Who is listed, or what is amended of that; anything may be left out.</summary>
public sealed record Particulars
{
    /// <summary>A person (Annex I, part A) or an entity (part B). It cannot be amended: that would be somebody else.</summary>
    public SubjectKind? Kind { get; init; }

    /// <summary>All names; the first one is the primary name.</summary>
    public IReadOnlyList<Name>? Names { get; init; }

    /// <summary>Dates and places of birth. Persons only.</summary>
    public IReadOnlyList<Birth>? Births { get; init; }

    /// <summary>ISO 3166-1 alpha-2 codes. Persons only.</summary>
    public IReadOnlyList<string>? Nationalities { get; init; }

    /// <summary>As far as it is known. Persons only.</summary>
    public Gender? Gender { get; init; }

    /// <summary>Function or profession.</summary>
    public string? Function { get; init; }

    /// <summary>Passports, registration numbers and the like.</summary>
    public IReadOnlyList<Identifier>? Identifiers { get; init; }

    /// <summary>The addresses that are known.</summary>
    public IReadOnlyList<Address>? Addresses { get; init; }

    /// <summary>When the entity was registered, as far as it is known. Entities only.</summary>
    public PartialDate? RegisteredOn { get; init; }

    /// <summary>Where the entity is registered. Entities only.</summary>
    public string? PlaceOfRegistration { get; init; }
}

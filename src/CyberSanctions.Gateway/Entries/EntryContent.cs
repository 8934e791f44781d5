using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Gateway.Json;
using Address = CyberSanctions.Gateway.Proposals.Address;
using Birth = CyberSanctions.Gateway.Proposals.Birth;
using ContactData = CyberSanctions.Gateway.Proposals.ContactData;
using CryptoAddress = CyberSanctions.Gateway.Proposals.CryptoAddress;
using HeldFunction = CyberSanctions.Gateway.Proposals.HeldFunction;
using Identifier = CyberSanctions.Gateway.Proposals.Identifier;
using Name = CyberSanctions.Gateway.Proposals.Name;
using NationalityDetail = CyberSanctions.Gateway.Proposals.NationalityDetail;
using RegisterLink = CyberSanctions.Gateway.Proposals.RegisterLink;
using Registration = CyberSanctions.Gateway.Proposals.Registration;
using SubjectRelation = CyberSanctions.Gateway.Proposals.SubjectRelation;

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

    /// <summary>More of some of the nationalities; they are amended together. Persons only.</summary>
    public IReadOnlyList<NationalityDetail>? NationalityDetails { get; init; }

    /// <summary>Functions with their dates.</summary>
    public IReadOnlyList<HeldFunction>? Functions { get; init; }

    /// <summary>Entries in registers. Entities only.</summary>
    public IReadOnlyList<Registration>? Registrations { get; init; }

    /// <summary>Ltd, OOO, GmbH. Entities only.</summary>
    public string? LegalForm { get; init; }

    /// <summary>Where the entity does most of its business. Entities only.</summary>
    public string? PrincipalPlaceOfBusiness { get; init; }

    /// <summary>Legal entity identifier (ISO 17442). Entities only.</summary>
    public string? Lei { get; init; }

    /// <summary>How to reach the subject, at whatever address.</summary>
    public ContactData? Contact { get; init; }

    /// <summary>Where crypto-assets are held.</summary>
    public IReadOnlyList<CryptoAddress>? CryptoAddresses { get; init; }

    /// <summary>What the subject is to others.</summary>
    public IReadOnlyList<SubjectRelation>? Relations { get; init; }

    /// <summary>Where public registers tell of the subject.</summary>
    public IReadOnlyList<RegisterLink>? Links { get; init; }

    /// <summary>What has no place elsewhere.</summary>
    public IReadOnlyList<string>? Remarks { get; init; }

    /// <summary>Under which the Security Council of the United Nations lists the same subject.</summary>
    public string? UnReferenceNumber { get; init; }

    /// <summary>Whatever else an act says of the designation.</summary>
    public string? DesignationDetails { get; init; }
}

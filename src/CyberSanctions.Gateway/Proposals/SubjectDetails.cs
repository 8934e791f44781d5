using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Gateway.Json;

namespace CyberSanctions.Gateway.Proposals;

/// <summary>A date of a calendar that is not the Gregorian one, as far as it is known: the Coptic year has 13 months.</summary>
public sealed record DateInCalendar
{
    /// <summary>The year there, unless a range of years is known.</summary>
    public int? Year { get; init; }

    /// <summary>The month there, 1 to 12 or 13.</summary>
    public int? Month { get; init; }

    /// <summary>The day of that month.</summary>
    public int? Day { get; init; }

    /// <summary>The first of several years.</summary>
    public int? YearFrom { get; init; }

    /// <summary>The last of several years.</summary>
    public int? YearTo { get; init; }

    /// <summary>The source says "approximately".</summary>
    public bool Circa { get; init; }
}

/// <summary>What is known of a nationality besides the country.</summary>
public sealed record NationalityDetail
{
    /// <summary>One of the subject's nationalities: ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    /// <summary>The region.</summary>
    public string? Region { get; init; }

    /// <summary>Since when.</summary>
    public DateOnly? AcquiredOn { get; init; }

    /// <summary>Until when: it is a former nationality then.</summary>
    public DateOnly? LostOn { get; init; }

    /// <summary>On this nationality.</summary>
    public string? Remark { get; init; }
}

/// <summary>A function that a subject holds or held.</summary>
public sealed record HeldFunction
{
    /// <summary>As the source words it.</summary>
    public required string Title { get; init; }

    /// <summary>Where.</summary>
    public string? Organisation { get; init; }

    /// <summary>Since when, as far as it is known.</summary>
    public PartialDate? From { get; init; }

    /// <summary>Until when, as far as it is known; not said: it is still held, or nobody knows.</summary>
    public PartialDate? Until { get; init; }

    /// <summary>On this function.</summary>
    public string? Remark { get; init; }
}

/// <summary>An entry of an entity in a register.</summary>
public sealed record Registration
{
    /// <summary>Which register.</summary>
    public string? Register { get; init; }

    /// <summary>The number there.</summary>
    public required string Number { get; init; }

    /// <summary>When, as far as it is known.</summary>
    public PartialDate? RegisteredOn { get; init; }

    /// <summary>Where.</summary>
    public string? Place { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>On this registration.</summary>
    public string? Remark { get; init; }
}

/// <summary>How to reach somebody: each number and each address in a field of its own.</summary>
public sealed record ContactData
{
    /// <summary>With + and the code of the country.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>With + and the code of the country.</summary>
    public IReadOnlyList<string> Faxes { get; init; } = [];

    /// <summary>Addresses of electronic mail.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>http and https URLs.</summary>
    public IReadOnlyList<string> Websites { get; init; } = [];
}

/// <summary>Where crypto-assets are held; its checksum is verified.</summary>
public sealed record CryptoAddress
{
    /// <summary>BTC, ETH; upper case.</summary>
    public required string Currency { get; init; }

    /// <summary>The address, with its checksum.</summary>
    public required string Address { get; init; }

    /// <summary>On this address.</summary>
    public string? Remark { get; init; }
}

/// <summary>What the subject is to an entry of the same list, or to somebody named.</summary>
public sealed record SubjectRelation
{
    /// <summary>What the subject is to the other one.</summary>
    public required SubjectRelationKind Kind { get; init; }

    /// <summary>The reference on the list, for example EU.5701.88 or CYB-2026-0001.</summary>
    public string? EntryReference { get; init; }

    /// <summary>Whoever is not on the list.</summary>
    public string? Name { get; init; }

    /// <summary>Of shares or votes, above 0 and at most 100, with at most two decimals. Of ownership and control only.</summary>
    public string? Percentage { get; init; }

    /// <summary>Since when, as far as it is known.</summary>
    public PartialDate? Since { get; init; }

    /// <summary>Until when, as far as it is known.</summary>
    public PartialDate? Until { get; init; }

    /// <summary>On this relation.</summary>
    public string? Remark { get; init; }
}

/// <summary>Where a public register tells of the subject.</summary>
public sealed record RegisterLink
{
    /// <summary>Of the page or the register.</summary>
    public string? Title { get; init; }

    /// <summary>An absolute http or https URL.</summary>
    public required string Url { get; init; }

    /// <summary>The day on which somebody read it there.</summary>
    public DateOnly? SeenOn { get; init; }
}

using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.Requests;
using Handling = CyberSanctions.Contracts.Common.V1.Handling;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Acts;

/// <summary>Which acts: those of which all holds that is said.</summary>
public sealed record ActFilter
{
    /// <summary>Words that are all in what it says of itself.</summary>
    public string? Q { get; init; }

    /// <summary>Its state.</summary>
    public ActState? State { get; init; }

    /// <summary>Its TLP 2.0 marking.</summary>
    public Handling? Handling { get; init; }

    /// <summary>Whether it is a table-top exercise.</summary>
    public bool? Exercise { get; init; }

    /// <summary>Its number.</summary>
    public string? Number { get; init; }

    /// <summary>Who drafted it.</summary>
    public string? DraftedBy { get; init; }

    /// <summary>Adopted at this moment or later.</summary>
    public DateTimeOffset? AdoptedSince { get; init; }

    /// <summary>Adopted at this moment or earlier.</summary>
    public DateTimeOffset? AdoptedUntil { get; init; }

    /// <summary>In effect from this day or a later one.</summary>
    public DateOnly? InForceFrom { get; init; }

    /// <summary>In effect from this day or an earlier one.</summary>
    public DateOnly? InForceTo { get; init; }
}

/// <summary>A filter as it stands in an address.</summary>
internal static class ActQuery
{
    /// <summary>All parameters that it has.</summary>
    public static string[] Names { get; } =
    [
        "q", "state", "handling", "exercise", "number", "draftedBy", "adoptedSince", "adoptedUntil", "inForceFrom", "inForceTo",
    ];

    /// <summary>The filter of a request; what is there and empty is refused, since it would leave all.</summary>
    public static Wire.ActFilter Of(IQueryCollection query)
        => new ActFilter
        {
            Q = QueryValues.Sought(query, "q"),
            State = QueryValues.WordOrNone<ActState>(query, "state"),
            Handling = QueryValues.WordOrNone<Handling>(query, "handling"),
            Exercise = QueryValues.Flag("exercise", QueryValues.Only(query, "exercise")),
            Number = QueryValues.Named(query, "number"),
            DraftedBy = QueryValues.Named(query, "draftedBy"),
            AdoptedSince = QueryValues.Instant("adoptedSince", QueryValues.Only(query, "adoptedSince")),
            AdoptedUntil = QueryValues.Instant("adoptedUntil", QueryValues.Only(query, "adoptedUntil")),
            InForceFrom = QueryValues.Day("inForceFrom", QueryValues.Only(query, "inForceFrom")),
            InForceTo = QueryValues.Day("inForceTo", QueryValues.Only(query, "inForceTo")),
        }.ToWire();
}

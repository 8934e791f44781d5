using System.Globalization;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Gateway.Json;
using Microsoft.AspNetCore.WebUtilities;
using Handling = CyberSanctions.Contracts.Common.V1.Handling;

namespace CyberSanctions.Gateway.Dossiers;

/// <summary>Which dossiers: those of which all holds that is said.</summary>
public sealed record DossierFilter
{
    /// <summary>Words that are all in it, in any script.</summary>
    public string? Q { get; init; }

    /// <summary>Its state.</summary>
    public DossierState? State { get; init; }

    /// <summary>Its TLP 2.0 marking.</summary>
    public Handling? Handling { get; init; }

    /// <summary>Whether it is a table-top exercise.</summary>
    public bool? Exercise { get; init; }

    /// <summary>Words of the name and the aliases of one actor.</summary>
    public string? Actor { get; init; }

    /// <summary>There is an incident of this kind.</summary>
    public AttackKind? AttackKind { get; init; }

    /// <summary>There is an incident that hit something in this sector.</summary>
    public Sector? Sector { get; init; }

    /// <summary>An incident may have begun on this day or later.</summary>
    public DateOnly? BeganFrom { get; init; }

    /// <summary>On this day or earlier.</summary>
    public DateOnly? BeganTo { get; init; }

    /// <summary>Something was changed at this moment or later.</summary>
    public DateTimeOffset? ChangedSince { get; init; }

    /// <summary>At this moment or earlier.</summary>
    public DateTimeOffset? ChangedUntil { get; init; }

    /// <summary>Whether you opened it, changed something in it, or made a remark on it.</summary>
    public bool Mine { get; init; }

    /// <summary>Where the dossiers are that it leaves.</summary>
    internal string Address()
    {
        (string Name, string? Value)[] query =
        [
            (FilterQuery.Q, Q), (FilterQuery.State, Word(State)), (FilterQuery.Handling, Word(Handling)),
            (FilterQuery.Exercise, Exercise is { } exercise ? Flag(exercise) : null), (FilterQuery.Actor, Actor),
            (FilterQuery.AttackKind, Word(AttackKind)), (FilterQuery.Sector, Word(Sector)),
            (FilterQuery.BeganFrom, Day(BeganFrom)),
            (FilterQuery.BeganTo, Day(BeganTo)), (FilterQuery.ChangedSince, Instant(ChangedSince)),
            (FilterQuery.ChangedUntil, Instant(ChangedUntil)), (FilterQuery.Mine, Mine ? Flag(Mine) : null),
        ];
        return QueryHelpers.AddQueryString(
            DossierEndpoints.Address,
            query.Where(part => part.Value is not null).ToDictionary(part => part.Name, part => part.Value));
    }

    private static string? Word<T>(T? value)
        where T : struct, Enum
        => value is { } known ? Words<T>.For(known) : null;

    private static string Flag(bool value) => value ? "true" : "false";

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Instant(DateTimeOffset? instant)
        => instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}

using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.Requests;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Dossiers;

/// <summary>A filter as it stands in an address.</summary>
internal static class FilterQuery
{
    public const string Q = "q";
    public const string State = "state";
    public const string Handling = "handling";
    public const string Exercise = "exercise";
    public const string Actor = "actor";
    public const string AttackKind = "attackKind";
    public const string Sector = "sector";
    public const string BeganFrom = "beganFrom";
    public const string BeganTo = "beganTo";
    public const string ChangedSince = "changedSince";
    public const string ChangedUntil = "changedUntil";
    public const string Mine = "mine";

    /// <summary>All parameters that it has.</summary>
    public static string[] Names { get; } =
        [Q, State, Handling, Exercise, Actor, AttackKind, Sector, BeganFrom, BeganTo, ChangedSince, ChangedUntil, Mine];

    /// <summary>The filter of a request; what is there and empty is refused, since it would leave all.</summary>
    public static Wire.DossierFilter Of(IQueryCollection query)
    {
        return new DossierFilter
        {
            Q = QueryValues.Sought(query, Q),
            State = QueryValues.WordOrNone<DossierState>(query, State),
            Handling = QueryValues.WordOrNone<Contracts.Common.V1.Handling>(query, Handling),
            Exercise = QueryValues.Flag(Exercise, Value(Exercise)),
            Actor = QueryValues.Sought(query, Actor),
            AttackKind = QueryValues.WordOrNone<AttackKind>(query, AttackKind),
            Sector = QueryValues.WordOrNone<Sector>(query, Sector),
            BeganFrom = QueryValues.Day(BeganFrom, Value(BeganFrom)),
            BeganTo = QueryValues.Day(BeganTo, Value(BeganTo)),
            ChangedSince = QueryValues.Instant(ChangedSince, Value(ChangedSince)),
            ChangedUntil = QueryValues.Instant(ChangedUntil, Value(ChangedUntil)),
            Mine = QueryValues.Flag(Mine, Value(Mine)) ?? false,
        }.ToWire();

        string? Value(string name) => QueryValues.Only(query, name);
    }
}

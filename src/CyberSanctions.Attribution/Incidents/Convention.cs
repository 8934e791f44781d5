using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Attribution.Incidents;

/// <summary>
/// Which offences of the Convention on Cybercrime (ETS No. 185) an incident amounts to, by its attack kinds: access is that of
/// Article 2, interception of Article 3, interference with data of Article 4 and with systems of Article 5, an attempt of
/// Article 11. That data interference was a theft of funds (Article 8), officers say themselves.
/// </summary>
internal static class Convention
{
    /// <summary>In the order of the Articles.</summary>
    public static IEnumerable<Offence> Offences(Incident incident)
    {
        var offences = incident.AttackKinds.Select(OffenceOf);
        return (incident.Attempted ? offences.Append(Offence.AttemptAidingOrAbetting) : offences).Order();
    }

    private static Offence OffenceOf(AttackKind kind) => kind switch
    {
        AttackKind.AccessToInformationSystems => Offence.IllegalAccess,
        AttackKind.InformationSystemInterference => Offence.SystemInterference,
        AttackKind.DataInterference => Offence.DataInterference,
        AttackKind.DataInterception => Offence.IllegalInterception,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such attack kind."),
    };
}

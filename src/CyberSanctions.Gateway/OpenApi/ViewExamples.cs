using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Gateway.Dossiers;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>Views of dossiers, for the API's description.</summary>
internal static class ViewExamples
{
    public static NewDossierView View { get; } = new()
    {
        Name = "Ferries, mine and open",
        Filter = new Dossiers.DossierFilter
        {
            Q = "ferry operators",
            State = DossierState.Open,
            Exercise = false,
            BeganFrom = new DateOnly(2026, 1, 1),
            Mine = true,
        },
    };
}

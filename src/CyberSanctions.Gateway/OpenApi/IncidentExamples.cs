using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Gateway.Dossiers;
using CyberSanctions.Gateway.Json;
using EffectFigure = CyberSanctions.Gateway.Dossiers.EffectFigure;
using SignificantEffect = CyberSanctions.Gateway.Dossiers.SignificantEffect;
using Target = CyberSanctions.Gateway.Dossiers.Target;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>What happened to the invented ferry operators, for the API's description.</summary>
internal static class IncidentExamples
{
    public static NewIncident Incident { get; } = new()
    {
        Title = "Wiping of the reservation systems",
        Description = "The systems were entered through a maintenance account; the booking data of three operators was deleted.",
        Began = PartialDate.Parse("2026-03"),
        Ended = PartialDate.Parse("2026-03-18"),
        AttackKinds = [AttackKind.AccessToInformationSystems, AttackKind.DataInterference],
        ExternalThreat = [ExternalThreat.OriginatesOutsideUnion],
        Targets =
        [
            new Target
            {
                Kind = TargetKind.EssentialServices,
                Sector = Sector.Transport,
                MemberState = "MT",
                Name = "Blue Heron Ferries",
            },
        ],
        Effects =
        [
            new SignificantEffect
            {
                Factor = EffectFactor.Disruption,
                Assessment = "No ferry of the three operators could be boarded for four days.",
                Figures = [new EffectFigure { Unit = FigureUnit.Hours, Value = 96, Bound = FigureBound.AtLeast }],
            },
        ],
    };

    public static NewTimelineEvent Event { get; } = new()
    {
        Date = new PartialDate(2026, 3, 14, 0, 0, Circa: false),
        Time = "02:40",
        Text = "The maintenance account is used from an address outside the Union for the first time.",
        Source = "Case file 12, item 4",
    };

    public static TimelineEventCorrection EventCorrection { get; } = new()
    {
        Date = new PartialDate(2026, 3, 13, 0, 0, Circa: false),
        Time = "23:40",
        Text = Event.Text,
        Source = Event.Source,
        Reason = "The server's clock was three hours fast.",
    };
}

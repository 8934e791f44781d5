using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Attribution.Tests;

/// <summary>Invented dossiers and what is in them: complete, so that a test takes away or spoils what it is about.</summary>
internal static class Examples
{
    public static CreateDossierRequest NewDossier(Handling handling = Handling.TlpAmber) => new()
    {
        Title = "Intrusions at Nimbus Water Works",
        Summary = "Two intrusions into the control network.",
        Handling = handling,
        Exercise = false,
    };

    public static Incident Incident() => new()
    {
        Title = "Pumps stopped at Nimbus Water Works",
        Description = "The control network was entered and the pumps were stopped for six hours.",
        Began = new PartialDate { Year = 2024, Month = 2 },
        AttackKinds = { AttackKind.AccessToInformationSystems, AttackKind.InformationSystemInterference },
        ExternalThreat = { ExternalThreat.OriginatesOutsideUnion },
        Targets = { new Target { Kind = TargetKind.EssentialServices, Sector = Sector.DrinkingWater, MemberState = "MT" } },
        Effects =
        {
            new SignificantEffect
            {
                Factor = EffectFactor.Disruption,
                Assessment = "40,000 households without water.",
                Figures = { new EffectFigure { Unit = FigureUnit.Hours, Value = 6, Bound = FigureBound.About } },
            },
        },
        Offences = { Offence.IllegalAccess, Offence.SystemInterference },
    };

    public static Evidence Evidence() => new()
    {
        Title = "Disk image of the control server",
        Source = "Nimbus Water Works",
        Reliability = SourceReliability.B,
        Credibility = 2,
        Sha256 = new string('a', 64),
        Handling = Handling.TlpAmber,
    };

    public static TimelineEvent Event() => new()
    {
        Date = new PartialDate { Year = 2024, Month = 2, Day = 11 },
        Time = "03:20",
        Text = "The pumps stop.",
        Source = "Nimbus Water Works, log of the control room",
    };

    public static Actor Actor() => new()
    {
        Kind = ActorKind.Group,
        Name = "Blue Heron",
        Aliases = { "Paper Crane" },
        Involvement = "Ran the servers from which the intrusions came.",
    };

    public static DossierFilter Filter() => new()
    {
        Q = "pumps",
        State = DossierState.Open,
        Handling = Handling.TlpAmber,
        Exercise = false,
        Actor = "heron",
        AttackKind = AttackKind.AccessToInformationSystems,
        Sector = Sector.DrinkingWater,
        BeganFrom = new Date { Year = 1900, Month = 1, Day = 1 },
        BeganTo = new Date { Year = 9990, Month = 1, Day = 1 },
        ChangedSince = new Timestamp { Seconds = 0 },
        ChangedUntil = new Timestamp { Seconds = 253_000_000_000 },
        Mine = true,
    };

    public static Dossier OpenDossier() => new()
    {
        Reference = "ATT-2026-0001",
        Version = 4,
        Handling = Handling.TlpAmber,
        State = DossierState.Open,
    };
}

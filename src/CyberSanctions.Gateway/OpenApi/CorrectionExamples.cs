using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Gateway.Dossiers;
using Handling = CyberSanctions.Contracts.Common.V1.Handling;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>Bodies of corrections, for the API's description.</summary>
internal static class CorrectionExamples
{
    public static DossierCorrection Dossier { get; } = new()
    {
        Title = "Intrusions at the ferry operators",
        Summary = "Reservation systems of four ferry operators were entered and wiped in March 2026.",
        Handling = Handling.TlpAmber,
        Reason = "A fourth operator has reported the same intrusion.",
    };

    public static IncidentCorrection Incident { get; } = new()
    {
        Title = IncidentExamples.Incident.Title,
        Description = "The systems were entered through a maintenance account; the booking data of four operators was deleted.",
        Began = IncidentExamples.Incident.Began,
        Ended = IncidentExamples.Incident.Ended,
        AttackKinds = IncidentExamples.Incident.AttackKinds,
        ExternalThreat = IncidentExamples.Incident.ExternalThreat,
        Targets = IncidentExamples.Incident.Targets,
        Effects = IncidentExamples.Incident.Effects,
        Reason = "A fourth operator has reported the same intrusion.",
    };

    public static EvidenceCorrection Evidence { get; } = new()
    {
        Title = Examples.Evidence.Title,
        Description = Examples.Evidence.Description,
        Source = Examples.Evidence.Source,
        Reliability = Examples.Evidence.Reliability,
        Credibility = 1,
        Sha256 = Examples.Evidence.Sha256,
        Handling = Examples.Evidence.Handling,
        Reason = "A second laboratory has confirmed it.",
    };

    public static ActorCorrection Actor { get; } = new()
    {
        Kind = Examples.Actor.Kind,
        Name = Examples.Actor.Name,
        Aliases = ["nimbostratus", "cumulus"],
        Involvement = Examples.Actor.Involvement,
        Reason = "She used another name on the forum.",
    };

    public static NewPlace Place { get; } = new() { Reason = "The story begins with it." };

    public static NewRemark Remark { get; } = new()
    {
        Kind = RemarkKind.RequestForChange,
        Text = "The date of the intrusion is not the one of the logs.",
    };

    public static NewSettlement Settlement { get; } = new() { Text = "It is now that of the logs." };

    public static NewSuccessor Successor { get; } = new() { Reason = "A court has asked for more on the payments." };

    public static NewWithdrawal Withdrawal { get; } = new() { Reason = "It belongs to another case." };
}

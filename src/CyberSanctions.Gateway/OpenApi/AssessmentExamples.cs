using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Gateway.Dossiers;
using EvidenceVerdict = CyberSanctions.Gateway.Dossiers.EvidenceVerdict;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>What is judged of the invented ferry operators' case, for the API's description.</summary>
internal static class AssessmentExamples
{
    private const string ActorId = "01990d6e-3f0c-7a52-b1d4-5c8e2f7a9b10";
    private const string OtherActorId = "01990d6e-3f0c-7a52-b1d4-5c8e2f7a9b11";
    private const string EvidenceId = "01990d6e-3f0c-7a52-b1d4-5c8e2f7a9b12";

    public static NewRelation Relation { get; } = new()
    {
        Kind = RelationKind.DirectedBy,
        SourceId = ActorId,
        TargetId = OtherActorId,
        Description = "The payments followed each intrusion.",
        EvidenceIds = [EvidenceId],
    };

    public static RelationCorrection RelationCorrection { get; } = new()
    {
        Kind = RelationKind.MemberOf,
        SourceId = ActorId,
        TargetId = OtherActorId,
        Description = Relation.Description,
        EvidenceIds = [EvidenceId],
        Reason = "She was on its payroll.",
    };

    public static NewHypothesis Hypothesis { get; } = new()
    {
        Statement = "Aurelia Nimbus wiped the systems, for money.",
        ActorIds = [ActorId],
        Likelihood = Likelihood.VeryLikely,
        Confidence = Confidence.Moderate,
        Reasoning = "The sessions came from servers that she had rented.",
        Verdicts =
        [
            new EvidenceVerdict
            {
                EvidenceId = EvidenceId,
                Consistency = Consistency.Consistent,
                Note = "Her account was used in each session.",
            },
        ],
    };

    public static HypothesisCorrection HypothesisCorrection { get; } = new()
    {
        Statement = Hypothesis.Statement,
        ActorIds = [ActorId],
        Likelihood = Likelihood.Likely,
        Confidence = Confidence.Moderate,
        Reasoning = Hypothesis.Reasoning,
        Verdicts = Hypothesis.Verdicts,
        Reason = "Others had the password, too.",
    };

    public static NewStateResponsibility Responsibility { get; } = new()
    {
        State = "CH",
        Basis = ResponsibilityBasis.DueDiligence,
        Reasoning = "An invented example: the servers ran on, though their State was told of them.",
        EvidenceIds = [EvidenceId],
        Norms = [Norm.C],
        Likelihood = Likelihood.Unlikely,
        Confidence = Confidence.Low,
    };

    public static StateResponsibilityCorrection ResponsibilityCorrection { get; } = new()
    {
        State = Responsibility.State,
        Basis = Responsibility.Basis,
        Reasoning = Responsibility.Reasoning,
        EvidenceIds = [EvidenceId],
        Norms = [Norm.C],
        Likelihood = Likelihood.AlmostNoChance,
        Confidence = Confidence.Moderate,
        Reason = "The State had them switched off within a day.",
    };
}

using CyberSanctions.Gateway.Dossiers;
using CyberSanctions.Gateway.Partners;
using Riok.Mapperly.Abstractions;
using Attribution = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Json;

/// <content>Of partners.</content>
internal static partial class Answers
{
    public static partial Share ToShare(this Attribution.Share share);

    public static partial ReceivedShare ToReceivedShare(this Attribution.ReceivedShare share);

    public static partial PartnerAnswer ToAnswer(this Attribution.PartnerAnswer answer);

    [MapperIgnoreSource(nameof(Attribution.Contribution.Dossier))]
    public static partial ContributionSummary ToSummary(this Attribution.Contribution contribution);

    public static partial Contribution ToContribution(this Attribution.Contribution contribution);

    /// <summary>What an item says stands under the name of its kind, beside its id.</summary>
    public static SharedItem ToSharedItem(this Attribution.SharedItem item) => new()
    {
        Kind = item.Kind,
        Id = item.Id,
        Incident = item.Content.Incident?.ToIncident(),
        Evidence = item.Content.Evidence is { } evidence ? ToShared(evidence) : null,
        Actor = item.Content.Actor?.ToActor(),
        Event = item.Content.Event?.ToEvent(),
        Relation = item.Content.Relation?.ToRelation(),
        Hypothesis = item.Content.Hypothesis?.ToHypothesis(),
        Responsibility = item.Content.Responsibility?.ToResponsibility(),
        Extract = AnswerValues.OrAbsent(item.Extract),
    };

    [MapperIgnoreSource(nameof(Attribution.Evidence.AddedBy))]
    [MapperIgnoreSource(nameof(Attribution.Evidence.AddedAt))]
    [MapperIgnoreSource(nameof(Attribution.Evidence.Content))]
    [MapperIgnoreSource(nameof(Attribution.Evidence.Release))]
    private static partial SharedEvidence ToShared(Attribution.Evidence evidence);

    [MapperIgnoreSource(nameof(Attribution.ContributedDossier.HasExercise))]
    private static partial ContributedDossier ToContributed(Attribution.ContributedDossier dossier);

    [MapperIgnoreSource(nameof(Attribution.Incident.Id))]
    private static partial NewIncident ToNewIncident(Attribution.Incident? incident);

    [MapperIgnoreSource(nameof(Attribution.Evidence.Id))]
    [MapperIgnoreSource(nameof(Attribution.Evidence.AddedBy))]
    [MapperIgnoreSource(nameof(Attribution.Evidence.AddedAt))]
    [MapperIgnoreSource(nameof(Attribution.Evidence.Content))]
    [MapperIgnoreSource(nameof(Attribution.Evidence.Release))]
    private static partial NewEvidence ToNewEvidence(Attribution.Evidence? evidence);

    [MapperIgnoreSource(nameof(Attribution.Actor.Id))]
    private static partial NewActor ToNewActor(Attribution.Actor? actor);
}

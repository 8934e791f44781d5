using CyberSanctions.Attribution.Assessing;
using CyberSanctions.Attribution.Changes;
using CyberSanctions.Attribution.Items;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using Grpc.Core;

namespace CyberSanctions.Attribution.Dossiers;

/// <content>
/// What is judged of a dossier's facts: relations, hypotheses, the responsibility of States. Each names what it rests on:
/// INVALID_ARGUMENT when that is not in the dossier. FAILED_PRECONDITION: <c>dossier-concluded</c>, <c>dossier-withdrawn</c>;
/// ABORTED: <c>stale-version</c>.
/// </content>
internal sealed partial class DossiersGrpcService
{
    /// <summary>Says how one actor stands to another.</summary>
    public override Task<AddRelationReply> AddRelation(AddRelationRequest request, ServerCallContext context)
    {
        RelationRules.Check(
            DossierRules.Changing(request.Reference, request.ExpectedVersion), request.Relation, LivedDates.Today(time)).Throw();
        return ChangeAsync(request, context, request.Reference, request.ExpectedVersion, async (change, dossier) =>
        {
            var added = await Opening.AddAsync(change, dossier, ItemTables.Relations, id => new(request.Relation) { Id = id });
            await change.AppendAsync(
                new RelationAdded { DossierReference = dossier.Reference, DossierVersion = dossier.Version, Relation = added },
                dossier.Reference);
            return new AddRelationReply
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Relation = added,
            };
        });
    }

    /// <summary>Puts a relation in the place of what it said before. NOT_FOUND; also <c>item-withdrawn</c>,
    /// <c>nothing-changed</c>.</summary>
    public override Task<AmendRelationReply> AmendRelation(AmendRelationRequest request, ServerCallContext context)
    {
        RelationRules.Check(
            CorrectionRules.Correcting(request.Reference, request.ExpectedVersion, request.Id, request.Reason),
            request.Relation,
            LivedDates.Today(time)).Throw();
        return ChangeAsync(request, context, request.Reference, request.ExpectedVersion, async (change, dossier) =>
        {
            var amended = await AmendAsync(
                change,
                context,
                dossier,
                ItemTables.Relations,
                request.Id,
                request.Reason,
                before => new(request.Relation) { Id = before.Id });
            var happened = new RelationAmended
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Relation = amended,
                Reason = request.Reason,
            };
            await change.AppendAsync(happened, dossier.Reference);
            return new AmendRelationReply
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Relation = amended,
            };
        });
    }

    /// <summary>Adds an answer to the question who did it.</summary>
    public override Task<AddHypothesisReply> AddHypothesis(AddHypothesisRequest request, ServerCallContext context)
    {
        HypothesisRules.Check(DossierRules.Changing(request.Reference, request.ExpectedVersion), request.Hypothesis).Throw();
        return ChangeAsync(request, context, request.Reference, request.ExpectedVersion, async (change, dossier) =>
        {
            var added = await Opening.AddAsync(change, dossier, ItemTables.Hypotheses, id => new(request.Hypothesis) { Id = id });
            await change.AppendAsync(
                new HypothesisAdded
                {
                    DossierReference = dossier.Reference,
                    DossierVersion = dossier.Version,
                    Hypothesis = added,
                },
                dossier.Reference);
            return new AddHypothesisReply
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Hypothesis = added,
            };
        });
    }

    /// <summary>Puts a hypothesis in the place of what it said before. NOT_FOUND; also <c>item-withdrawn</c>,
    /// <c>nothing-changed</c>.</summary>
    public override Task<AmendHypothesisReply> AmendHypothesis(AmendHypothesisRequest request, ServerCallContext context)
    {
        HypothesisRules.Check(
            CorrectionRules.Correcting(request.Reference, request.ExpectedVersion, request.Id, request.Reason),
            request.Hypothesis).Throw();
        return ChangeAsync(request, context, request.Reference, request.ExpectedVersion, async (change, dossier) =>
        {
            var amended = await AmendAsync(
                change,
                context,
                dossier,
                ItemTables.Hypotheses,
                request.Id,
                request.Reason,
                before => new(request.Hypothesis) { Id = before.Id });
            var happened = new HypothesisAmended
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Hypothesis = amended,
                Reason = request.Reason,
            };
            await change.AppendAsync(happened, dossier.Reference);
            return new AmendHypothesisReply
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Hypothesis = amended,
            };
        });
    }

    /// <summary>Says that a State is responsible. No listing rests on it.</summary>
    public override Task<AddResponsibilityReply> AddResponsibility(AddResponsibilityRequest request, ServerCallContext context)
    {
        ResponsibilityRules.Check(
            DossierRules.Changing(request.Reference, request.ExpectedVersion), request.Responsibility).Throw();
        return ChangeAsync(request, context, request.Reference, request.ExpectedVersion, async (change, dossier) =>
        {
            var added = await Opening.AddAsync(
                change, dossier, ItemTables.Responsibilities, id => new(request.Responsibility) { Id = id });
            var happened = new ResponsibilityAdded
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Responsibility = added,
            };
            await change.AppendAsync(happened, dossier.Reference);
            return new AddResponsibilityReply
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Responsibility = added,
            };
        });
    }

    /// <summary>Puts what is said of a State in the place of what was said before. NOT_FOUND; also <c>item-withdrawn</c>,
    /// <c>nothing-changed</c>.</summary>
    public override Task<AmendResponsibilityReply> AmendResponsibility(
        AmendResponsibilityRequest request, ServerCallContext context)
    {
        ResponsibilityRules.Check(
            CorrectionRules.Correcting(request.Reference, request.ExpectedVersion, request.Id, request.Reason),
            request.Responsibility).Throw();
        return ChangeAsync(request, context, request.Reference, request.ExpectedVersion, async (change, dossier) =>
        {
            var amended = await AmendAsync(
                change,
                context,
                dossier,
                ItemTables.Responsibilities,
                request.Id,
                request.Reason,
                before => new(request.Responsibility) { Id = before.Id });
            var happened = new ResponsibilityAmended
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Responsibility = amended,
                Reason = request.Reason,
            };
            await change.AppendAsync(happened, dossier.Reference);
            return new AmendResponsibilityReply
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Responsibility = amended,
            };
        });
    }
}

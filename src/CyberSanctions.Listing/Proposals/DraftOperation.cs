using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Listing.Dossiers;
using CyberSanctions.Listing.Entries;
using CyberSanctions.Listing.Reasons;
using CyberSanctions.Listing.Subjects;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;

namespace CyberSanctions.Listing.Proposals;

internal sealed partial class ProposalsGrpcService
{
    /// <summary>
    /// Drafts an amendment, a delisting, a renewal or an extension. INVALID_ARGUMENT: <c>invalid-field</c>,
    /// <c>no-identifying-information</c>; FAILED_PRECONDITION: <c>entry-unknown</c>, <c>entry-ended</c>, <c>entry-changed</c>,
    /// <c>entry-reads-otherwise</c>, <c>another-subject</c>, <c>same-subject</c>, <c>related-entry-unknown</c>,
    /// <c>relation-circle</c>, <c>mixed-scripts</c>, <c>day-not-later</c>,
    /// <c>dossier-not-concluded</c>; UNAVAILABLE: the publication service cannot be asked what is on the list.
    /// </summary>
    private async Task<Proposal> DraftOperationAsync(DraftProposalRequest request, ServerCallContext context)
    {
        request = Said(request);
        OperationForm.Check(request, CouncilData.DayInBrussels(time.GetUtcNow().UtcDateTime));
        if (request.DossierReference.Length > 0)
        {
            await HearOfAsync(request.DossierReference, context.CancellationToken);
        }

        await publication.CaughtUpAsync(context.CancellationToken);
        return await commands.RunAsync(request, context, async change =>
        {
            var draft = await DraftOfAsync(change, Principal.Of(context), request, await change.NextReferenceAsync("LP"));
            await ProposalTable.TryInsertAsync(change, draft);
            await ProposalTable.InsertEntriesAsync(change, draft);
            await SubjectKeys.InsertAsync(change.Connection, change.Transaction, draft.Reference, Operations.SubjectOf(draft));
            return await DraftedAsync(change, draft.Reference);
        });
    }

    // With the statement that an amendment gives in paragraphs.
    private static DraftProposalRequest Said(DraftProposalRequest request)
    {
        if (request.Reasons.Count > 0 && request.Amendment?.After is { StatementOfReasons: "" })
        {
            request = request.Clone();
            request.Amendment.After.StatementOfReasons = ReasonsRules.TextOf(request.Reasons);
        }

        return request;
    }

    private static async Task<Proposal> DraftOfAsync(
        Change change, Principal principal, DraftProposalRequest request, string reference)
    {
        var list = PublicLists.Named(request.List);
        var draft = new Proposal
        {
            Reference = reference,
            Kind = OperationForm.KindOf(request),
            Handling = request.Handling,
            Exercise = PublicLists.IsExercise(list),
            List = list,
            Delisting = request.Delisting,
            Renewal = request.Renewal,
            Extension = request.Extension,
            DistinctFrom = { request.DistinctFrom.Distinct(StringComparer.Ordinal) },
            Evidence = { request.Evidence },
            Reasons = { request.Reasons },
            AsPublished = request.AsPublished,
            ProposedBy = request.ProposedBy,
            CoSponsors = { request.CoSponsors },
        };
        await SponsorRules.RequireMembersAsync(change, request);
        var today = CouncilData.DayInBrussels(change.Now);
        var standing = await ListStanding.ReadAsync(change, list, today);
        if (draft.Kind == OperationKind.Amend)
        {
            await AmendAsync(change, principal, request, draft, standing);
        }

        OperationRules.RequireCurrent([draft], standing);
        return draft;
    }

    private static async Task AmendAsync(
        Change change, Principal principal, DraftProposalRequest request, Proposal draft, ListStanding standing)
    {
        if (request.DossierReference.Length > 0)
        {
            var dossier = ConcludedDossier.Require(
                principal,
                request.DossierReference,
                await ConcludedDossier.FindAsync(change.Connection, change.Transaction, request.DossierReference));
            OperationRules.RequireSameFlag(dossier, draft);
            (draft.DossierReference, draft.DossierVersion) = (dossier.Reference, dossier.Version);
        }

        // Before anything is said of what the entry reads: that it is there, and at this version.
        draft.Amendment = request.Amendment;
        OperationRules.RequireCurrent([draft], standing);
        var entry =
            (await EntryTable.FindAsync(change.Connection, change.Transaction, draft.List, request.Amendment.EntryReference))!;
        var listedAs = await EntryTable.ListedAsAsync(change.Connection, change.Transaction, draft.List, entry.Reference);
        draft.Amendment = AmendmentRules.Complete(request, entry.ToContent(), listedAs, standing.Today);

        // Only what this amendment makes alike: whom the entry looks like already was said when it was listed.
        var (before, after) = (entry.ToContent().Subject, OperationRules.Amended(entry.ToContent(), draft.Amendment).Subject);
        if (draft.Amendment.Fields.Contains(EntryField.Relations))
        {
            await RelatedEntries.RequireAsync(change, draft.List, entry.Reference, after, "amendment.after.subject");
        }

        var alike = await SubjectKeys.LookAlikesAsync(
            change, after, draft.Exercise, draft.DistinctFrom, draft.Reference, most: int.MaxValue);
        ProposalRules.RequireAnother(
            after,
            draft.DistinctFrom,
            alike.Where(other => SubjectIdentity.InCommon(before, Operations.SubjectOf(other)).Length == 0));
    }
}

using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Listing.Dossiers;
using CyberSanctions.Listing.Entries;
using CyberSanctions.Listing.Reasons;
using CyberSanctions.Listing.Subjects;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Listing.Proposals;

/// <summary>
/// The service <c>Proposals</c> of <c>listing/v1/listing.proto</c>. A proposal marked above the
/// caller's clearance is NOT_FOUND.
/// </summary>
internal sealed partial class ProposalsGrpcService(
    Commands commands,
    NpgsqlDataSource database,
    [FromKeyedServices("dossiers")] Upstream attribution,
    [FromKeyedServices("evidence")] Upstream evidence,
    [FromKeyedServices("lists")] Upstream publication,
    TimeProvider time)
    : Contracts.Listing.V1.Proposals.ProposalsBase
{
    /// <summary>
    /// Drafts a proposal: a listing on a concluded dossier; or, against an entry as its drafter has seen it, anything else an act
    /// can do.
    /// </summary>
    public override Task<Proposal> DraftProposal(DraftProposalRequest request, ServerCallContext context)
        => OperationForm.KindOf(request) == OperationKind.List
            ? DraftListingAsync(request, context)
            : DraftOperationAsync(request, context);

    /// <summary>
    /// Drafts a listing. INVALID_ARGUMENT: <c>invalid-field</c>, <c>no-identifying-information</c>; FAILED_PRECONDITION:
    /// <c>dossier-not-concluded</c>, <c>same-subject</c>, <c>mixed-scripts</c>, <c>related-entry-unknown</c>; ALREADY_EXISTS:
    /// <c>eu-reference-number-taken</c>; UNAVAILABLE: the dossier is not known here and the attribution service cannot be asked,
    /// or a relation names an entry and the publication service cannot.
    /// </summary>
    private async Task<Proposal> DraftListingAsync(DraftProposalRequest request, ServerCallContext context)
    {
        ProposalRules.Check(request, LivedDates.Today(time));
        await HearOfAsync(request.DossierReference, context.CancellationToken);
        if (RelationRules.Entries(request.Subject).Any())
        {
            await publication.CaughtUpAsync(context.CancellationToken);
        }

        return await commands.RunAsync(request, context, async change =>
        {
            var draft = await ListingOfAsync(
                change, Principal.Of(context), request, await change.NextReferenceAsync("LP"));
            if (!await ProposalTable.TryInsertAsync(change, draft))
            {
                throw NumberTaken(request);
            }

            await SubjectKeys.InsertAsync(change.Connection, change.Transaction, draft.Reference, draft.Subject);

            return await DraftedAsync(change, draft.Reference);
        });
    }

    private static RefusedException NumberTaken(DraftProposalRequest request)
        => ProposalRefusals.EuReferenceNumberTaken.Because(
            "eu_reference_number", $"{request.EuReferenceNumber} is the number of another proposal.");

    // What a listing says under a reference, which others that look like it are compared with.
    private static async Task<Proposal> ListingOfAsync(
        Change change, Principal principal, DraftProposalRequest request, string reference)
    {
        var dossier = ConcludedDossier.Require(
            principal,
            request.DossierReference,
            await ConcludedDossier.FindAsync(change.Connection, change.Transaction, request.DossierReference));
        await SponsorRules.RequireMembersAsync(change, request);
        await RelatedEntries.RequireAsync(
            change, PublicLists.Of(dossier.Exercise), reference: "", request.Subject, "subject");
        ProposalRules.RequireAnother(
            request.Subject,
            request.DistinctFrom,
            await SubjectKeys.LookAlikesAsync(change, request.Subject, dossier.Exercise, request.DistinctFrom, reference));
        return new Proposal
        {
            Reference = reference,
            Kind = OperationKind.List,
            List = PublicLists.Of(dossier.Exercise),
            Handling = request.Handling,
            Exercise = dossier.Exercise,
            DossierReference = dossier.Reference,
            DossierVersion = dossier.Version,
            Subject = request.Subject,
            Ground = request.Ground,
            Measures = { request.Measures },
            StatementOfReasons = request.Reasons.Count > 0
                ? ReasonsRules.TextOf(request.Reasons)
                : request.StatementOfReasons,
            Reasons = { request.Reasons },
            AsPublished = request.AsPublished,
            EuReferenceNumber = request.EuReferenceNumber,
            DistinctFrom = { request.DistinctFrom.Distinct(StringComparer.Ordinal) },
            Evidence = { request.Evidence },
            ProposedBy = request.ProposedBy,
            CoSponsors = { request.CoSponsors },
        };
    }

    /// <summary>One proposal. NOT_FOUND.</summary>
    public override async Task<Proposal> GetProposal(GetProposalRequest request, ServerCallContext context)
    {
        ProposalRules.Naming("reference", request.Reference).Throw();
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        return ProposalRules.RequireExisting(
            Principal.Of(context),
            request.Reference,
            await ProposalTable.LoadAsync(connection, transaction: null, request.Reference));
    }

    /// <summary>
    /// What a proposal lacks to be cleared. NOT_FOUND; UNAVAILABLE: the attribution service cannot be asked what is released.
    /// </summary>
    public override async Task<ProposalCheck> CheckProposal(CheckProposalRequest request, ServerCallContext context)
    {
        ProposalRules.Naming("reference", request.Reference).Throw();
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var proposal = ProposalRules.RequireExisting(
            Principal.Of(context),
            request.Reference,
            await ProposalTable.LoadAsync(connection, transaction: null, request.Reference));
        await HearOfReleasesAsync(proposal, context.CancellationToken);
        return (await Statements.CheckAsync(connection, transaction: null, [proposal])).Single();
    }

    /// <summary>
    /// Clears a draft. PERMISSION_DENIED: <c>own-draft</c>; FAILED_PRECONDITION: <c>not-a-draft</c>, <c>reasons-do-not-stand</c>;
    /// ABORTED: <c>stale-version</c>; UNAVAILABLE: the attribution service cannot be asked what is released.
    /// </summary>
    public override async Task<Proposal> ClearProposal(ClearProposalRequest request, ServerCallContext context)
    {
        ProposalRules.Naming("reference", request.Reference)
            .Version("expected_version", request.ExpectedVersion)
            .Throw();
        await using (var connection = await database.OpenConnectionAsync(context.CancellationToken))
        {
            await HearOfReleasesAsync(
                await ProposalTable.LoadAsync(connection, transaction: null, request.Reference), context.CancellationToken);
        }

        return await commands.RunAsync(request, context, async change =>
        {
            var found = await ProposalTable.LockAsync(change, request.Reference);
            var draft = ProposalRules.RequireExisting(Principal.Of(context), request.Reference, found.SingleOrDefault());
            ProposalRules.RequireClearable(draft, change.Actor, request.ExpectedVersion);
            StandingReasons.Require(
                await Statements.CheckAsync(change.Connection, change.Transaction, [draft]), static _ => "");
            await ProposalTable.ClearAsync(change, request.Reference);
            var proposal = (await ProposalTable.LoadAsync(change.Connection, change.Transaction, request.Reference))!;
            await change.AppendAsync(
                new ProposalCleared
                {
                    Reference = proposal.Reference,
                    Version = proposal.Version,
                    ClearedBy = proposal.ClearedBy,
                },
                proposal.Reference);
            return proposal;
        });
    }

    // Read back: exactly what is stored, without what a newer client may have sent along in fields that this service does not
    // know.
    private static async Task<Proposal> DraftedAsync(Change change, string reference)
    {
        var proposal = (await ProposalTable.LoadAsync(change.Connection, change.Transaction, reference))!;
        await change.AppendAsync(new ProposalDrafted { Proposal = proposal }, proposal.Reference);
        return proposal;
    }

    // What was released or withdrawn a moment ago counts; for what gives no reasons nobody has to be asked.
    private async Task HearOfReleasesAsync(Proposal? proposal, CancellationToken cancel)
    {
        if (proposal is not null && Statements.MustStand(proposal))
        {
            await attribution.CaughtUpAsync(cancel);
            await evidence.CaughtUpAsync(cancel);
        }
    }

    // A dossier may have been concluded a moment ago: nobody is told that it is not before this
    // service has heard everything that happened upstream.
    private async Task HearOfAsync(string dossierReference, CancellationToken cancel)
    {
        ConcludedDossier? known;
        await using (var connection = await database.OpenConnectionAsync(cancel))
        {
            known = await ConcludedDossier.FindAsync(connection, transaction: null, dossierReference);
        }

        if (known is null)
        {
            await attribution.CaughtUpAsync(cancel);
        }
    }
}

using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using CyberSanctions.ServiceDefaults.Validation;
using Grpc.Core;

namespace CyberSanctions.Listing.Proposals;

/// <content>Proposals that are said anew, sent back, or given up.</content>
internal sealed partial class ProposalsGrpcService
{
    private const string Within = "proposal";

    /// <summary>
    /// Says a draft anew. INVALID_ARGUMENT and FAILED_PRECONDITION: what a draft is refused for, <c>nothing-edited</c>,
    /// <c>another-kind</c>, <c>not-a-draft</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override async Task<Proposal> EditProposal(EditProposalRequest request, ServerCallContext context)
    {
        Changing(request.Reference, request.ExpectedVersion)
            .Paragraphs("reason", request.Reason, EditRules.LongestReason)
            .That(request.Proposal is not null, Within, "Is required.")
            .Throw();
        var said = Said(request.Proposal!);
        EditRules.In(Within, () => CheckForm(said));
        if (said.DossierReference.Length > 0)
        {
            await HearOfAsync(said.DossierReference, context.CancellationToken);
        }

        if (OperationForm.KindOf(said) != OperationKind.List)
        {
            await publication.CaughtUpAsync(context.CancellationToken);
        }

        return await commands.RunAsync(request, context, async change =>
        {
            var before = await LockAsync(change, context, request.Reference, request.ExpectedVersion);
            EditRules.RequireDraft(before);
            var after = await EditRules.InAsync(Within, async () =>
            {
                var edited = await SaidAsync(change, Principal.Of(context), said, before.Reference);
                EditRules.RequireSameMatter(before, edited);
                EditRules.RequireAnother(before, edited);
                return await ProposalTable.TryEditAsync(change, edited, EditRules.WritersOf(before, change.Actor))
                    ? edited
                    : throw NumberTaken(said);
            });
            await ProposalTable.ReplaceEntriesAsync(change, after);
            await SubjectKeys.ReplaceAsync(change, after.Reference, Operations.SubjectOf(after));
            await ProposalVersions.RecordAsync(change, after.Reference, ProposalChangeKind.Edited, request.Reason);
            return await ChangedAsync(
                change, after.Reference, edited => new ProposalEdited { Proposal = edited, Reason = request.Reason });
        });
    }

    /// <summary>
    /// Sends a proposal back. FAILED_PRECONDITION: <c>in-an-act</c>, <c>proposal-withdrawn</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<Proposal> SendBackProposal(SendBackProposalRequest request, ServerCallContext context)
    {
        Changing(request.Reference, request.ExpectedVersion)
            .Paragraphs("comments", request.Comments, EditRules.LongestComments)
            .Throw();
        return commands.RunAsync(request, context, async change =>
        {
            var proposal = await LockAsync(change, context, request.Reference, request.ExpectedVersion);
            EditRules.RequireFree(proposal);
            await ProposalTable.SendBackAsync(change, proposal.Reference, request.Comments);
            return await ChangedAsync(change, proposal.Reference, back => new ProposalSentBack
            {
                Reference = back.Reference,
                Version = back.Version,
                Comments = request.Comments,
            });
        });
    }

    /// <summary>
    /// Gives a proposal up. FAILED_PRECONDITION: <c>in-an-act</c>, <c>proposal-withdrawn</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<Proposal> WithdrawProposal(WithdrawProposalRequest request, ServerCallContext context)
    {
        Changing(request.Reference, request.ExpectedVersion)
            .Paragraphs("reason", request.Reason, EditRules.LongestReason)
            .Throw();
        return commands.RunAsync(request, context, async change =>
        {
            var proposal = await LockAsync(change, context, request.Reference, request.ExpectedVersion);
            EditRules.RequireFree(proposal);
            await ProposalTable.WithdrawAsync(change, proposal.Reference, request.Reason);
            return await ChangedAsync(change, proposal.Reference, withdrawn => new ProposalWithdrawn
            {
                Reference = withdrawn.Reference,
                Version = withdrawn.Version,
                Reason = request.Reason,
            });
        });
    }

    /// <summary>What one would send to draft a proposal again. NOT_FOUND.</summary>
    public override async Task<DraftProposalRequest> GetProposalCopy(GetProposalCopyRequest request, ServerCallContext context)
    {
        ProposalRules.Naming("reference", request.Reference).Throw();
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        return EditRules.Copy(ProposalRules.RequireExisting(
            Principal.Of(context),
            request.Reference,
            await ProposalTable.LoadAsync(connection, transaction: null, request.Reference)));
    }

    /// <summary>What was done with a proposal, newest first. NOT_FOUND; INVALID_ARGUMENT: a foreign cursor.</summary>
    public override async Task<ListProposalChangesReply> ListProposalChanges(
        ListProposalChangesRequest request, ServerCallContext context)
    {
        ProposalRules.Naming("reference", request.Reference).Throw();
        var page = Page.Of($"changes of {request.Reference}", request.Page);
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var proposal = ProposalRules.RequireExisting(
            Principal.Of(context),
            request.Reference,
            await ProposalTable.LoadAsync(connection, transaction: null, request.Reference));
        var (changes, nextCursor) = await ProposalVersions.ListAsync(
            connection, proposal.Reference, page, context.CancellationToken);
        return new ListProposalChangesReply { Changes = { changes }, NextCursor = nextCursor };
    }

    /// <summary>
    /// A proposal at two versions. NOT_FOUND: also of a version that was marked above the caller's clearance; INVALID_ARGUMENT.
    /// </summary>
    public override async Task<CompareProposalVersionsReply> CompareProposalVersions(
        CompareProposalVersionsRequest request, ServerCallContext context)
    {
        ProposalRules.Naming("reference", request.Reference)
            .Version("from", request.From)
            .Version("to", request.To)
            .Throw();
        var principal = Principal.Of(context);
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var proposal = ProposalRules.RequireExisting(
            principal, request.Reference, await ProposalTable.LoadAsync(connection, transaction: null, request.Reference));
        var (from, to) = (request.From == 0 ? 1 : request.From, request.To == 0 ? proposal.Version : request.To);
        new Checks()
            .That(from <= to, "from", "Must not be after `to`.")
            .That(to <= proposal.Version, "to", $"{proposal.Reference} is at version {proposal.Version}.")
            .Throw();
        return new CompareProposalVersionsReply
        {
            Before = await AtAsync(from),
            After = await AtAsync(to),
            From = from,
            To = to,
        };

        async Task<Proposal> AtAsync(long version) => ProposalRules.RequireExisting(
            principal, proposal.Reference, await ProposalVersions.AtAsync(connection, proposal, version));
    }

    private static Checks Changing(string reference, long expectedVersion)
        => ProposalRules.Naming("reference", reference).Version("expected_version", expectedVersion);

    private static async Task<Proposal> LockAsync(
        Change change, ServerCallContext context, string reference, long expectedVersion)
    {
        var found = await ProposalTable.LockAsync(change, reference);
        var proposal = ProposalRules.RequireExisting(Principal.Of(context), reference, found.SingleOrDefault());
        return expectedVersion == 0 || expectedVersion == proposal.Version
            ? proposal
            : throw Refusal.Stale(reference, expectedVersion, proposal.Version);
    }

    private static async Task<Proposal> ChangedAsync(
        Change change, string reference, Func<Proposal, Google.Protobuf.IMessage> happened)
    {
        var proposal = (await ProposalTable.LoadAsync(change.Connection, change.Transaction, reference))!;
        await change.AppendAsync(happened(proposal), reference);
        return proposal;
    }

    private void CheckForm(DraftProposalRequest said)
    {
        if (OperationForm.KindOf(said) == OperationKind.List)
        {
            ProposalRules.Check(said, LivedDates.Today(time));
        }
        else
        {
            OperationForm.Check(said, CouncilData.DayInBrussels(time.GetUtcNow().UtcDateTime));
        }
    }

    private static Task<Proposal> SaidAsync(Change change, Principal principal, DraftProposalRequest said, string reference)
        => OperationForm.KindOf(said) == OperationKind.List
            ? ListingOfAsync(change, principal, said, reference)
            : DraftOfAsync(change, principal, said, reference);
}

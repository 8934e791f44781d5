using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Proposals;

/// <summary>Proposals: what an act is to do to a list.</summary>
internal static class ProposalEndpoints
{
    public static void MapProposals(this IEndpointRouteBuilder api)
    {
        var proposals = api.MapGroup("/proposals").WithTags("Proposals");
        proposals.MapGet("", List).WithName("listProposals")
            .Calls(Wire.Proposals.Descriptor, "ListProposals")
            .AcceptsQuery([.. ProposalQuery.Names, Paging.Cursor, Paging.Size]);
        proposals.MapGet("/{reference}", Get).WithName("getProposal").Calls(Wire.Proposals.Descriptor, "GetProposal");
        proposals.MapGet("/{reference}/check", Check).WithName("checkProposal")
            .Calls(Wire.Proposals.Descriptor, "CheckProposal");
        proposals.MapPost("", Draft).WithName("draftProposal")
            .Calls(Wire.Proposals.Descriptor, "DraftProposal").WithExamples(
                ("listing", Examples.Proposal),
                ("amendment", OperationExamples.Amendment),
                ("delisting", OperationExamples.Delisting),
                ("renewal", OperationExamples.Renewal),
                ("extension", OperationExamples.Extension));
        proposals.MapPost("/{reference}/clearance", Clear).WithName("clearProposal")
            .Calls(Wire.Proposals.Descriptor, "ClearProposal").AcceptsIfMatch();
    }

    /// <summary>Lists proposals, newest first: all, or those that filters leave.</summary>
    /// <remarks>
    /// Filters hold together. What you may not see is neither found nor counted; nor is what was said before it was edited.
    /// Withdrawn ones are among them, and say so. The next page is of the same filters: its cursor is refused with others.
    /// </remarks>
    /// <param name="q">
    /// Words that are all in what the proposal says, in any script: names, identifiers, reasons, evidence, remarks,
    /// references; of a proposal on entries also in their names. Case, accents and width do not matter. From three letters on a
    /// part of a word will do, from two its beginning. If nothing you may see says so, words are found that differ in one
    /// letter, and `similar` is true. At most 200 characters and 16 words.
    /// </param>
    /// <param name="state">Only in this state.</param>
    /// <param name="handling">Only marked so.</param>
    /// <param name="exercise">`true`: only exercises; `false`: none.</param>
    /// <param name="kind">Only what would do this.</param>
    /// <param name="list">Only of this list, for example eu-cyber.</param>
    /// <param name="subjectKind">Only on persons, or on entities: who is to be listed, or whom its entries list.</param>
    /// <param name="ground">Only listings on this ground, and amendments that change it to this one.</param>
    /// <param name="measure">Only listings with this measure, and amendments that change the measures so.</param>
    /// <param name="draftedBy">Only drafted by this person.</param>
    /// <param name="mine">`true`: only what you drafted, edited, sent back, cleared or withdrew.</param>
    /// <param name="actReference">Only bundled by this act.</param>
    /// <param name="dossierReference">Only resting on this dossier.</param>
    /// <param name="draftedSince">Drafted at this moment or later, for example 2026-03-14T08:00:00Z.</param>
    /// <param name="draftedUntil">Drafted at this moment or earlier; with `draftedSince`, between the two.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<ProposalPage>> List(
        Wire.Proposals.ProposalsClient client,
        HttpContext context,
        string? q,
        string? state,
        string? handling,
        string? exercise,
        string? kind,
        string? list,
        string? subjectKind,
        string? ground,
        string? measure,
        string? draftedBy,
        string? mine,
        string? actReference,
        string? dossierReference,
        string? draftedSince,
        string? draftedUntil,
        string? cursor,
        string? size)
    {
        var request = new Wire.ListProposalsRequest
        {
            Page = Paging.Requested(cursor, size),
            Where = ProposalQuery.Of(context.Request.Query),
        };
        var reply = await client.ListProposalsAsync(request, context.Query());
        return TypedResults.Ok(new ProposalPage
        {
            Items = [.. reply.Proposals.Select(Answers.ToProposal)],
            Next = Paging.Next(context, reply.NextCursor),
            Counts = reply.Counts.ToCounts(),
            Similar = reply.Similar,
        });
    }

    /// <summary>Reads a proposal.</summary>
    /// <param name="reference">For example LP-2026-0012.</param>
    public static async Task<Versioned<Proposal>> Get(
        string reference, Wire.Proposals.ProposalsClient client, HttpContext context)
    {
        var proposal = await client.GetProposalAsync(new() { Reference = reference }, context.Query());
        return new Versioned<Proposal>(proposal.ToProposal(), proposal.Version);
    }

    /// <summary>Says what a proposal lacks to be cleared.</summary>
    /// <remarks>
    /// All of it at once, each with its paragraph: what its reasons cite that is not released, what they claim without support,
    /// what rests on one source alone, and whether they say anything of the person itself.
    /// </remarks>
    /// <param name="reference">The proposal's.</param>
    public static async Task<Ok<ProposalCheck>> Check(
        string reference, Wire.Proposals.ProposalsClient client, HttpContext context)
        => TypedResults.Ok((await client.CheckProposalAsync(new() { Reference = reference }, context.Query())).ToCheck());

    /// <summary>Drafts a proposal: to list somebody, amend or delist an entry, renew listings, or extend the framework.</summary>
    /// <remarks>
    /// It is a listing, unless one of `amendment`, `delisting`, `renewal` and `extension` says otherwise. A listing is refused
    /// without identifying information (Regulation (EU) 2019/796, Article 14) and when the dossier is not concluded; and when it
    /// looks like another proposal, or somebody on the list, until distinctFrom says that it is somebody else. The others name
    /// the version of each entry that their drafter has seen.
    /// </remarks>
    public static async Task<CreatedVersion<Proposal>> Draft(
        Body<NewProposal> body, Wire.Proposals.ProposalsClient client, HttpContext context)
    {
        var proposal = await client.DraftProposalAsync(body.Value.ToWire(), context.Command());
        return new CreatedVersion<Proposal>($"/api/v1/proposals/{proposal.Reference}", proposal.ToProposal(), proposal.Version);
    }

    /// <summary>Clears a proposal.</summary>
    /// <remarks>
    /// Four eyes: refused for the principal who drafted it; and while its reasons would not stand: see `GET …/check`.
    /// </remarks>
    /// <param name="reference">The proposal's.</param>
    public static async Task<Versioned<Proposal>> Clear(
        string reference, Body<Clearance> body, Wire.Proposals.ProposalsClient client, HttpContext context)
    {
        var proposal = await client.ClearProposalAsync(
            new() { Reference = reference, ExpectedVersion = context.ExpectedVersion() }, context.Command());
        return new Versioned<Proposal>(proposal.ToProposal(), proposal.Version);
    }
}

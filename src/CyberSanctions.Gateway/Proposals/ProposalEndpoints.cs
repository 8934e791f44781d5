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
            .Calls(Wire.Proposals.Descriptor, "ListProposals").AcceptsQuery(Paging.Cursor, Paging.Size);
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

    /// <summary>Lists proposals, newest first.</summary>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<Proposal>>> List(
        Wire.Proposals.ProposalsClient client, HttpContext context, string? cursor, string? size)
    {
        var reply = await client.ListProposalsAsync(new() { Page = Paging.Requested(cursor, size) }, context.Query());
        return Paging.Answer(context, reply.Proposals.Select(Answers.ToProposal), reply.NextCursor);
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

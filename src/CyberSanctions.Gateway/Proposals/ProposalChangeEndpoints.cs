using System.Globalization;
using System.Text.Json;
using CyberSanctions.Gateway.Dossiers;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Proposals;

/// <summary>Proposals that are said anew, sent back or given up; and what they said before.</summary>
internal static class ProposalChangeEndpoints
{
    private const string From = "from";
    private const string To = "to";

    public static void MapProposalChanges(this IEndpointRouteBuilder api)
    {
        var proposals = api.MapGroup("/proposals").WithTags("Proposals");
        proposals.MapPost("/{reference}/edits", Edit).WithName("editProposal")
            .Calls(Wire.Proposals.Descriptor, "EditProposal").AcceptsIfMatch().WithExample(Examples.Edit);
        proposals.MapPost("/{reference}/return", SendBack).WithName("sendBackProposal")
            .Calls(Wire.Proposals.Descriptor, "SendBackProposal").AcceptsIfMatch().WithExample(Examples.Return);
        proposals.MapPost("/{reference}/withdrawal", Withdraw).WithName("withdrawProposal")
            .Calls(Wire.Proposals.Descriptor, "WithdrawProposal").AcceptsIfMatch().WithExample(Examples.ProposalWithdrawal);
        proposals.MapGet("/{reference}/copy", Copy).WithName("copyProposal")
            .Calls(Wire.Proposals.Descriptor, "GetProposalCopy");
        proposals.MapGet("/{reference}/changes", List).WithName("listProposalChanges")
            .Calls(Wire.Proposals.Descriptor, "ListProposalChanges").AcceptsQuery(Paging.Cursor, Paging.Size);
        proposals.MapGet("/{reference}/differences", Compare).WithName("compareProposalVersions")
            .Calls(Wire.Proposals.Descriptor, "CompareProposalVersions").AcceptsQuery(From, To);
    }

    /// <summary>Says a draft anew.</summary>
    /// <remarks>
    /// The whole of it, as it is from now on, and why; what was said before stays on record. Whoever has written any of it does
    /// not clear it. What is cleared is sent back before it is edited.
    /// </remarks>
    /// <param name="reference">The proposal's.</param>
    public static async Task<Versioned<Proposal>> Edit(
        string reference, Body<NewEdit> body, Wire.Proposals.ProposalsClient client, HttpContext context)
    {
        var proposal = await client.EditProposalAsync(body.Value.ToWire(reference, context.ExpectedVersion()), context.Command());
        return new Versioned<Proposal>(proposal.ToProposal(), proposal.Version);
    }

    /// <summary>Sends a proposal back to those who wrote it.</summary>
    /// <remarks>With what is to be changed. It is a draft again, also when it was cleared; not while an act holds it.</remarks>
    /// <param name="reference">The proposal's.</param>
    public static async Task<Versioned<Proposal>> SendBack(
        string reference, Body<NewProposalReturn> body, Wire.Proposals.ProposalsClient client, HttpContext context)
    {
        var proposal = await client.SendBackProposalAsync(
            body.Value.ToWire(reference, context.ExpectedVersion()), context.Command());
        return new Versioned<Proposal>(proposal.ToProposal(), proposal.Version);
    }

    /// <summary>Gives a proposal up.</summary>
    /// <remarks>It stays on record, and nothing more is done with it; not while an act holds it.</remarks>
    /// <param name="reference">The proposal's.</param>
    public static async Task<Versioned<Proposal>> Withdraw(
        string reference, Body<NewProposalWithdrawal> body, Wire.Proposals.ProposalsClient client, HttpContext context)
    {
        var proposal = await client.WithdrawProposalAsync(
            body.Value.ToWire(reference, context.ExpectedVersion()), context.Command());
        return new Versioned<Proposal>(proposal.ToProposal(), proposal.Version);
    }

    /// <summary>Gives what one would send to draft a proposal again.</summary>
    /// <remarks>To change it and say the draft anew, or to draft another proposal like it.</remarks>
    /// <param name="reference">The proposal's.</param>
    public static async Task<Ok<NewProposal>> Copy(
        string reference, Wire.Proposals.ProposalsClient client, HttpContext context)
        => TypedResults.Ok((await client.GetProposalCopyAsync(new() { Reference = reference }, context.Query())).ToNew());

    /// <summary>Lists what was done with a proposal, newest first.</summary>
    /// <param name="reference">The proposal's.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<ProposalChange>>> List(
        string reference, Wire.Proposals.ProposalsClient client, HttpContext context, string? cursor, string? size)
    {
        var reply = await client.ListProposalChangesAsync(
            new() { Reference = reference, Page = Paging.Requested(cursor, size) }, context.Query());
        return Paging.Answer(context, reply.Changes.Select(Answers.ToChange), reply.NextCursor);
    }

    /// <summary>Compares two versions of a proposal, field by field.</summary>
    /// <param name="reference">The proposal's.</param>
    /// <param name="from">The earlier version; left out: the first.</param>
    /// <param name="to">The later one; left out: the newest.</param>
    public static async Task<Ok<ProposalDifferences>> Compare(
        string reference,
        Wire.Proposals.ProposalsClient client,
        HttpContext context,
        IOptions<JsonOptions> json,
        string? from,
        string? to)
    {
        var reply = await client.CompareProposalVersionsAsync(
            new() { Reference = reference, From = Version(From, from), To = Version(To, to) }, context.Query());
        return TypedResults.Ok(new ProposalDifferences
        {
            From = reply.From,
            To = reply.To,
            Fields =
            [
                .. Differences.Between(
                    JsonSerializer.SerializeToNode(Said(reply.Before).ToProposal(), json.Value.SerializerOptions),
                    JsonSerializer.SerializeToNode(Said(reply.After).ToProposal(), json.Value.SerializerOptions)),
            ],
        });
    }

    // That the one is a later version is no difference in what they say.
    private static Wire.Proposal Said(Wire.Proposal proposal) => new(proposal) { Version = 0 };

    private static long Version(string name, string? text)
        => text is null ? 0
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0 ? version
            : throw Refusal.Invalid(name, "Must be the number of a version: 1, 2, 3 …");
}

using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Testing;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Client = CyberSanctions.Contracts.Listing.V1.Proposals.ProposalsClient;

namespace CyberSanctions.Listing.Tests.Finding;

/// <summary>Looks for proposals; and reads all of them, as somebody would who has no search.</summary>
internal static class ProposalFinder
{
    // Choices from lists, for which there are filters; and codes.
    private static readonly HashSet<string> NotSearched = new(StringComparer.Ordinal)
    {
        "language", "script", "type", "country", "issuing_country", "nationalities",
    };

    // Who did it, and what it is about, are told beside what it says.
    private static readonly HashSet<string> OfTheProposal = new(StringComparer.Ordinal)
    {
        "list", "drafted_by", "cleared_by", "written_by",
    };

    /// <summary>A filter in which everything is asked for.</summary>
    public static ProposalFilter Filter() => new()
    {
        Q = "nimbus",
        State = ProposalState.Draft,
        Handling = Handling.TlpAmber,
        Exercise = false,
        Kind = OperationKind.List,
        List = "eu-cyber",
        SubjectKind = SubjectKind.Person,
        Ground = ListingGround.Responsible,
        Measure = Measure.TravelBan,
        DraftedBy = "aurelia.nimbus",
        Mine = true,
        ActReference = "ACT-2026-0001",
        DossierReference = "ATT-2026-0001",
        DraftedSince = new Timestamp { Seconds = 0 },
        DraftedUntil = new Timestamp { Seconds = 253_000_000_000 },
    };

    public static async Task<ListProposalsReply> FindAsync(
        Client client, ProposalFilter? filter, int size = 0, string cursor = "")
        => await client.ListProposalsAsync(
            new ListProposalsRequest { Where = filter, Page = new PageRequest { Size = size, Cursor = cursor } });

    public static IEnumerable<string> References(ListProposalsReply reply)
        => reply.Proposals.Select(proposal => proposal.Reference);

    /// <summary>All that a filter leaves, page by page.</summary>
    public static async Task<List<Proposal>> PagesAsync(Client client, ProposalFilter? filter, int size)
    {
        var proposals = new List<Proposal>();
        var cursor = "";
        do
        {
            var page = await FindAsync(client, filter, size, cursor);
            proposals.AddRange(page.Proposals);
            Assert.True(page.Counts.Total >= proposals.Count);
            cursor = page.NextCursor;
        }
        while (cursor.Length > 0);
        return proposals;
    }

    /// <summary>All that a proposal says, one text after the other.</summary>
    public static IEnumerable<string> TextsOf(Proposal proposal)
        => Proposal.Descriptor.Fields.InDeclarationOrder().Where(field => !OfTheProposal.Contains(field.Name))
            .SelectMany(field => field.Name == "reasons"
                ? proposal.Reasons.Select(paragraph => paragraph.Text)
                : TextsIn(field, proposal));

    /// <summary>The entries that a proposal is about.</summary>
    public static IEnumerable<string> EntriesOf(Proposal proposal)
        => [
            .. proposal.Amendment is { } amendment ? [amendment.EntryReference] : (string[])[],
            .. proposal.Delisting is { } delisting ? [delisting.EntryReference] : (string[])[],
            .. proposal.Renewal?.Reviews.Select(review => review.EntryReference) ?? [],
        ];

    /// <summary>As the owner of the database, who may do what the service may not.</summary>
    public static NpgsqlConnection Owner(TestService<Program> service)
        => new(service.Services.GetRequiredService<IConfiguration>().GetConnectionString("listing_owner"));

    /// <summary>All that a message says, one text after the other.</summary>
    public static IEnumerable<string> AllTextsOf(IMessage message)
        => message.Descriptor.Fields.InDeclarationOrder().SelectMany(field => TextsIn(field, message));

    private static IEnumerable<string> TextsIn(FieldDescriptor field, IMessage message)
    {
        if (NotSearched.Contains(field.Name) || field.FieldType is not (FieldType.String or FieldType.Message))
        {
            return [];
        }

        var value = field.Accessor.GetValue(message);
        var values = value is System.Collections.IList list ? list.Cast<object>() : value is null ? [] : [value];
        return values.SelectMany(each => each switch
        {
            string text => [text],
            Timestamp => [],
            IMessage inner => AllTextsOf(inner),
            _ => throw new InvalidOperationException(field.FullName),
        });
    }
}

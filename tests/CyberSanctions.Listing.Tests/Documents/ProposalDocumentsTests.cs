using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;
using Client = CyberSanctions.Contracts.Listing.V1.ProposalDocuments.ProposalDocumentsClient;

namespace CyberSanctions.Listing.Tests.Documents;

/// <summary>What a document of a proposal is made of.</summary>
public sealed class ProposalDocumentsTests(ListingService listing) : IClassFixture<ListingService>
{
    private Client Officer => new(listing.Service.Channel("aurelia.nimbus", [Roles.Officer]));

    [Fact]
    public async Task Document_IsTheProposal_WhatItCites_WhatWasDone_AndHowFarItsTranslationsAre()
    {
        var proposal = await listing.ClearedProposalAsync();
        var parts = await FetchAsync(proposal.Reference);
        Assert.Equal(proposal, parts[0].Proposal);
        var sources = parts.Select(part => part.Source).OfType<CitedSource>().ToList();
        Assert.Equal(
            [
                (Cited.Incident, ItemKind.Incident, 0, false, ""),
                (Cited.Report, ItemKind.Evidence, 1, true, "What may be read of it."),
                (Cited.Aurelia, ItemKind.Actor, 0, false, ""),
                (Cited.Invoice, ItemKind.Evidence, 2, true, "What may be read of it."),
            ],
            sources.Select(source => (source.Id, source.Kind, source.Origin, source.Released, source.Extract)));
        Assert.Equal((Handling.TlpGreen, Cited.Sha256Of(Cited.Report)), (sources[1].ExtractHandling, sources[1].Sha256));
        Assert.Equal(["Aurelia Nimbus", "Nimbus"], sources[2].Names);
        Assert.Equal(
            [
                (1, ProposalChangeKind.Drafted, "aurelia.nimbus"), (2, ProposalChangeKind.Cleared, "legal-1"),
            ],
            parts.Select(part => part.Change).OfType<ProposalChange>()
                .Select(change => ((int)change.Version, change.Kind, change.ChangedBy)));
        Assert.Equal((false, 0, 23), (parts[^1].Statement.CorrectedByAct, parts[^1].Statement.Current, parts[^1].Statement.Of));
        Assert.Equal(parts, await FetchAsync(proposal.Reference));
    }

    [Fact]
    public async Task WhatIsNotReleased_OrNoLonger_IsNotTold()
    {
        var (secret, known) = ("0190a0c2-0000-7000-8000-0000000000a1", "0190a0c2-0000-7000-8000-0000000000b2");
        var dossier = listing.ConcludeDossier(citable: items =>
        {
            foreach (var (old, id) in (IEnumerable<(string, string)>)[(Cited.Report, secret), (Cited.Invoice, known)])
            {
                var item = items.Items.Single(of => of.Id == old);
                (item.Id, item.Sha256) = (id, Cited.Sha256Of(id));
            }
        });
        listing.HearOf(Cited.Decision(known, released: true));
        var request = Examples.NewProposal(dossier);
        foreach (var paragraph in request.Reasons)
        {
            paragraph.Cites.Clear();
            paragraph.Cites.AddRange([secret, known, "0190a0c2-0000-7000-8000-00000000ffff"]);
        }

        var proposal = await listing.Drafter.DraftProposalAsync(request);
        Assert.Equal(
            [
                (ItemKind.Evidence, false, ""), (ItemKind.Evidence, true, "What may be read of it."),
                (ItemKind.Unspecified, false, ""),
            ],
            await SourcesAsync());
        listing.HearOf(Cited.Decision(known, released: false));
        Assert.Equal(
            [(ItemKind.Evidence, false, ""), (ItemKind.Evidence, false, ""), (ItemKind.Unspecified, false, "")],
            await SourcesAsync());

        async Task<IEnumerable<(ItemKind, bool, string)>> SourcesAsync()
            => (await FetchAsync(proposal.Reference)).Select(part => part.Source).OfType<CitedSource>()
                .Select(source => (source.Kind, source.Released, source.Extract));
    }

    [Fact]
    public async Task CorrectedAct_SaysSo_AndADelistingNeedsNobodyUpstream()
    {
        var act = await listing.SubmittedAsync();
        var reference = act.Proposals[0].Reference;
        Assert.False((await FetchAsync(reference))[^1].Statement.CorrectedByAct);
        await listing.Acts.CorrectActAsync(new CorrectActRequest
        {
            Reference = act.Reference,
            StatementsOfReasons =
            {
                new CorrectedReasons
                {
                    ProposalReference = reference,
                    Reasons =
                    {
                        Cited.Context("Nimbus Water Works was attacked in March 2024."),
                        Cited.Individual("Aurelia Nimbus ran the servers.", ListingGround.Responsible, Cited.Aurelia),
                    },
                },
            },
        });
        Assert.True((await FetchAsync(reference))[^1].Statement.CorrectedByAct);

        var delisting = await listing.Drafter.DraftProposalAsync(Examples.Delisting(listing.Publication.Listed()));
        var parts = await FetchAsync(delisting.Reference);
        Assert.Equal((3, false, 64), (
            parts.Count, parts[^1].Statement.CorrectedByAct, parts[^1].Statement.Sha256.Length));
    }

    [Fact]
    public async Task Document_IsForOfficers_LegalReviewersAndAuditors()
    {
        var proposal = await listing.ClearedProposalAsync();
        Assert.Equal("permission-denied", await ReasonAsync(
            new Client(listing.Service.Channel("decimus.reed", [Roles.Observer])), proposal.Reference));
        Assert.Equal("not-found", await ReasonAsync(Officer, "LP-1999-0001"));
        Assert.Equal("invalid-field", await ReasonAsync(Officer, "two words"));
    }

    private static async Task<string> ReasonAsync(Client by, string reference)
        => StatusDetails.FromRpcException(await Assert.ThrowsAsync<RpcException>(async () =>
        {
            using var call = by.FetchProposal(new FetchProposalRequest { Reference = reference });
            await call.ResponseStream.MoveNext();
        })).Reason;

    private async Task<List<ProposalDocumentPart>> FetchAsync(string reference)
    {
        using var call = Officer.FetchProposal(new FetchProposalRequest { Reference = reference });
        return await call.ResponseStream.ReadAllAsync().ToListAsync();
    }
}

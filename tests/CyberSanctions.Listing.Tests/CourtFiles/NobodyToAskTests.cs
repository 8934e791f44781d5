using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Listing.Tests.DueProcess;
using CyberSanctions.ServiceDefaults.Identity;

namespace CyberSanctions.Listing.Tests.CourtFiles;

/// <summary>A file that would not be whole, or would prove nothing, is not made.</summary>
public sealed class NobodyToAskTests
{
    [Fact]
    public async Task WhileEvidenceCannotBeAsked_ThereIsNone_AndNothingIsBegun()
    {
        var listing = new ListingService();
        await listing.InitializeAsync();
        try
        {
            var proposal = (await listing.ClearedProposalAsync()).Reference;
            await listing.LoseAttributionAsync();
            var desk = new CourtDesk(listing);
            Assert.Equal("unavailable", await CourtDesk.ReasonAsync(desk.Legal, CourtDesk.Asking(proposal, Handling.TlpAmber)));

            // What one may not have is told no later for that.
            Assert.Equal("not-found", await CourtDesk.ReasonAsync(desk.Legal, CourtDesk.Asking("LP-1999-0001")));
            Assert.Equal("marked-above-file", await CourtDesk.ReasonAsync(desk.Legal, CourtDesk.Asking(proposal)));
            Assert.DoesNotContain(
                await listing.JournalOfAsync(proposal), entry => entry.EventType == CourtFileBegun.Descriptor.FullName);
        }
        finally
        {
            await listing.DisposeAsync();
        }
    }

    [Fact]
    public async Task WithoutAKey_ThereIsNone_AndAllElseWorks()
    {
        var service = new DueProcessService();
        await service.InitializeAsync();
        try
        {
            var delisting = await service.ProposeAsync(await service.ListAsync(), delist: true);
            var client = new Contracts.Listing.V1.CourtFiles.CourtFilesClient(service.Service.Channel("legal-1", [Roles.Legal]));
            Assert.Equal(
                "no-court-file-key",
                await CourtDesk.ReasonAsync(client, CourtDesk.Asking(delisting.Reference, Handling.TlpAmber)));
            Assert.Empty((await client.ListCourtFileKeysAsync(new())).Keys);
        }
        finally
        {
            await service.DisposeAsync();
        }
    }
}

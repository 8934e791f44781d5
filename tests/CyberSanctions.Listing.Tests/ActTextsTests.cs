using System.Security.Cryptography;
using CyberSanctions.Contracts.ActDocuments;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;

namespace CyberSanctions.Listing.Tests;

/// <summary>The texts of acts as bytes, from which documents are made.</summary>
public sealed class ActTextsTests(ListingService listing) : IClassFixture<ListingService>
{
    [Fact]
    public async Task Text_IsTheBytesThatWereHashed_OfEachRevision()
    {
        var act = await listing.DraftActAsync();
        var corrected = await listing.Acts.CorrectActAsync(
            new CorrectActRequest { Reference = act.Reference, Title = "Corrected" });
        foreach (var revision in corrected.Revisions)
        {
            var reply = await TextAsync(act.Reference, revision.Number);
            Assert.Equal(revision.TextSha256, Convert.ToHexStringLower(SHA256.HashData(reply.Text.Span)));
            Assert.Equal(
                (revision.TextSha256, revision.Number, act.Handling, false),
                (reply.TextSha256, reply.Revision, reply.Handling, reply.Adopted));
        }

        Assert.Equal("Corrected", ActText.Parser.ParseFrom((await TextAsync(act.Reference)).Text).Title);
        Assert.NotEqual("Corrected", ActText.Parser.ParseFrom((await TextAsync(act.Reference, 1)).Text).Title);
    }

    [Fact]
    public async Task Document_OfWhatIsStored_NamesWhomTheActLists()
    {
        var act = await listing.DraftActAsync();
        var reply = await TextAsync(act.Reference);
        var text = ActText.Parser.ParseFrom(reply.Text);
        var frame = new ActFrame(text.Reference, reply.Revision, reply.TextSha256, reply.Handling, reply.Adopted, text.Exercise);
        var plain = ActPlain.Of(ActDocument.Of(text, Instrument.Unspecified), frame);
        Assert.Contains(act.Proposals[0].Subject.Names[0].WholeName, plain, StringComparison.Ordinal);
        Assert.Contains("DRAFT – not adopted · TLP:AMBER", plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnlyTheTextThatWasVotedOn_IsAdopted()
    {
        var act = await listing.DraftActAsync();
        act = await listing.Acts.CorrectActAsync(new CorrectActRequest { Reference = act.Reference, Title = "Corrected" });
        act = await listing.OpenAsync(await listing.SubmitAsync(await listing.ClearAsync(act)));
        Assert.False((await TextAsync(act.Reference)).Adopted);
        await listing.DecideAsync(act, Contracts.Voting.V1.Outcome.Adopted);
        Assert.Equal((true, 2), ((await TextAsync(act.Reference)).Adopted, (await TextAsync(act.Reference)).Revision));
        Assert.False((await TextAsync(act.Reference, 1)).Adopted);
    }

    [Fact]
    public async Task Text_AboveTheClearance_IsNotThere_NorIsOneThatThereIsNot()
    {
        var act = await listing.DraftActAsync();
        var reader = listing.ActsAs("flavia.fog", Roles.Observer);
        var hidden = await Refused.ByAsync(reader.GetActTextAsync(new GetActTextRequest { Reference = act.Reference }));
        var missing = await Refused.ByAsync(reader.GetActTextAsync(new GetActTextRequest { Reference = "ACT-1999-0001" }));
        Assert.Equal((StatusCode.NotFound, missing.Reason), (hidden.Status, hidden.Reason));
        Assert.Equal(
            StatusCode.NotFound,
            (await Refused.ByAsync(listing.Acts.GetActTextAsync(
                new GetActTextRequest { Reference = act.Reference, Revision = 2 }))).Status);
        Assert.Equal(
            StatusCode.InvalidArgument,
            (await Refused.ByAsync(listing.Acts.GetActTextAsync(
                new GetActTextRequest { Reference = act.Reference, Revision = -1 }))).Status);
    }

    private async Task<GetActTextReply> TextAsync(string reference, int revision = 0)
        => await listing.Acts.GetActTextAsync(new GetActTextRequest { Reference = reference, Revision = revision });
}

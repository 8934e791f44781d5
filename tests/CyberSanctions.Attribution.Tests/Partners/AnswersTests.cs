using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using Grpc.Core;
using static CyberSanctions.Attribution.Tests.Partners.PartnersService;

namespace CyberSanctions.Attribution.Tests.Partners;

/// <summary>What partners say.</summary>
public sealed class AnswersTests(PartnersService partners) : IClassFixture<PartnersService>
{
    [Fact]
    public async Task Opinion_IsReplacedByALaterOneOnTheSame_AndStaysOnRecord()
    {
        var reference = await partners.OpenAsync();
        var actor = await partners.AddActorAsync(reference);
        var share = await partners.ShareAsync(reference);
        var first = await SayAsync(share, PartnerOpinion.Disagree, "We saw others.", actor);
        var note = await SayAsync(share, PartnerOpinion.Unspecified, "Ask us in June.", actor);
        var whole = await SayAsync(share, PartnerOpinion.StronglyAgree, "");
        Assert.False(first.Replaced);
        var second = await SayAsync(share, PartnerOpinion.Agree, "", actor);

        var seen = (await partners.Officer.ListPartnerAnswersAsync(new() { Reference = reference })).Answers;
        Assert.Equal([second, whole, note, new(first) { Replaced = true }], seen.ToList());
        Assert.Equal((share.Id, "US", "us.analyst", 2L), (first.ShareId, first.Partner, first.MadeBy, first.DossierVersion));
        Assert.Equal(seen, (await partners.America.ListOwnAnswersAsync(new() { Id = share.Id })).Answers);
        Assert.Equal(
            [second.Id, note.Id, first.Id],
            (await partners.Officer.ListPartnerAnswersAsync(new() { Reference = reference, ItemId = actor })).Answers
                .Select(answer => answer.Id));
        Assert.Empty((await partners.Officer.ListPartnerAnswersAsync(new() { Reference = reference, ItemId = "1" })).Answers);
        Assert.Equal(
            4, (await partners.JournalOfAsync(reference)).Count(entry => entry.EventType == PartnerAnswered.Descriptor.FullName));

        // It is no remark: nothing waits for it.
        Assert.Empty((await partners.Dossiers.ListRemarksAsync(new() { Reference = reference })).Remarks);
        Assert.Equal(2, (await partners.Dossiers.GetDossierAsync(new() { Reference = reference })).Version);
    }

    [Fact]
    public async Task Answer_OnWhatIsNotShown_OrToWhatHasEnded_IsToNothing()
    {
        var reference = await partners.OpenAsync();
        var (shared, kept) = (await partners.AddActorAsync(reference, "One"), await partners.AddActorAsync(reference, "Two"));
        var gone = await partners.AddActorAsync(reference, "Three");
        var share = await partners.ShareAsync(reference, shared, gone);
        await partners.WithdrawAsync(reference, gone);
        foreach (var item in (string[])[kept, gone, Guid.NewGuid().ToString(), "1"])
        {
            Assert.Equal("not-found", await ReasonAsync(partners.America.AnswerShareAsync(
                new() { Id = share.Id, ItemId = item, Opinion = PartnerOpinion.Agree })));
        }

        Assert.Equal("not-found", await ReasonAsync(partners.Ukraine.AnswerShareAsync(new() { Id = share.Id, Text = "x" })));
        var key = new Metadata { { Commands.IdempotencyKey, "said-once" } };
        await partners.America.AnswerShareAsync(new() { Id = share.Id, ItemId = shared, Text = "x" }, key);
        await partners.EndAsync(share);
        Assert.Equal("not-found", await ReasonAsync(partners.America.AnswerShareAsync(new() { Id = share.Id, Text = "y" })));
        Assert.Single((await partners.Officer.ListPartnerAnswersAsync(new() { Reference = reference })).Answers);
    }

    [Fact]
    public async Task Answer_SaysSomething_AndIsKeptAsItIs()
    {
        var share = await partners.ShareAsync(await partners.OpenAsync());
        Assert.Equal("invalid-field", await ReasonAsync(partners.America.AnswerShareAsync(new() { Id = share.Id })));
        foreach (var text in (string[])[new string('x', 4_001), new string('x', 1_000_000), "\u200b", "a\u0000b"])
        {
            Assert.Equal("text", Assert.Single((await RefusalAsync(
                partners.America.AnswerShareAsync(new() { Id = share.Id, Text = text }))).Fields.Take(1)).Field);
        }

        const string Html = "<script>alert(1)</script> & <img src=x onerror=alert(1)>";
        Assert.Equal(Html, (await SayAsync(share, PartnerOpinion.Unspecified, Html)).Text);
    }

    [Fact]
    public async Task Flood_HasAnEnd()
    {
        var share = await partners.ShareAsync(await partners.OpenAsync());
        foreach (var batch in Enumerable.Range(0, 200).Chunk(20))
        {
            await Task.WhenAll(batch.Select(i => SayAsync(share, PartnerOpinion.Neutral, $"{i}")));
        }

        var last = await Task.WhenAll(Enumerable.Range(0, 5).Select(
            _ => ReasonAsync(partners.America.AnswerShareAsync(new() { Id = share.Id, Text = "x" }))));
        Assert.All(last, reason => Assert.Equal("too-many-answers", reason));
    }

    private async Task<PartnerAnswer> SayAsync(Share share, PartnerOpinion opinion, string text, string item = "")
        => await partners.America.AnswerShareAsync(new() { Id = share.Id, ItemId = item, Opinion = opinion, Text = text });
}

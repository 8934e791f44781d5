using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;

namespace CyberSanctions.Attribution.Tests;

/// <summary>A person's own filters, by name. Each test is by somebody else.</summary>
public sealed class ViewsTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    [Fact]
    public async Task View_IsSaved_Changed_AndDeleted_AtTheVersionThatWasSeen()
    {
        var officer = attribution.As("one", Roles.Officer);
        var saved = await officer.SaveDossierViewAsync(New("Ferries"));
        Assert.Equal((1L, "Ferries", Examples.Filter()), (saved.Version, saved.Name, saved.Filter));
        Assert.Equal(saved, await officer.GetDossierViewAsync(new() { Id = saved.Id }));

        var change = new ChangeDossierViewRequest
        {
            Id = saved.Id,
            ExpectedVersion = 1,
            Name = "Ferries, open",
            Filter = new() { State = DossierState.Open },
        };
        var changed = await officer.ChangeDossierViewAsync(change);
        Assert.Equal((2L, "Ferries, open", change.Filter), (changed.Version, changed.Name, changed.Filter));
        Assert.Equal([changed], (await officer.ListDossierViewsAsync(new())).Views);

        Assert.Equal("stale-version", await ReasonAsync(officer.ChangeDossierViewAsync(change)));
        Assert.Equal(
            "stale-version", await ReasonAsync(officer.DeleteDossierViewAsync(new() { Id = saved.Id, ExpectedVersion = 1 })));
        await officer.DeleteDossierViewAsync(new() { Id = saved.Id, ExpectedVersion = 2 });
        Assert.Equal("not-found", await ReasonAsync(officer.DeleteDossierViewAsync(new() { Id = saved.Id })));
        Assert.Empty((await officer.ListDossierViewsAsync(new())).Views);
    }

    [Fact]
    public async Task View_OfSomebodyElse_IsNotThere_AndIsInNoJournal()
    {
        var (officer, other) = (attribution.As("two", Roles.Officer), attribution.As("three", Roles.Legal));
        var view = await officer.SaveDossierViewAsync(New("Quiet enquiry"));

        Assert.Empty((await other.ListDossierViewsAsync(new())).Views);
        foreach (var id in (string[])[view.Id, Guid.NewGuid().ToString(), "1"])
        {
            Assert.Equal("not-found", await ReasonAsync(other.GetDossierViewAsync(new() { Id = id })));
            Assert.Equal("not-found", await ReasonAsync(other.DeleteDossierViewAsync(new() { Id = id })));
            Assert.Equal(
                "not-found", await ReasonAsync(other.ChangeDossierViewAsync(new() { Id = id, Name = "x", Filter = new() })));
        }

        Assert.Equal(view, await officer.GetDossierViewAsync(new() { Id = view.Id }));
        await other.SaveDossierViewAsync(New("Quiet enquiry"));
        Assert.DoesNotContain(await attribution.Service.JournalAsync(), entry => entry.Actor is "two" or "three");
        foreach (var role in (string[])[Roles.Auditor, Roles.Partner, Roles.Observer])
        {
            Assert.Equal("permission-denied", await ReasonAsync(attribution.As("four", role).SaveDossierViewAsync(New("x"))));
        }
    }

    [Theory]
    [InlineData("FERRIES")]
    [InlineData("Férries")]
    [InlineData("Ｆerries")]
    public async Task Name_ThatLooksLikeAnother_IsTaken(string name)
    {
        var officer = attribution.As($"five {name}", Roles.Officer);
        await officer.SaveDossierViewAsync(New("Ferries"));
        var ports = await officer.SaveDossierViewAsync(New("Ports"));

        Assert.Equal("view-name-taken", await ReasonAsync(officer.SaveDossierViewAsync(New(name))));
        var change = new ChangeDossierViewRequest { Id = ports.Id, Name = name, Filter = new() };
        Assert.Equal("view-name-taken", await ReasonAsync(officer.ChangeDossierViewAsync(change)));
        change.Name = "PORTS";
        Assert.Equal("PORTS", (await officer.ChangeDossierViewAsync(change)).Name);
    }

    [Fact]
    public async Task ManyAtOnce_OnePersonKeepsFifty_AndTheSameKeySavesOne()
    {
        var officer = attribution.As("six", Roles.Officer);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 60).Select(i => ReasonAsync(officer.SaveDossierViewAsync(New($"{i}")))));
        Assert.Equal((50, 10), (answers.Count(reason => reason == ""), answers.Count(reason => reason == "views-full")));

        var other = attribution.As("seven", Roles.Officer);
        var key = new Metadata { { Commands.IdempotencyKey, "once" } };
        Assert.Equal(
            await other.SaveDossierViewAsync(New("Ferries"), key), await other.SaveDossierViewAsync(New("Ferries"), key));
    }

    [Fact]
    public async Task Filter_InWhichThereIsNothingToLookFor_IsNotKept()
    {
        var officer = attribution.As("eight", Roles.Officer);
        var refused = await Assert.ThrowsAsync<RpcException>(
            () => officer.SaveDossierViewAsync(new() { Name = "x", Filter = new() { Q = "?!" } }).ResponseAsync);
        Assert.Equal("filter.q", StatusDetails.FromRpcException(refused).Fields.Single().Field);
        refused = await Assert.ThrowsAsync<RpcException>(() => officer.SaveDossierViewAsync(new() { Name = "x" }).ResponseAsync);
        Assert.Equal("filter", StatusDetails.FromRpcException(refused).Fields.Single().Field);
    }

    private static SaveDossierViewRequest New(string name) => new() { Name = name, Filter = Examples.Filter() };

    private static async Task<string> ReasonAsync<T>(AsyncUnaryCall<T> call)
    {
        try
        {
            await call;
            return "";
        }
        catch (RpcException refused)
        {
            return StatusDetails.FromRpcException(refused).Reason;
        }
    }
}

using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Dapper;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Attribution.Tests;

/// <summary>Colleagues comment and ask for changes; nothing is concluded while one of them waits.</summary>
public sealed class RemarksTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    private Contracts.Attribution.V1.Dossiers.DossiersClient Officer => attribution.Officer;

    private Contracts.Attribution.V1.Dossiers.DossiersClient Legal => attribution.As("livia.stratus", Roles.Legal);

    [Fact]
    public async Task Remarks_AreReadNewestFirst_OfOneItemOrOfAll_AndMakeNoVersion()
    {
        var dossier = await attribution.CompleteDossierAsync();
        var evidence = (await Officer.ListEvidenceAsync(new ListEvidenceRequest { Reference = dossier.Reference })).Evidence[0];

        var comment = await RemarkAsync(Officer, dossier, RemarkKind.Comment, "It rings a bell.");
        var request = await RemarkAsync(Legal, dossier, RemarkKind.RequestForChange, "Who took the image?", evidence.Id);

        Assert.Equal(
            ("It rings a bell.", "", 4L, "aurelia.nimbus", false),
            (comment.Text, comment.ItemId, comment.DossierVersion, comment.MadeBy, comment.Legal));
        Assert.Equal(
            ("livia.stratus", true, evidence.Id, null), (request.MadeBy, request.Legal, request.ItemId, request.Settlement));
        Assert.Equal([request, comment], (await ListAsync(dossier)).Remarks);
        Assert.Equal([request], (await ListAsync(dossier, item: evidence.Id)).Remarks);
        Assert.Equal([request], (await ListAsync(dossier, unsettled: true)).Remarks);
        var first = await ListAsync(dossier, size: 1);
        Assert.Equal([request], first.Remarks);
        Assert.Equal([comment], (await ListAsync(dossier, size: 1, first.NextCursor)).Remarks);
        Assert.Equal(dossier, await Officer.GetDossierAsync(new GetDossierRequest { Reference = dossier.Reference }));
        Assert.Equal(
            ["RemarkMade", "RemarkMade"],
            (await attribution.JournalOfAsync(dossier.Reference)).TakeLast(2).Select(entry => entry.EventType.Split('.')[^1]));
    }

    [Fact]
    public async Task RequestForChange_KeepsTheDossierFromBeingConcluded_AlsoBetweenConclusionAndConfirmation()
    {
        var dossier = await attribution.CompleteDossierAsync();
        var request = await RemarkAsync(Officer, dossier, RemarkKind.RequestForChange, "The date is wrong.");
        var conclusion = new ConcludeDossierRequest { Reference = dossier.Reference, Assessment = "It was Blue Heron." };

        Assert.Equal("requests-open", await ReasonAsync(Officer.ConcludeDossierAsync(conclusion)));
        var settled = await SettleAsync(Officer, dossier, request);
        Assert.Equal(("Done.", "aurelia.nimbus"), (settled.Settlement.Text, settled.Settlement.SettledBy));
        Assert.Empty((await ListAsync(dossier, unsettled: true)).Remarks);
        await Officer.ConcludeDossierAsync(conclusion);

        var late = await RemarkAsync(Legal, dossier, RemarkKind.RequestForChange, "So is the place.");
        Assert.Equal("requests-open", await ReasonAsync(attribution.ConfirmAsync(dossier.Reference)));
        await SettleAsync(Legal, dossier, late);
        await attribution.ConfirmAsync(dossier.Reference);

        Assert.Equal(
            "dossier-concluded",
            await ReasonAsync(RemarkAsync(Officer, dossier, RemarkKind.RequestForChange, "Too late.")));
        Assert.Equal("A court agreed.", (await RemarkAsync(Officer, dossier, RemarkKind.Comment, "A court agreed.")).Text);
    }

    [Fact]
    public async Task Request_IsSettledOnce_AndOneOfTheLegalServiceByTheLegalService_AndACommentNever()
    {
        var dossier = await attribution.CompleteDossierAsync();
        var ofLegal = await RemarkAsync(Legal, dossier, RemarkKind.RequestForChange, "Name the source.");
        var comment = await RemarkAsync(Legal, dossier, RemarkKind.Comment, "A good case.");

        Assert.Equal("request-of-legal", await ReasonAsync(SettleAsync(Officer, dossier, ofLegal)));
        await SettleAsync(attribution.As("legal-2", Roles.Legal), dossier, ofLegal);
        Assert.Equal("request-settled", await ReasonAsync(SettleAsync(Legal, dossier, ofLegal)));
        Assert.Equal("no-request", await ReasonAsync(SettleAsync(Legal, dossier, comment)));
        await using var connection = await attribution.Service.Database.OpenConnectionAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(
            () => connection.ExecuteAsync(
                "UPDATE remark SET settlement = 'x' WHERE id = @Id", new { Id = Guid.Parse(ofLegal.Id) }));
        Assert.Equal(PostgresErrorCodes.ObjectNotInPrerequisiteState, refused.SqlState);
    }

    [Fact]
    public async Task Remark_OnWhatIsNotThere_OrOfAnotherDossier_IsNotFound()
    {
        var (dossier, other) = (await attribution.CompleteDossierAsync(), await attribution.CompleteDossierAsync());
        var elsewhere = (await Officer.ListActorsAsync(new ListActorsRequest { Reference = other.Reference })).Actors[0].Id;
        var remark = await RemarkAsync(Officer, other, RemarkKind.RequestForChange, "x");

        foreach (var item in (string[])[elsewhere, Guid.NewGuid().ToString(), "1"])
        {
            Assert.Equal("not-found", await ReasonAsync(RemarkAsync(Officer, dossier, RemarkKind.Comment, "x", item)));
        }

        Assert.Equal("not-found", await ReasonAsync(SettleAsync(Officer, dossier, remark)));
        Assert.Equal(
            "permission-denied",
            await ReasonAsync(RemarkAsync(attribution.As("auditor-1", Roles.Auditor), dossier, RemarkKind.Comment, "x")));
    }

    [Fact]
    public async Task RequestForChange_MadeWhileTheDossierIsBeingConcluded_WaitsForThat()
    {
        var dossier = await attribution.CompleteDossierAsync();
        await using var concluding = await attribution.Service.Database.OpenConnectionAsync();
        await using var transaction = await concluding.BeginTransactionAsync();
        await concluding.ExecuteAsync(
            "SELECT FROM dossier WHERE reference = @Reference FOR UPDATE", new { dossier.Reference }, transaction);

        var late = RemarkAsync(Officer, dossier, RemarkKind.RequestForChange, "Wait.");
        await Eventually.SomebodyWaitsForAsync(transaction);
        await transaction.CommitAsync();
        Assert.Equal("Wait.", (await late).Text);
    }

    private static async Task<Remark> RemarkAsync(
        Contracts.Attribution.V1.Dossiers.DossiersClient client, Dossier dossier, RemarkKind kind, string text, string item = "")
        => await client.MakeRemarkAsync(
            new MakeRemarkRequest { Reference = dossier.Reference, Kind = kind, ItemId = item, Text = text });

    private static async Task<Remark> SettleAsync(
        Contracts.Attribution.V1.Dossiers.DossiersClient client, Dossier dossier, Remark remark)
        => await client.SettleRemarkAsync(
            new SettleRemarkRequest { Reference = dossier.Reference, Id = remark.Id, Text = "Done." });

    private async Task<ListRemarksReply> ListAsync(
        Dossier dossier, int size = 0, string cursor = "", string item = "", bool unsettled = false)
        => await Officer.ListRemarksAsync(new ListRemarksRequest
        {
            Reference = dossier.Reference,
            ItemId = item,
            Unsettled = unsettled,
            Page = new PageRequest { Size = size, Cursor = cursor },
        });

    private static Task<string> ReasonAsync<T>(AsyncUnaryCall<T> call) => ReasonAsync(call.ResponseAsync);

    private static async Task<string> ReasonAsync<T>(Task<T> call)
        => StatusDetails.FromRpcException(await Assert.ThrowsAsync<RpcException>(() => call)).Reason;
}

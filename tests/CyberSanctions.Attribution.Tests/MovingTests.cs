using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;

namespace CyberSanctions.Attribution.Tests;

/// <summary>Officers say in which order incidents, evidence and actors stand; and who has worked on a dossier.</summary>
public sealed class MovingTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    private Contracts.Attribution.V1.Dossiers.DossiersClient Officer => attribution.Officer;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task WhereverItemsAreMoved_TheyStandAsInAListThatIsKeptByHand(int seed)
    {
        var random = new Random(seed);
        var reference = (await Officer.CreateDossierAsync(Examples.NewDossier())).Reference;
        var expected = new List<string>();
        var accepted = 1;
        for (var i = 0; i < 6; i++)
        {
            expected.Add(await NameAsync(reference, $"Heron {i}"));
            accepted++;
        }

        // Enough of them between the same two that no room is left there.
        for (var step = 0; step < 120; step++)
        {
            var moved = step < 60 ? expected[random.Next(2, 4)] : expected[random.Next(expected.Count)];
            var after = step < 60 ? expected[0] : random.Next(4) == 0 ? "" : expected[random.Next(expected.Count)];
            if (moved == after)
            {
                continue;
            }

            var place = expected.IndexOf(moved);
            var stands = place == 0 ? "" : expected[place - 1];
            var request = new MoveItemRequest { Reference = reference, Id = moved, AfterId = after, Reason = "x" };
            if (stands == after)
            {
                Assert.Equal("nothing-changed", await ReasonAsync(Officer.MoveItemAsync(request)));
                continue;
            }

            accepted++;
            Assert.Equal(accepted, (await Officer.MoveItemAsync(request)).DossierVersion);
            expected.Remove(moved);
            expected.Insert(after.Length == 0 ? 0 : expected.IndexOf(after) + 1, moved);
            if (step % 20 == 0)
            {
                expected.Add(await NameAsync(reference, $"Crane {step}"));
                accepted++;
            }

            // INVARIANT: the order is that of the list, in pages too; what is moved is not changed, and stands once.
            Assert.Equal(expected, await OrderAsync(reference));
        }
    }

    [Fact]
    public async Task Move_IsAChange_ThatSaysAfterWhatTheItemStands_AndMakesNoDifferenceToIt()
    {
        var reference = (await Officer.CreateDossierAsync(Examples.NewDossier())).Reference;
        var (first, second) = (await NameAsync(reference, "Heron"), await NameAsync(reference, "Crane"));

        var reply = await Officer.MoveItemAsync(
            new MoveItemRequest
            {
                Reference = reference,
                ExpectedVersion = 3,
                Id = first,
                AfterId = second,
                Reason = "She leads.",
            });

        Assert.Equal(
            (4, ChangeKind.Moved, ItemKind.Actor, first, second, "She leads."),
            (reply.DossierVersion, reply.Change.Kind, reply.Change.ItemKind, reply.Change.ItemId, reply.Change.AfterItemId,
                reply.Change.Reason));
        Assert.Equal(
            reply.Change,
            (await Officer.ListDossierChangesAsync(new ListDossierChangesRequest { Reference = reference })).Changes[0]);
        Assert.Empty((await Officer.CompareVersionsAsync(
            new CompareVersionsRequest { Reference = reference, From = 3, To = 4 })).Differences);
        var happened = ItemMoved.Parser.ParseFrom((await attribution.JournalOfAsync(reference))[^1].Payload);
        Assert.Equal((first, second), (happened.ItemId, happened.AfterItemId));
    }

    [Fact]
    public async Task Item_IsMovedAmongThoseOfItsKind_InItsDossier_AndNowhereElse()
    {
        var dossier = await attribution.CompleteDossierAsync();
        var other = await attribution.CompleteDossierAsync();
        var actor = (await Officer.ListActorsAsync(new ListActorsRequest { Reference = dossier.Reference })).Actors[0].Id;
        var evidence =
            (await Officer.ListEvidenceAsync(new ListEvidenceRequest { Reference = dossier.Reference })).Evidence[0].Id;
        var foreign = (await Officer.ListActorsAsync(new ListActorsRequest { Reference = other.Reference })).Actors[0].Id;
        var withdrawn = await NameAsync(dossier.Reference, "Crane");
        await Officer.WithdrawItemAsync(new WithdrawItemRequest { Reference = dossier.Reference, Id = withdrawn, Reason = "x" });

        foreach (var (reason, id, after) in new[]
        {
            ("not-found", actor, evidence),
            ("not-found", actor, foreign),
            ("not-found", foreign, actor),
            ("not-found", Guid.NewGuid().ToString(), actor),
            ("item-withdrawn", actor, withdrawn),
            ("item-withdrawn", withdrawn, actor),
            ("invalid-field", actor, actor),
            ("nothing-changed", actor, ""),
        })
        {
            Assert.Equal(reason, await ReasonAsync(Officer.MoveItemAsync(
                new MoveItemRequest { Reference = dossier.Reference, Id = id, AfterId = after, Reason = "x" })));
        }

        var concluded = await attribution.ConcludedDossierAsync();
        Assert.Equal("dossier-concluded", await ReasonAsync(Officer.MoveItemAsync(
            new MoveItemRequest { Reference = concluded.Reference, Id = actor, Reason = "x" })));
    }

    [Fact]
    public async Task Contributors_AreThoseWhoMadeVersionsOrRemarks_OfWhatTheReaderMightHaveSeenThen()
    {
        var reference = (await Officer.CreateDossierAsync(Examples.NewDossier(Handling.TlpRed))).Reference;
        await attribution.As("hidden.hand", Roles.Officer).NameActorAsync(
            new NameActorRequest { Reference = reference, Actor = Examples.Actor() });
        await Officer.AmendDossierAsync(
            new AmendDossierRequest { Reference = reference, Title = "x", Handling = Handling.TlpGreen, Reason = "x" });
        var legal = attribution.As("lena.legal", Roles.Legal);
        var remark = await legal.MakeRemarkAsync(
            new MakeRemarkRequest { Reference = reference, Kind = RemarkKind.RequestForChange, Text = "x" });
        await legal.SettleRemarkAsync(new SettleRemarkRequest { Reference = reference, Id = remark.Id, Text = "x" });

        var request = new ListContributorsRequest { Reference = reference };
        Assert.Equal(
            [("aurelia.nimbus", 2L, 0L), ("hidden.hand", 1, 0), ("lena.legal", 0, 2)],
            (await Officer.ListContributorsAsync(request)).Contributors.Select(c => (c.Name, c.Changes, c.Remarks)));
        var observer = new Contracts.Attribution.V1.Dossiers.DossiersClient(
            attribution.Service.Channel("observer", [Roles.Observer]));
        Assert.Equal(
            [("aurelia.nimbus", 1L, 0L), ("lena.legal", 0, 2)],
            (await observer.ListContributorsAsync(request)).Contributors.Select(c => (c.Name, c.Changes, c.Remarks)));
    }

    private async Task<string> NameAsync(string reference, string name)
        => (await Officer.NameActorAsync(
            new NameActorRequest { Reference = reference, Actor = new(Examples.Actor()) { Name = name } })).Actor.Id;

    private async Task<List<string>> OrderAsync(string reference)
    {
        var order = new List<string>();
        var cursor = "";
        do
        {
            var page = await Officer.ListActorsAsync(new ListActorsRequest
            {
                Reference = reference,
                Page = new PageRequest { Cursor = cursor, Size = 4 },
            });
            order.AddRange(page.Actors.Select(actor => actor.Id));
            cursor = page.NextCursor;
        }
        while (cursor.Length > 0);
        return order;
    }

    private static async Task<string> ReasonAsync<T>(AsyncUnaryCall<T> call)
        => StatusDetails.FromRpcException(await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync)).Reason;
}

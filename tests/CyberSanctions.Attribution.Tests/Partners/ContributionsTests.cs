using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Google.Protobuf;
using Npgsql;
using static CyberSanctions.Attribution.Tests.Partners.PartnersService;

namespace CyberSanctions.Attribution.Tests.Partners;

/// <summary>What partners share of their own.</summary>
public sealed class ContributionsTests(PartnersService partners) : IClassFixture<PartnersService>
{
    [Fact]
    public async Task Contribution_IsKeptAsReceived_ApartFromTheDossiersOfTheSuite()
    {
        var before = (await partners.Dossiers.ListDossiersAsync(new() { Where = new() })).Counts.Total;
        var received = await ContributeAsync(Whole());
        Assert.Equal((ContributionState.Received, 1L, "US", "United States"), (
            received.State, received.Version, received.Partner, received.PartnerName));
        Assert.Equal(Whole(), received.Dossier);
        Assert.Equal(before, (await partners.Dossiers.ListDossiersAsync(new() { Where = new() })).Counts.Total);

        // Hashed a second time, by another JSON writer: the mapping's members in order, without white space.
        var sorted = Sorted(JsonNode.Parse(JsonFormatter.Default.Format(Whole()))!).ToJsonString(new JsonSerializerOptions
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sorted))), received.Sha256);
        Assert.Equal(received, await partners.Officer.GetContributionAsync(new() { Id = received.Id }));
        Assert.Equal(received, await partners.America.GetContributionAsync(new() { Id = received.Id }));
        Assert.Contains(
            await partners.JournalOfAsync(received.Id), entry => entry.EventType == ContributionReceived.Descriptor.FullName);
    }

    [Fact]
    public async Task Contribution_OfAnotherPartner_IsNotThere()
    {
        var received = await ContributeAsync(Whole());
        Assert.Equal("not-found", await ReasonAsync(partners.Ukraine.GetContributionAsync(new() { Id = received.Id })));
        Assert.Empty((await partners.Ukraine.ListContributionsAsync(new())).Contributions);
        Assert.Equal("not-found", await ReasonAsync(partners.Officer.GetContributionAsync(new() { Id = "1" })));
        Assert.Equal("permission-denied", await ReasonAsync(partners.America.SettleContributionAsync(
            new() { Id = received.Id, TakenUp = true, Reason = "x" })));
        var listed = (await partners.Officer.ListContributionsAsync(new())).Contributions.First(c => c.Id == received.Id);
        Assert.Equal("Intrusions on our side", listed.Title);
        Assert.Null(listed.Dossier);
    }

    [Fact]
    public async Task TakenUp_ItIsADossierWithAllThatIsInIt_ThatSaysWhereItComesFrom()
    {
        var received = await ContributeAsync(Whole());
        var settled = await SettleAsync(received, takenUp: true);
        Assert.Equal((ContributionState.TakenUp, 2L, Proposer), (settled.State, settled.Version, settled.SettledBy));
        var reference = settled.DossierReference;
        var dossier = await partners.Dossiers.GetDossierAsync(new() { Reference = reference });
        Assert.Equal((4L, DossierState.Open, Handling.TlpGreen), (dossier.Version, dossier.State, dossier.Handling));
        Assert.Equal((1L, 1L, 1L), (dossier.Contents.Incidents, dossier.Contents.Evidence, dossier.Contents.Actors));
        var changes = (await partners.Dossiers.ListDossierChangesAsync(new() { Reference = reference })).Changes;
        Assert.Contains($"United States (US), contribution {received.Id}", changes[^1].Reason);
        var actor = (await partners.Dossiers.ListActorsAsync(new() { Reference = reference })).Actors.Single();
        Assert.Equal(Examples.Actor(), new(actor) { Id = "" });
        Assert.Equal(4, (await partners.JournalOfAsync(reference)).Count);

        // The partner sees that, and not what was made of it.
        var seen = await partners.America.GetContributionAsync(new() { Id = received.Id });
        Assert.Equal((ContributionState.TakenUp, "", "", "It fits."), (
            seen.State, seen.SettledBy, seen.DossierReference, seen.Reason));
        Assert.DoesNotContain(reference, (await partners.America.ListContributionsAsync(new())).ToString());
    }

    [Fact]
    public async Task Contribution_IsSettledOnce_AlsoInTwoTabsAtOnce()
    {
        var received = await ContributeAsync(Whole());
        var both = await Task.WhenAll(TryAsync(true), TryAsync(true), TryAsync(false));
        Assert.Single(both, reason => reason.Length == 0);
        Assert.Equal(2, both.Count(reason => reason == "stale-version"));
        Assert.Equal("contribution-settled", await ReasonAsync(partners.Officer.SettleContributionAsync(
            new() { Id = received.Id, TakenUp = false, Reason = "x" })));

        async Task<string> TryAsync(bool takenUp)
        {
            try
            {
                await partners.Officer.SettleContributionAsync(
                    new() { Id = received.Id, ExpectedVersion = 1, TakenUp = takenUp, Reason = "x" });
                return "";
            }
            catch (Grpc.Core.RpcException refused)
            {
                return ServiceDefaults.Errors.StatusDetails.FromRpcException(refused).Reason;
            }
        }
    }

    [Fact]
    public async Task Declined_ItOpensNothing()
    {
        var settled = await SettleAsync(await ContributeAsync(Whole()), takenUp: false);
        Assert.Equal((ContributionState.Declined, "", "It fits."), (settled.State, settled.DossierReference, settled.Reason));
    }

    [Fact]
    public async Task Contribution_MarkedAboveWhatPartnersSee_OrNamingItemsOfOurs_IsRefused()
    {
        foreach (var handling in (Handling[])[Handling.TlpAmberStrict, Handling.TlpRed])
        {
            Assert.Equal(["dossier.handling"], await FieldsAsync(new(Whole()) { Handling = handling }));
            var within = Whole();
            within.Evidence[0].Handling = handling;
            Assert.Equal(["dossier.evidence[0].handling"], await FieldsAsync(within));
        }

        var ours = await partners.AddEvidenceAsync(await partners.OpenAsync());
        var naming = Whole();
        naming.Evidence[0].SameOriginAs = ours;
        Assert.Equal(["dossier.evidence[0].same_origin_as"], await FieldsAsync(naming));
        var called = Whole();
        called.Actors[0].Id = ours;
        called.Incidents[0].Id = ours;
        Assert.Equal(["dossier.incidents[0].id", "dossier.actors[0].id"], await FieldsAsync(called));
        Assert.Equal(
            ["dossier.incidents"], await FieldsAsync(new() { Title = "x", Handling = Handling.TlpGreen, Exercise = false }));
        var many = Whole();
        many.Actors.AddRange(Enumerable.Repeat(Examples.Actor(), 50));
        Assert.Equal(["dossier.actors"], await FieldsAsync(many));

        async Task<IEnumerable<string>> FieldsAsync(ContributedDossier dossier)
            => (await RefusalAsync(partners.America.ContributeDossierAsync(new() { Dossier = dossier }))).Fields
                .Select(problem => problem.Field);
    }

    [Fact]
    public async Task Flood_HasAnEnd()
    {
        var caller = partners.Call("no.analyst", Roles.Partner, "NO");
        for (var i = 0; i < 20; i++)
        {
            await caller.ContributeDossierAsync(new() { Dossier = Whole() });
        }

        Assert.Equal("too-many-contributions", await ReasonAsync(caller.ContributeDossierAsync(new() { Dossier = Whole() })));
        await SettleAsync((await caller.ListContributionsAsync(new())).Contributions[0], takenUp: false);
        await caller.ContributeDossierAsync(new() { Dossier = Whole() });
    }

    [Theory]
    [InlineData("UPDATE contribution SET content = '{}' WHERE id = @Id", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("UPDATE contribution SET partner = 'UA' WHERE id = @Id", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("UPDATE contribution SET version = 5 WHERE id = @Id", PostgresErrorCodes.ObjectNotInPrerequisiteState)]
    [InlineData("DELETE FROM contribution WHERE id = @Id", PostgresErrorCodes.InsufficientPrivilege)]
    public async Task Database_KeepsItAsItIs(string sql, string state)
    {
        var received = await ContributeAsync(Whole());
        await using var connection = await partners.Service.Database.OpenConnectionAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(
            () => connection.ExecuteAsync(sql, new { Id = Guid.Parse(received.Id) }));
        Assert.Equal(state, refused.SqlState);
    }

    private static ContributedDossier Whole() => new()
    {
        Title = "Intrusions on our side",
        Summary = "Two ports, in spring; “Κύμα”.",
        Handling = Handling.TlpGreen,
        Exercise = false,
        Incidents = { Examples.Incident() },
        Evidence = { new Evidence(Examples.Evidence()) { Handling = Handling.TlpClear } },
        Actors = { Examples.Actor() },
    };

    private async Task<Contribution> ContributeAsync(ContributedDossier dossier)
        => await partners.America.ContributeDossierAsync(new() { Dossier = dossier });

    private async Task<Contribution> SettleAsync(Contribution contribution, bool takenUp)
        => await partners.Officer.SettleContributionAsync(
            new() { Id = contribution.Id, ExpectedVersion = 1, TakenUp = takenUp, Reason = "It fits." });

    private static JsonNode Sorted(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Sorted(member.Value!)))),
        JsonArray items => new JsonArray([.. items.Select(item => Sorted(item!))]),
        _ => node.DeepClone(),
    };
}

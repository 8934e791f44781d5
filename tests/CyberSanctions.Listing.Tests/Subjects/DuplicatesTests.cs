using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Proposals;
using Dapper;

namespace CyberSanctions.Listing.Tests.Subjects;

/// <summary>The check for duplicates: among many thousands it reads those alone that its drafter has to hear of.</summary>
public sealed class DuplicatesTests(ListingService listing) : IClassFixture<ListingService>
{
    [Fact]
    public async Task AmongThousands_AndThousandsOfNamesakes_OnlyLookAlikesAreRead_AndByIndexes()
    {
        var known = await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier()));
        await using var connection = await listing.Service.Database.OpenConnectionAsync();

        // As if drafted: 20,000 on others, of whom 2,000 share the name and were born in other years.
        await connection.ExecuteAsync(
            """
            INSERT INTO proposal (reference, version, state, handling, exercise, dossier_reference, dossier_version, subject,
                                  ground, measures, statement_of_reasons, drafted_by, drafted_at, kind, written_by)
            SELECT 'LP-2099-' || n, 1, 1, 1, false, @DossierReference, @DossierVersion, '{"kind": "SUBJECT_KIND_PERSON"}', 1,
                   '{1}',
                   'Invented.', 'tiberius.quill', now(), 1, '{tiberius.quill}' FROM generate_series(1, 20000) n;
            INSERT INTO subject_key (proposal_reference, key, country, exercise, kind, dates)
            SELECT 'LP-2099-' || n, CASE WHEN n <= 2000 THEN @Name ELSE 'name:somebody ' || n END, '', false, 1,
                   ('{[' || 1900 + n % 70 || '-01-01,' || 1900 + n % 70 || '-12-31]}')::datemultirange
            FROM generate_series(1, 20000) n;
            ANALYZE proposal; ANALYZE subject_key
            """,
            new
            {
                known.DossierReference,
                known.DossierVersion,
                Name = await connection.QuerySingleAsync<string>(
                    "SELECT min(key) FROM subject_key WHERE proposal_reference = @Reference AND key LIKE 'name:%'",
                    new { known.Reference }),
            },
            commandTimeout: 300);

        var sought = SubjectKeys.Sought(known.Subject, exercise: false, []);
        var found = (await connection.QueryAsync<ProposalRow>(SubjectKeys.Query, sought)).Select(row => row.Reference);
        Assert.Equal([known.Reference], found);
        var plan = JsonNode.Parse(await connection.QuerySingleAsync<string>(
            $"EXPLAIN (ANALYZE, FORMAT JSON) {SubjectKeys.Query}", sought))![0]!["Plan"]!;
        var scans = Nodes(plan).Where(node => node["Relation Name"] is not null).ToList();
        Assert.Contains(scans, scan => (string?)scan["Relation Name"] == "subject_key");
        Assert.Contains(scans, scan => (string?)scan["Relation Name"] == "proposal");
        Assert.All(
            scans.Where(scan => (string?)scan["Relation Name"] is "subject_key" or "proposal"),
            scan => Assert.DoesNotContain("Seq Scan", (string?)scan["Node Type"]));
        Assert.Equal(
            1, scans.Where(scan => (string?)scan["Relation Name"] == "proposal").Sum(scan => (double)scan["Actual Rows"]!));
    }

    [Fact]
    public async Task SubjectThatAnotherOneGivesInBothScripts_IsFoundByItsOriginalAlone()
    {
        var known = await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier()));
        var request = Examples.NewProposal(listing.ConcludeDossier());
        request.Subject.Names.RemoveAt(0);
        request.Subject.Names[0].WholeName = known.Subject.Names[1].WholeName;
        var refusal = await Refused.ByAsync(listing.Drafter.DraftProposalAsync(request));
        Assert.Equal(("same-subject", "distinct_from"), (refusal.Reason, refusal.Fields.Single().Field));
        Assert.Contains(known.Reference, refusal.Message, StringComparison.Ordinal);

        request.DistinctFrom.Add(known.Reference);
        await listing.Drafter.DraftProposalAsync(request);
    }

    [Fact]
    public async Task SameWallet_IsFound_WhateverElseIsSaid_AndAForgedPassportIsNot()
    {
        var first = Examples.NewProposal(listing.ConcludeDossier());
        first.Subject.CryptoAddresses.Add(Wallet("ETH"));
        first.Subject.Identifiers[0].KnownFalse = true;
        var known = await listing.Drafter.DraftProposalAsync(first);

        var second = Examples.NewEntityProposal(listing.ConcludeDossier());
        second.Subject.Identifiers.Add(new Identifier { Type = "passport", Number = known.Subject.Identifiers[0].Number });
        await listing.Drafter.DraftProposalAsync(second);

        var third = Examples.NewEntityProposal(listing.ConcludeDossier());
        third.Subject.CryptoAddresses.Add(Wallet("USDC"));
        var refusal = await Refused.ByAsync(listing.Drafter.DraftProposalAsync(third));
        Assert.Equal("same-subject", refusal.Reason);
        Assert.Contains("has the USDC address 0x", refusal.Message, StringComparison.Ordinal);
    }

    // Two at once: one of them sees the other, whichever of their keys they share.
    [Fact]
    public async Task TwoDraftsOfOneSubject_AtOnce_AreNeverBothTaken()
    {
        for (var round = 0; round < 5; round++)
        {
            var requests = Enumerable.Range(0, 4).Select(_ => Examples.NewProposal(listing.ConcludeDossier())).ToList();
            var number = requests[0].Subject.Identifiers[0].Number;
            requests.ForEach(request => request.Subject.Identifiers[0].Number = number);
            var outcomes = await Task.WhenAll(requests.Select(async request =>
            {
                try
                {
                    return (await listing.Drafter.DraftProposalAsync(request)).State == ProposalState.Draft;
                }
                catch (Grpc.Core.RpcException refused) when (refused.StatusCode == Grpc.Core.StatusCode.FailedPrecondition)
                {
                    return false;
                }
            }));
            Assert.Single(outcomes, taken => taken);
        }
    }

    private static CryptoAddress Wallet(string currency)
        => new() { Currency = currency, Address = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359" };

    private static IEnumerable<JsonNode> Nodes(JsonNode plan)
        => [plan, .. (plan["Plans"] as JsonArray ?? []).SelectMany(child => Nodes(child!))];
}

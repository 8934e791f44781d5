using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using static CyberSanctions.Listing.Tests.Finding.ProposalFinder;
using Client = CyberSanctions.Contracts.Listing.V1.Proposals.ProposalsClient;

namespace CyberSanctions.Listing.Tests.Finding;

/// <summary>Proposals are found again, by whoever may see them. Each test finds by words of its own.</summary>
public sealed class ProposalFindingTests(ListingService listing) : IClassFixture<ListingService>
{
    private Client Officer => listing.Drafter;

    private Client Observer => listing.ProposalsAs("observer-1", Roles.Observer);

    [Theory]
    [InlineData("Łódź Ørsted", "lodz ORSTED")]
    [InlineData("Straße", "STRASSE")]
    [InlineData("İzmir", "izmir")]
    [InlineData("ΑΘΗΝΑΣ", "αθηνας")]
    [InlineData("Ёлка Йод", "елка иод")]
    [InlineData("السُّعُودِيَّة أحمد", "سعوديه احمد")]
    [InlineData("林志強", "志強")]
    [InlineData("上海蓝鹭科技有限公司", "蓝鹭 有限公司")]
    [InlineData("東京ガス", "がす", false)]
    [InlineData("김철수는", "철수")]
    [InlineData("Wasserwerkssteuerung", "werkssteu")]
    [InlineData("see (https://evil.example.com/a?b=1).", "evil.example.com")]
    [InlineData("from 192.0.2.17 on", "2.192", false)]
    [InlineData("100% sure_of\\it", "100% of\\it")]
    [InlineData("O'Neil'); DROP TABLE proposal; --", "o’neil'); drop table")]
    [InlineData("kittiwake", "\u202ekittiwake\u202c")]
    public async Task Text_IsFound_InAnyScript_HoweverItIsWritten(string said, string sought, bool found = true)
    {
        var word = Word();
        var draft = await DraftAsync(request => request.Subject.Remarks.Add($"{word} {said}"));

        var reply = await FindAsync(Officer, new() { Q = $"{word} {sought}" });
        Assert.Equal(found ? [draft.Reference] : [], reply.Similar ? [] : References(reply));
    }

    [Fact]
    public async Task WhateverAProposalSays_IsFound()
    {
        var request = Examples.NewEntityProposal(listing.ConcludeDossier());
        request.Subject = Examples.EntityInFull();
        request.Subject.Names[0].WholeName += " Spoonbill";
        request.Subject.Lei = "529900T8BM49AURSDO55";
        request.Subject.CryptoAddresses[0].Address = "12c6DSiU4Rq3P4ZxziKxzrL5LmMBrzjrJX";
        request.Evidence.Add("Register extract of Bittern Harbour");
        request.EuReferenceNumber = "EU.9071.44";
        request.Reasons[0].Text = "Curlew Works was attacked.";
        var draft = await Officer.DraftProposalAsync(request);

        var back = await listing.Reviewer.SendBackProposalAsync(
            new() { Reference = draft.Reference, Comments = "The invoice of Whimbrel Bank is missing." });
        Assert.All(
            (string[])
            [
                "spoonbill", "529900T8BM49", "12c6DSiU4Rq3P4ZxziKxzrL5LmMBrzjrJX", "bittern harbour", "EU.9071.44", "curlew",
                "whimbrel", request.Subject.Registrations[0].Number, "register.example.org/77-1",
                $"{draft.Reference} {draft.DossierReference}", "desk@blue-heron.example.org", "QDi.999",
            ],
            sought => Assert.Contains(
                draft.Reference,
                References(Officer.ListProposals(new() { Where = new() { Q = $"spoonbill {sought}" } }))));

        // What says from which list a choice is, is no word.
        Assert.Empty(References(await FindAsync(Officer, new() { Q = "SUBJECT_KIND_ENTITY spoonbill" })));
        Assert.Equal(2, back.Version);
    }

    [Fact]
    public async Task ProposalOnAnEntry_IsFoundByItsNames_AlsoAfterThoseHaveChanged()
    {
        var subject = Examples.AnotherPerson();
        subject.Names.Add(new Name { WholeName = "Sanderling Dunlin", Quality = NameQuality.Strong });
        var entry = listing.Publication.Listed(new EntryContent
        {
            Subject = subject,
            Ground = ListingGround.Responsible,
            Measures = { Measure.AssetFreeze },
            StatementOfReasons = "She ran the servers.",
        });
        var delisting = await Officer.DraftProposalAsync(Examples.Delisting(entry));
        Assert.Equal([delisting.Reference], References(await FindAsync(Officer, new() { Q = "dunlin court" })));
        Assert.Equal([delisting.Reference], References(await FindAsync(Officer, new() { Q = $"dunlin {entry}" })));
        Assert.Equal(1, await CountAsync(new() { Q = "dunlin", SubjectKind = SubjectKind.Person }));
        Assert.Equal(0, await CountAsync(new() { Q = "dunlin", SubjectKind = SubjectKind.Entity }));

        var renamed = subject.Clone();
        renamed.Names[^1].WholeName = "Sanderling Redshank";
        listing.Publication.Changed(
            entry,
            OperationKind.Amend,
            new EntryContent
            {
                Subject = renamed,
                Ground = ListingGround.Responsible,
                Measures = { Measure.AssetFreeze },
                StatementOfReasons = "She ran the servers.",
            });
        await listing.Service.Services.GetRequiredKeyedService<Upstream>("lists").CaughtUpAsync(CancellationToken.None);
        Assert.Equal((0, 1), (await CountAsync(new() { Q = "dunlin" }), await CountAsync(new() { Q = "redshank court" })));
    }

    [Theory]
    [InlineData("heorn")]
    [InlineData("hern")]
    [InlineData("herron")]
    [InlineData("heran")]
    public async Task Name_WithATypingError_IsFound_AndTheAnswerSaysSo(string typed)
    {
        var (word, draft) = (Word(), new List<string>());
        foreach (var said in (string[])["heron rookery", "heron colony"])
        {
            draft.Insert(0, (await DraftAsync(request => request.Subject.Remarks.Add($"{word} {said}"))).Reference);
        }

        var similar = await FindAsync(Officer, new() { Q = $"{word} {typed}" });
        Assert.Equal((true, string.Join(' ', draft)), (similar.Similar, string.Join(' ', References(similar))));

        // Page by page they are the same.
        Assert.Equal(draft, (await PagesAsync(Officer, new() { Q = $"{word} {typed}" }, size: 1)).Select(p => p.Reference));
    }

    [Fact]
    public async Task WhatOneMayNotSee_IsNeitherFoundNorCounted_NorAReasonToLookNoFurther()
    {
        var hidden = await DraftAsync(request => Say(request, "Kingfisher", Handling.TlpRed));
        var seen = await DraftAsync(request => Say(request, "Kingfishers", Handling.TlpGreen));
        await DraftAsync(request => Say(request, "Osprey", Handling.TlpRed));
        var near = await DraftAsync(request => Say(request, "Ospray", Handling.TlpGreen));

        var found = await FindAsync(Observer, new() { Q = "kingfisher" });
        Assert.Equal([seen.Reference], References(found));
        Assert.Equal(new ProposalCounts { Total = 1, Draft = 1 }, found.Counts);
        Assert.Equal(2, (await FindAsync(Officer, new() { Q = "kingfisher" })).Counts.Total);

        // As if the red one were not there: nothing says "osprey", and one says nearly so.
        var osprey = await FindAsync(Observer, new() { Q = "osprey" });
        Assert.Equal((near.Reference, true), (References(osprey).Single(), osprey.Similar));

        // By no filter either, and no reference.
        Assert.Equal(0, (await FindAsync(Observer, new() { Handling = Handling.TlpRed })).Counts.Total);
        Assert.Equal(0, (await FindAsync(Observer, new() { DossierReference = hidden.DossierReference })).Counts.Total);

        // Marked lower, it is found; marked higher, no more.
        await EditAsync(hidden, request => Say(request, "Kingfisher", Handling.TlpGreen));
        Assert.Equal(2, (await FindAsync(Observer, new() { Q = "kingfisher" })).Counts.Total);
        await EditAsync(seen, request => Say(request, "Kingfishers", Handling.TlpRed));
        Assert.Equal([hidden.Reference], References(await FindAsync(Observer, new() { Q = "kingfisher" })));
    }

    [Fact]
    public async Task WhatAnEditHasTakenAway_IsNotFound_AndWhatItSaysIs()
    {
        var draft = await DraftAsync(request => Say(request, "Plover"));
        Assert.Equal(1, await CountAsync(new() { Q = "plover" }));
        await EditAsync(draft, request => Say(request, "Lapwing"));
        Assert.Equal((0, 1), (await CountAsync(new() { Q = "plover" }), await CountAsync(new() { Q = "lapwing" })));
    }

    [Fact]
    public async Task Withdrawn_IsFound_AndSaysSo()
    {
        var draft = await DraftAsync(request => Say(request, "Turnstone"));
        await Officer.WithdrawProposalAsync(new() { Reference = draft.Reference, Reason = "She has died, says Godwit Press." });

        var found = await FindAsync(Officer, new() { Q = "turnstone godwit" });
        Assert.Equal(new ProposalCounts { Total = 1, Withdrawn = 1 }, found.Counts);
        Assert.Equal(ProposalState.Withdrawn, found.Proposals.Single().State);
        Assert.Equal(1, await CountAsync(new() { Q = "turnstone", State = ProposalState.Withdrawn }));
        Assert.Equal(0, await CountAsync(new() { Q = "turnstone", State = ProposalState.Draft }));
    }

    [Fact]
    public async Task Filters_HoldTogether()
    {
        var before = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow.AddDays(-1));
        var draft = await DraftAsync(request => Say(request, "Avocet"));
        await DraftAsync(request =>
        {
            Say(request, "Avocet", Handling.TlpGreen);
            request.Ground = ListingGround.Associated;
            request.Measures.Remove(Measure.TravelBan);
        });
        Assert.All(
            (ProposalFilter[])
            [
                new() { State = ProposalState.Draft, Handling = Handling.TlpAmber }, new() { Handling = Handling.TlpAmber },
                new() { Measure = Measure.TravelBan }, new() { Ground = ListingGround.Responsible },
                new() { DossierReference = draft.DossierReference },
                new() { Handling = Handling.TlpAmber, Kind = OperationKind.List, List = "eu-cyber", Exercise = false },
                new() { Handling = Handling.TlpAmber, DraftedBy = "aurelia.nimbus", Mine = true, DraftedSince = before },
                new() { Handling = Handling.TlpAmber, SubjectKind = SubjectKind.Person },
            ],
            filter => Assert.Equal([draft.Reference], References(Found(filter))));
        Assert.All(
            (ProposalFilter[])
            [
                new() { State = ProposalState.Cleared }, new() { Handling = Handling.TlpRed }, new() { Exercise = true },
                new() { Kind = OperationKind.Amend }, new() { List = "eu-cyber-exercise" }, new() { List = "no-such-list" },
                new() { SubjectKind = SubjectKind.Entity }, new() { Ground = ListingGround.SupportOrInvolvement },
                new() { Ground = ListingGround.Associated, Measure = Measure.TravelBan }, new() { DraftedBy = "Aurelia.Nimbus" },
                new() { ActReference = "ACT-2026-9999" }, new() { DossierReference = "ATT-1999-0001" },
                new() { DraftedUntil = before }, new() { DraftedBy = "' OR true --" },
            ],
            filter => Assert.Equal(0, Found(filter).Counts.Total));

        // Whoever has done something with it finds it as their own.
        var reviewer = new ProposalFilter { Q = "avocet", Mine = true };
        Assert.Equal(0, (await FindAsync(listing.Reviewer, reviewer)).Counts.Total);
        await listing.Reviewer.SendBackProposalAsync(new() { Reference = draft.Reference, Comments = "It is too short." });
        Assert.Equal([draft.Reference], References(await FindAsync(listing.Reviewer, reviewer)));

        ListProposalsReply Found(ProposalFilter filter)
        {
            filter.Q = "avocet";
            return Officer.ListProposals(new() { Where = filter });
        }
    }

    [Fact]
    public async Task State_IsThatOfItsAct_FromTheMomentOfItsCommit()
    {
        var request = Examples.NewProposal(listing.ConcludeDossier());
        Say(request, "Pratincole");
        var cleared = await listing.ClearedAsync(request);
        var filter = new ProposalFilter { Q = "pratincole" };
        Assert.Equal(new ProposalCounts { Total = 1, Cleared = 1 }, (await FindAsync(Officer, filter)).Counts);

        var act = await listing.Acts.DraftActAsync(Examples.ActToCome(listing.NewActNumber(), cleared.Reference));
        Assert.Equal(new ProposalCounts { Total = 1, Bundled = 1 }, (await FindAsync(Officer, filter)).Counts);
        Assert.Equal(1, await CountAsync(new() { ActReference = act.Reference }));
        Assert.Equal(1, await CountAsync(new() { Q = $"pratincole {act.Reference}" }));

        act = await listing.SubmitAsync(await listing.ClearAsync(act));
        Assert.Equal(new ProposalCounts { Total = 1, Submitted = 1 }, (await FindAsync(Officer, filter)).Counts);
        act = await listing.DecideAsync(await listing.OpenAsync(act), Outcome.NotAdopted);
        Assert.Equal(new ProposalCounts { Total = 1, NotAdopted = 1 }, (await FindAsync(Officer, filter)).Counts);
        await listing.AdoptAsync(await listing.SubmitAsync(act));
        Assert.Equal(new ProposalCounts { Total = 1, Adopted = 1 }, (await FindAsync(Officer, filter)).Counts);
        Assert.Equal(1, await CountAsync(new() { Q = "pratincole", State = ProposalState.Adopted }));
    }

    [Fact]
    public async Task Cursor_IsOfTheFilterThatItWasGivenFor()
    {
        var references = new List<string>();
        foreach (var i in Enumerable.Range(0, 5))
        {
            references.Insert(0, (await DraftAsync(request => Say(request, "Stint"))).Reference);
        }

        var filter = new ProposalFilter { Q = "stint" };
        Assert.Equal(references, (await PagesAsync(Officer, filter, size: 2)).Select(proposal => proposal.Reference));
        var cursor = (await FindAsync(Officer, filter, size: 2)).NextCursor;
        foreach (var other in (ProposalFilter?[])[null, new() { Q = "stints" }, new(filter) { Mine = true }])
        {
            var refused = await Assert.ThrowsAsync<RpcException>(() => FindAsync(Officer, other, 2, cursor));
            Assert.Equal("page.cursor", StatusDetails.FromRpcException(refused).Fields.Single().Field);
        }
    }

    [Fact]
    public async Task TextsThatAreAsLongAsTheyMayBe_AreTaken_AndFound()
    {
        var draft = await DraftAsync(request =>
        {
            Say(request, "Knot");
            request.Reasons.Clear();
            request.StatementOfReasons = $"{Han(19_998, 0)} y";
            request.Evidence.AddRange(Enumerable.Range(0, 20).Select(i => Han(499, i + 1)));
        });

        Assert.Equal([draft.Reference], References(await FindAsync(Officer, new() { Q = Han(19_998, 0)[5_000..5_012] })));
        Assert.Equal([draft.Reference], References(await FindAsync(Officer, new() { Q = $"knot {Han(499, 19)[300..320]}" })));

        // Each three in a row are others.
        static string Han(int length, int seed)
        {
            var random = new Random(seed);
            return string.Concat(Enumerable.Range(0, length).Select(_ => (char)random.Next(0x4E00, 0x9FA5)));
        }
    }

    private static void Say(DraftProposalRequest request, string word, Handling handling = Handling.TlpAmber)
    {
        request.Subject.DesignationDetails = word;
        request.Handling = handling;
    }

    private static string Word()
        => string.Concat(Guid.NewGuid().ToString("N").Select(c => (char)('a' + Convert.ToInt32($"{c}", 16))));

    private async Task<Proposal> DraftAsync(Action<DraftProposalRequest> change)
    {
        var request = Examples.NewProposal(listing.ConcludeDossier());
        change(request);
        return await Officer.DraftProposalAsync(request);
    }

    private async Task EditAsync(Proposal draft, Action<DraftProposalRequest> change)
    {
        var said = Examples.NewProposal(draft.DossierReference);
        said.Subject = draft.Subject;
        change(said);
        await Officer.EditProposalAsync(new() { Reference = draft.Reference, Proposal = said, Reason = "It has changed." });
    }

    private async Task<long> CountAsync(ProposalFilter filter) => (await FindAsync(Officer, filter)).Counts.Total;
}

using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Acts;
using CyberSanctions.Listing.Acts.Pairs;
using Grpc.Core;

namespace CyberSanctions.Listing.Tests.Pairs;

/// <summary>Which instrument what an act does rests on, and what a pair says of itself.</summary>
public sealed class PairRulesTests
{
    private static readonly Measure[] Both = [Measure.AssetFreeze, Measure.TravelBan];
    private static readonly Measure[] Freeze = [Measure.AssetFreeze];
    private static readonly Measure[] Ban = [Measure.TravelBan];

    public static TheoryData<string, Action<DraftActRequest>> Spoilt => new()
    {
        { "twin.title", act => act.Twin.Title = "" },
        { "twin.title", act => act.Twin.Title = "Two\nlines" },
        { "twin.title", act => act.Twin.Title = "council implementing regulation (EU) 2026/2" },
        { "title", act => act.Title = "Council Decision (CFSP) 2026/1" },
        { "twin.legal_basis", act => act.Twin.LegalBasis = "" },
        { "twin.number", act => act.Twin.Number = "" },
        { "twin.number", act => act.Twin.Number = act.Number },
        { "twin.number", act => act.Twin.Number = "2026/02" },
        { "twin.number", act => act.Twin.Number = "2026/2 " },
        { "twin.number", act => act.Twin.Number = "2026∕2" }, // U+2215, which looks like a slash
        { "twin.number", act => act.Twin.Number = "２０２６/2" }, // fullwidth digits
        { "twin.number", act => act.Twin.Number = "2026/2\u200B" },
        { "twin.publication_url", act => act.Twin.PublicationUrl = "" },
        { "twin.publication_url", act => act.Twin.PublicationUrl = "data.example.eu" },
        { "twin.publication_url", act => act.Twin.PublicationUrl = act.PublicationUrl },
        { "instrument", act => act.Instrument = Instrument.Unspecified },
        { "instrument", act => act.Instrument = (Instrument)3 },
    };

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void Pair_Spoilt_IsRefusedNamingTheField(string field, Action<DraftActRequest> spoil)
    {
        var request = Example("2026/1", "2026/2");
        ActRules.Check(request, Examples.Today);
        spoil(request);
        Assert.Equal([field], Refused.FieldsBy(() => ActRules.Check(request, Examples.Today)));
    }

    [Fact]
    public void PairThatIsYetToBePublished_CitesNoPublicationOfEither()
    {
        var request = Example("2026/1", "2026/2");
        (request.EntryIntoForce, request.PublishedOn, request.PublicationUrl) =
            (Examples.Day(Examples.Today.AddDays(9)), null, "");
        Assert.Equal(["twin.publication_url"], Refused.FieldsBy(() => ActRules.Check(request, Examples.Today)));
        request.Twin.PublicationUrl = "";
        ActRules.Check(request, Examples.Today);
    }

    [Fact]
    public void Pair_CanBeHeldFromEitherSide_AndAnActAloneNeedNotSayWhatItIs()
    {
        var request = Example("2026/1", "2026/2");
        (request.Title, request.Twin.Title) = (request.Twin.Title, request.Title);
        request.Instrument = Instrument.Decision;
        ActRules.Check(request, Examples.Today);
        (request.Twin, request.Instrument) = (null, Instrument.Unspecified);
        ActRules.Check(request, Examples.Today);
    }

    // Written out by hand: rows of what is done, columns of the act that does it.
    [Theory]
    [InlineData("list both", 1, 1, 0)]
    [InlineData("list freeze", 1, 0, 0)]
    [InlineData("list ban", 0, 2, 1)]
    [InlineData("amend both", 1, 1, 0)]
    [InlineData("amend freeze", 1, 0, 0)]
    [InlineData("amend ban", 0, 2, 2)]
    [InlineData("amend freeze to ban", 1, 1, 0)]
    [InlineData("amend ban to freeze", 1, 1, 0)]
    [InlineData("delist both", 1, 1, 0)]
    [InlineData("delist ban", 0, 2, 2)]
    [InlineData("renew", 0, 2, 1)]
    [InlineData("extend", 0, 2, 1)]
    public void Instrument_DoesWhatRestsOnIt(string what, int gapsOfADecision, int gapsOfARegulation, int gapsOfAPair)
    {
        Assert.Equal(gapsOfADecision, Gaps(Act(Instrument.Decision, what)).Count);
        Assert.Equal(gapsOfARegulation, Gaps(Act(Instrument.Regulation, what)).Count);
        Assert.Equal(gapsOfAPair, Gaps(Paired(Act(Instrument.Decision, what))).Count);
        Assert.Equal(gapsOfAPair, Gaps(Paired(Act(Instrument.Regulation, what))).Count);
        Assert.Empty(Gaps(Act(Instrument.Unspecified, what)));
    }

    [Fact]
    public void EveryGap_IsNamed_WithItsProposal()
    {
        var act = Act(Instrument.Decision, "list both", "extend", "list freeze");
        Assert.Equal(["LP-2026-0001", "LP-2026-0003"], Gaps(act).Select(gap => gap.ProposalReference));
        var refusal = Refused.By(() => PairRules.Require(act, Measures, "proposal_references"));
        Assert.Equal((StatusCode.FailedPrecondition, "measure-without-instrument"), (refusal.Status, refusal.Reason));
        Assert.Equal(["proposal_references", "proposal_references"], refusal.Fields.Select(field => field.Field));
        Assert.Empty(Gaps(Paired(act)));
    }

    [Fact]
    public void HundredGaps_FitIntoAnAnswer()
        => Assert.Equal(
            20,
            Refused.By(() => PairRules.Require(
                Act(Instrument.Decision, [.. Enumerable.Repeat("list freeze", 100)]), Measures, "instrument")).Fields.Count);

    [Fact]
    public void Corrigendum_IsOfWhatTheActIs()
    {
        var corrigendum = Act(Instrument.Regulation, "amend both");
        corrigendum.Corrects = new Corrigendum { ActReference = "ACT-2026-0001" };
        Assert.Empty(Gaps(corrigendum));
        PairRules.RequireCorrectable(corrigendum, Instrument.Regulation, isPair: false);
        PairRules.RequireCorrectable(corrigendum, Instrument.Unspecified, isPair: false);
        PairRules.RequireCorrectable(corrigendum, Instrument.Decision, isPair: true);
        Assert.Equal(
            "no-pair-to-correct",
            Refused.By(() => PairRules.RequireCorrectable(corrigendum, Instrument.Decision, isPair: false)).Reason);
        var paired = Paired(corrigendum);
        PairRules.RequireCorrectable(paired, Instrument.Decision, isPair: true);
        Assert.Equal(
            "no-pair-to-correct",
            Refused.By(() => PairRules.RequireCorrectable(paired, Instrument.Regulation, isPair: false)).Reason);
    }

    internal static DraftActRequest Example(string regulation, string decision, params string[] proposals)
    {
        var request = Examples.NewAct(regulation, proposals.Length > 0 ? proposals : ["LP-2026-0001"]);
        request.Instrument = Instrument.Regulation;
        request.Twin = Decision(decision);
        request.Twin.PublicationUrl = "http://data.example.eu/eli/dec/2026/2/oj";
        return request;
    }

    internal static Twin Decision(string number) => new()
    {
        Title = $"Council Decision (CFSP) {number} amending Decision (CFSP) 2019/797",
        LegalBasis = "Article 29 of the Treaty on European Union",
        Number = number,
    };

    private static Dictionary<string, IReadOnlyCollection<Measure>> Measures => new()
    {
        ["EU.1.1"] = Both,
        ["EU.2.2"] = Freeze,
        ["EU.3.3"] = Ban,
    };

    private static IReadOnlyList<PairGap> Gaps(Act act) => PairRules.Gaps(act, Measures);

    private static Act Paired(Act act) => new(act) { Twin = Decision("2026/2") };

    private static Act Act(Instrument instrument, params string[] what) => new()
    {
        Instrument = instrument,
        Proposals = { what.Select((words, place) => Proposal(words.Split(' '), $"LP-2026-{place + 1:D4}")) },
    };

    private static Proposal Proposal(string[] words, string reference)
    {
        var proposal = new Proposal { Reference = reference };
        var entry = words.ElementAtOrDefault(1) switch { "both" => "EU.1.1", "freeze" => "EU.2.2", _ => "EU.3.3" };
        switch (words[0])
        {
            case "list":
                (proposal.Kind, proposal.Subject) = (OperationKind.List, Examples.Person());
                proposal.Measures.AddRange(Measures[entry]);
                break;
            case "amend":
                proposal.Kind = OperationKind.Amend;
                proposal.Amendment = Examples.Amending(entry).Amendment;
                if (words.Length > 2)
                {
                    proposal.Amendment.Fields.Add(EntryField.Measures);
                    proposal.Amendment.After.Measures.AddRange(words[3] == "ban" ? Ban : Freeze);
                }

                break;
            case "delist":
                (proposal.Kind, proposal.Delisting) = (OperationKind.Delist, Examples.Delisting(entry).Delisting);
                break;
            case "renew":
                (proposal.Kind, proposal.Renewal) = (OperationKind.Renew, Examples.Renewing(Examples.Today, (entry, 1)).Renewal);
                break;
            default:
                (proposal.Kind, proposal.Extension) = (OperationKind.Extend, Examples.Extending(Examples.Today).Extension);
                break;
        }

        return proposal;
    }
}

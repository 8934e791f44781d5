using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using Dapper;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Listing.Tests.Pairs;

/// <summary>A Decision and a Regulation as one act: one text, one clearance, one ballot.</summary>
public sealed class PairsTests(ListingService listing) : IClassFixture<ListingService>
{
    [Fact]
    public async Task Pair_IsOneText_WhichIsClearedAndVotedOnWhole()
    {
        var request = await NewPairAsync();
        var act = await listing.Acts.DraftActAsync(request);
        Assert.Equal((request.Instrument, request.Twin), (act.Instrument, act.Twin));
        Assert.Equal(act, await listing.Acts.GetActAsync(new GetActRequest { Reference = act.Reference }));
        var listed = (await listing.Acts.ListActsAsync(new ListActsRequest())).Acts.Single(a => a.Reference == act.Reference);
        Assert.Equal((request.Instrument, request.Twin), (listed.Instrument, listed.Twin));

        await listing.SubmitAsync(await listing.ClearAsync(act));
        var submitted = ActSubmitted.Parser.ParseFrom((await listing.JournalOfAsync(act.Reference))[^1].Payload);
        var text = ActText.Parser.ParseFrom(submitted.Text);
        Assert.Equal((Instrument.Regulation, request.Twin), (text.Instrument, text.Twin));
        Assert.Equal(act.TextSha256, submitted.TextSha256);
    }

    [Fact]
    public async Task ActWithoutATwin_ReadsAsItAlwaysHas_ByteForByte()
    {
        var act = await listing.DraftActAsync();
        var bytes = await listing.Service.Database.CreateCommand(
            $"SELECT text FROM act_revision WHERE act_reference = '{act.Reference}'").ExecuteScalarAsync();
        var text = ActText.Parser.ParseFrom((byte[])bytes!);
        var before = new ActText(text) { Instrument = Instrument.Unspecified, Twin = null };
        Assert.Equal((byte[])bytes!, Google.Protobuf.MessageExtensions.ToByteArray(before));
    }

    [Fact]
    public async Task Twin_ChangesAreTold_FieldByField_AndTakenAwayItIsGone()
    {
        var act = await listing.Acts.DraftActAsync(await NewPairAsync());
        var twin = act.Twin.Clone();
        (twin.Title, twin.Number) = ("Council Decision (CFSP) on cyber-attacks", listing.NewActNumber());
        act = await listing.Acts.CorrectActAsync(new CorrectActRequest { Reference = act.Reference, Twin = twin });
        Assert.Equal(twin, act.Twin);
        Assert.Equal(["twin.title", "twin.number"], act.Revisions[^1].Changes.Select(change => change.Field));

        act = await listing.Acts.CorrectActAsync(new CorrectActRequest { Reference = act.Reference, Title = "Corrected title" });
        Assert.Equal(twin, act.Twin);
    }

    [Fact]
    public async Task PairThatWouldBePartedFromWhatItDoes_StaysOne()
    {
        var act = await listing.Acts.DraftActAsync(await NewPairAsync());
        var refusal = await Refused.ByAsync(listing.Acts.CorrectActAsync(
            new CorrectActRequest { Reference = act.Reference, WithoutTwin = true }));
        Assert.Equal(
            (StatusCode.FailedPrecondition, "measure-without-instrument"), (refusal.Status, refusal.Reason));
        Assert.Equal(act, await listing.Acts.GetActAsync(new GetActRequest { Reference = act.Reference }));
        var both = new CorrectActRequest { Reference = act.Reference, WithoutTwin = true, Twin = act.Twin };
        Assert.Equal(["without_twin"], (await Refused.ByAsync(listing.Acts.CorrectActAsync(both))).Fields.Select(f => f.Field));

        // One that says no instrument can be given its twin later, with the instrument.
        var alone = await listing.DraftActAsync();
        var late = new CorrectActRequest { Reference = alone.Reference, Twin = Twin(listing.NewActNumber()) };
        Assert.Equal(["instrument"], (await Refused.ByAsync(listing.Acts.CorrectActAsync(late))).Fields.Select(f => f.Field));
        late.Instrument = Instrument.Regulation;
        Assert.Equal(
            ["instrument", "twin.title", "twin.legal_basis", "twin.number", "twin.publication_url"],
            (await listing.Acts.CorrectActAsync(late)).Revisions[^1].Changes.Select(change => change.Field));
    }

    [Fact]
    public async Task TwinsNumber_IsNoOtherActs_WhicheverComesFirst_NorOnceWas()
    {
        var (first, second) = (await NewPairAsync(), await NewPairAsync());
        var act = await listing.Acts.DraftActAsync(first);

        // A's twin, B's number; A's number, B's twin; both twins.
        await TakenAsync("number", second, request => request.Number = first.Twin.Number);
        await TakenAsync("twin.number", second, request => request.Twin.Number = first.Number);
        await TakenAsync("twin.number", second, request => request.Twin.Number = first.Twin.Number);

        // What an earlier text of an act gave its twin may be what the Council is voting on.
        var another = first.Twin.Clone();
        another.Number = listing.NewActNumber();
        await listing.Acts.CorrectActAsync(new CorrectActRequest { Reference = act.Reference, Twin = another });
        await TakenAsync("number", second, request => request.Number = first.Twin.Number);
        await TakenAsync("twin.number", second, request => request.Twin.Number = another.Number);

        // A correction meets the same; the act may go back to what was its own.
        var other = await listing.Acts.DraftActAsync(second);
        var refusal = await Refused.ByAsync(listing.Acts.CorrectActAsync(
            new CorrectActRequest { Reference = other.Reference, Twin = new Twin(second.Twin) { Number = first.Number } }));
        Assert.Equal(("act-number-taken", "twin.number"), (refusal.Reason, refusal.Fields.Single().Field));
        var back = await listing.Acts.CorrectActAsync(new CorrectActRequest { Reference = act.Reference, Twin = first.Twin });
        Assert.Equal(first.Twin, back.Twin);
    }

    [Fact]
    public async Task ExercisesPair_MayHaveTheNumbersOfARealOne()
    {
        var request = await NewPairAsync();
        await listing.Acts.DraftActAsync(request);
        request.ProposalReferences[0] = (await listing.ClearedProposalAsync(exercise: true)).Reference;
        Assert.True((await listing.Acts.DraftActAsync(request)).Exercise);
    }

    [Fact]
    public async Task TwoDraftsAtOnce_DoNotShareANumber()
    {
        for (var round = 0; round < 5; round++)
        {
            var (first, second) = (await NewPairAsync(), await NewPairAsync());
            second.Twin.Number = first.Number;
            var outcomes = await Task.WhenAll(
                OutcomeAsync(listing.Acts.DraftActAsync(first)), OutcomeAsync(listing.Second.DraftActAsync(second)));
            Assert.Equal(["", "act-number-taken"], outcomes.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task TravelBanByARegulationAlone_IsRefused_AndNothingIsDrafted()
    {
        var request = await NewPairAsync();
        request.Twin = null;
        var refusal = await Refused.ByAsync(listing.Acts.DraftActAsync(request));
        Assert.Equal("measure-without-instrument", refusal.Reason);
        Assert.Equal("proposal_references", refusal.Fields.Single().Field);

        // Its number is still free.
        request.Instrument = Instrument.Unspecified;
        await listing.Acts.DraftActAsync(request);
    }

    [Fact]
    public async Task Extension_IsByADecisionAlone()
    {
        var proposal = await listing.ClearedAsync(Examples.Extending(DateOnly.FromDateTime(DateTime.UtcNow).AddYears(5)));
        var request = Examples.ActToCome(listing.NewActNumber(), proposal.Reference);
        request.Title = "Council Decision (CFSP) amending Decision (CFSP) 2019/797";
        (request.Instrument, request.Twin) = (Instrument.Decision, Regulation(listing.NewActNumber()));
        Assert.Equal("measure-without-instrument", (await Refused.ByAsync(listing.Acts.DraftActAsync(request))).Reason);
        request.Twin = null;
        Assert.Equal(Instrument.Decision, (await listing.Acts.DraftActAsync(request)).Instrument);
    }

    [Fact]
    public async Task Corrigendum_IsAPair_OnlyOfAPair()
    {
        var (single, entry) = await RecordedAsync(Examples.ActToCome(listing.NewActNumber(), "?"));
        Assert.Equal("no-pair-to-correct", await OutcomeAsync(listing.Acts.DraftActAsync(await CorrectingAsync(single, entry))));

        var alone = await CorrectingAsync(single, entry);
        alone.Twin = null;
        var corrigendum = await listing.Acts.DraftActAsync(alone);
        Assert.Equal(
            "no-pair-to-correct",
            await OutcomeAsync(listing.Acts.CorrectActAsync(
                new CorrectActRequest { Reference = corrigendum.Reference, Twin = Twin(listing.NewActNumber()) })));

        var (pair, other) = await RecordedAsync(PairToCome());
        await listing.Acts.DraftActAsync(await CorrectingAsync(pair, other));
    }

    [Fact]
    public async Task PairThatIsGivenUp_FreesBothItsNumbers()
    {
        var pair = await listing.Acts.DraftActAsync(await NewPairAsync());
        await listing.Acts.WithdrawActAsync(
            new WithdrawActRequest { Reference = pair.Reference, Reason = "Two acts are made of it." });
        var again = await NewPairAsync();
        (again.Number, again.Twin.Number) = (pair.Twin.Number, pair.Number);
        var next = await listing.Acts.DraftActAsync(again);
        Assert.Equal((pair.Twin.Number, pair.Number), (next.Number, next.Twin.Number));
    }

    [Theory]
    [InlineData("INSERT INTO act_number VALUES (@Number, false, @Reference, false)", PostgresErrorCodes.UniqueViolation)]
    [InlineData("INSERT INTO act_number VALUES ('2026/77777', true, @Reference)", PostgresErrorCodes.ForeignKeyViolation)]
    [InlineData("UPDATE act_number SET act_reference = @Reference", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("UPDATE act_number SET free = true", PostgresErrorCodes.ObjectNotInPrerequisiteState)]
    [InlineData("DELETE FROM act_number", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData(Revision + "1, 'x', 'x', @Number, '')", PostgresErrorCodes.CheckViolation)] // its own number
    [InlineData(Revision + "1, 'x', 'x', '2026/77778', '')", PostgresErrorCodes.ForeignKeyViolation)] // nobody's number
    [InlineData(Revision + "0, 'x', 'x', @Twin, '')", PostgresErrorCodes.CheckViolation)] // which is which?
    [InlineData(Revision + "3, NULL, NULL, NULL, NULL)", PostgresErrorCodes.CheckViolation)] // no instrument
    [InlineData(Revision + "1, 'x', NULL, @Twin, '')", PostgresErrorCodes.CheckViolation)] // half a twin
    [InlineData(Revision + "1, 'x', 'x', @Twin, '')", null)]
    public async Task Database_RefusesWhatIsNoPair(string sql, string? refusal)
    {
        var act = await listing.Acts.DraftActAsync(await NewPairAsync());
        Assert.Equal(refusal, await ExecuteAsync(sql, new { act.Reference, act.Number, Twin = act.Twin.Number }));
    }

    private const string Revision =
        """
        INSERT INTO act_revision (act_reference, revision, title, legal_basis, publication_url, text, written_by, written_at,
            instrument, twin_title, twin_legal_basis, twin_number, twin_publication_url)
        VALUES (@Reference, 2, 'x', 'x', '', 'x', 'a', now(), 
        """;

    private async Task<string?> ExecuteAsync(string sql, object parameters)
    {
        await using var connection = await listing.Service.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        try
        {
            await connection.ExecuteAsync(sql, parameters, transaction);
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }

    private static async Task<string> OutcomeAsync(AsyncUnaryCall<Act> call)
    {
        try
        {
            await call;
            return "";
        }
        catch (RpcException)
        {
            return (await Refused.ByAsync(call)).Reason;
        }
    }

    private async Task TakenAsync(string field, DraftActRequest request, Action<DraftActRequest> take)
    {
        var taking = request.Clone();
        take(taking);
        var refusal = await Refused.ByAsync(listing.Second.DraftActAsync(taking));
        Assert.Equal(
            (StatusCode.AlreadyExists, "act-number-taken", field),
            (refusal.Status, refusal.Reason, refusal.Fields.Single().Field));
    }

    private async Task<DraftActRequest> NewPairAsync()
        => PairRulesTests.Example(
            listing.NewActNumber(), listing.NewActNumber(), (await listing.ClearedProposalAsync()).Reference);

    private DraftActRequest PairToCome()
    {
        var request = Examples.ActToCome(listing.NewActNumber(), "?");
        (request.Instrument, request.Twin) = (Instrument.Regulation, PairRulesTests.Decision(listing.NewActNumber()));
        return request;
    }

    private async Task<(Act Act, string Entry)> RecordedAsync(DraftActRequest request)
    {
        request.ProposalReferences[0] = (await listing.ClearedProposalAsync()).Reference;
        var act = await listing.Acts.DraftActAsync(request);
        act = await listing.AdoptAsync(await listing.SubmitAsync(await listing.ClearAsync(act)));
        listing.Publication.Record(act);
        return (act, listing.Publication.Listed(
            new EntryContent { Subject = Examples.AnotherPerson(), Measures = { Measure.AssetFreeze } }, act.Reference));
    }

    private async Task<DraftActRequest> CorrectingAsync(Act corrected, string entry)
    {
        var request = PairToCome();
        request.ProposalReferences[0] = (await listing.ClearedAsync(Examples.Amending(entry))).Reference;
        request.Corrects = new Corrigendum { ActReference = corrected.Reference };
        return request;
    }

    private static Twin Twin(string number)
        => new(PairRulesTests.Decision(number)) { PublicationUrl = "http://data.example.eu/eli/dec/2026/2/oj" };

    private static Twin Regulation(string number) => new()
    {
        Title = $"Council Implementing Regulation (EU) {number}",
        LegalBasis = "Article 13(1) of Regulation (EU) 2019/796",
        Number = number,
    };
}

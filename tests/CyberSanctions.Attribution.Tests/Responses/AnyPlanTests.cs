using System.Security.Cryptography;
using System.Text;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;
using Client = CyberSanctions.Contracts.Attribution.V1.Responses.ResponsesClient;

namespace CyberSanctions.Attribution.Tests.Responses;

/// <summary>
/// Whatever two officers and a legal reviewer do about a plan, in whatever order, on the running service: compared with a model
/// of each measure that is kept by hand.
/// </summary>
public sealed class AnyPlanTests(ResponsesService responses) : IClassFixture<ResponsesService>
{
    private const int Steps = 500;
    private static readonly string[] Codes = ["dialogue", "statement", "restrictive-measures"];
    private readonly Dictionary<string, Model> _measures = [];
    private readonly List<(ResponseChangeKind Kind, string Measure, string By)> _history = [];
    private string _reference = "";
    private string _proposal = "";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task WhateverIsDone_OnlyWhatIsAllowedHappens_AndEverythingIsOnRecord(int seed)
    {
        var random = new Random(seed);
        _reference = await responses.AssessedAsync();
        _proposal = $"LP-{Guid.NewGuid():N}";
        responses.Draft(_proposal, _reference);
        (string Subject, Client Client, bool Officer)[] people =
        [
            ("aurelia.nimbus", responses.Planner, true), ("tiberius.quill", responses.Second, true),
            ("livia.stratus", responses.Call("livia.stratus", Roles.Legal), false),
        ];
        for (var step = 0; step < Steps; step++)
        {
            var by = people[random.Next(people.Length)];
            await StepAsync(random, by.Subject, by.Client, by.Officer, $"seed {seed}, step {step}");
        }

        await CheckAsync();
    }

    private async Task StepAsync(Random random, string by, Client client, bool officer, string at)
    {
        if (_measures.Count == 0 || random.Next(8) == 0)
        {
            await ProposeAsync(random, by, client, officer, at);
            return;
        }

        // What has something to do with the public comes after much else: now and then it is looked for.
        var choice = random.Next(10);
        var fitting = random.Next(3) == 0 ? null : _measures.Values.FirstOrDefault(each => choice switch
        {
            2 or 3 => each is { Code: "statement", State: MeasureState.Agreed, Texts: [.., { ApprovedBy.Length: > 0 }] },
            7 => each is { IsPublic: true, IsRetracted: false },
            8 => each is { Code: "statement", Released: not null, IsPublic: false },
            _ => false,
        });
        var measure = fitting ?? _measures.Values.ElementAt(random.Next(_measures.Count));
        var (reference, id, on) = (_reference, measure.Id, ResponsesService.Today);
        var open = measure.State is MeasureState.Proposed or MeasureState.Agreed;
        var newest = measure.Texts.LastOrDefault();
        switch (choice)
        {
            case 0 or 1:
                await TryAsync(
                    client.AgreeToMeasureAsync(new() { Reference = reference, Id = id }),
                    measure.State == MeasureState.Proposed && measure.ProposedBy != by,
                    ResponseChangeKind.Agreed,
                    () => (measure.State, measure.AgreedBy) = (MeasureState.Agreed, by));
                break;
            case 2 or 3:
                await TryAsync(
                    client.CarryOutMeasureAsync(new() { Reference = reference, Id = id, On = on, Results = "x" }),
                    officer
                        && measure.State == MeasureState.Agreed
                        && (measure.Code != "restrictive-measures" || measure.Proposal.Length > 0)
                        && (newest is null ? measure.Code != "statement" : newest.ApprovedBy.Length > 0),
                    ResponseChangeKind.CarriedOut,
                    () => (measure.State, measure.Released) = (MeasureState.CarriedOut, newest?.Text));
                break;
            case 4:
                await TryAsync(
                    client.EndMeasureAsync(new() { Reference = reference, Id = id, On = on, Results = "x" }),
                    officer && measure.State == MeasureState.CarriedOut,
                    ResponseChangeKind.Ended,
                    () => measure.State = MeasureState.Ended);
                break;
            case 5 when random.Next(4) == 0:
                await TryAsync(
                    client.WithdrawMeasureAsync(new() { Reference = reference, Id = id, Reason = "x" }),
                    officer && open,
                    ResponseChangeKind.Withdrawn,
                    () => measure.State = MeasureState.Withdrawn);
                break;
            case 5:
                await TryAsync(
                    client.NameListingProposalAsync(new() { Reference = reference, Id = id, ProposalReference = _proposal }),
                    officer && open && measure.Code == "restrictive-measures",
                    ResponseChangeKind.ProposalNamed,
                    () => measure.Proposal = _proposal);
                break;
            case 6:
                var text = $"Said at {at}: “Ελλάδα”.";
                await TryAsync(
                    client.DraftMeasureTextAsync(new() { Reference = reference, Id = id, Text = text }),
                    officer && open,
                    ResponseChangeKind.TextDrafted,
                    () => measure.Texts.Add(new ModelText(text, by)));
                break;
            case 7:
                await TryAsync(
                    client.RetractStatementAsync(new() { Reference = reference, Id = id, Reason = "x" }),
                    !officer && measure is { IsPublic: true, IsRetracted: false },
                    ResponseChangeKind.StatementRetracted,
                    () => measure.IsRetracted = true);
                break;
            case 8 when measure.Code == "statement":
                var said = random.Next(3) > 0 ? newest ?? new ModelText("", "")
                    : measure.Texts.Count > 0 ? measure.Texts[random.Next(measure.Texts.Count)]
                    : new ModelText("", "");
                await TryAsync(
                    client.ReleaseStatementAsync(new() { Reference = reference, Id = id, Title = "x", Sha256 = said.Sha256 }),
                    !officer && measure is { Released: not null, IsPublic: false } && said == newest,
                    ResponseChangeKind.StatementReleased,
                    () => measure.IsPublic = true);
                break;
            default:
                // Now and then what somebody has read is not the newest any more.
                var read = measure.Texts.Count > 0 ? measure.Texts[random.Next(measure.Texts.Count)] : new ModelText("", "");
                await TryAsync(
                    client.ApproveMeasureTextAsync(new() { Reference = reference, Id = id, Sha256 = read.Sha256 }),
                    open && newest == read && read.ApprovedBy.Length == 0 && read.DraftedBy != by,
                    ResponseChangeKind.TextApproved,
                    () => read.ApprovedBy = by);
                break;
        }

        async Task TryAsync(AsyncUnaryCall<MeasureReply> call, bool allowed, ResponseChangeKind kind, Action happened)
        {
            var reply = await AnswerAsync(call);
            Assert.True(allowed == reply is not null, $"{at}: {kind} of {measure} by {by}");
            if (reply is not null)
            {
                happened();
                _history.Add((kind, id, by));
                Assert.Equal((_history.Count, measure.State), (reply.PlanVersion, reply.Measure.State));
            }
        }
    }

    private async Task ProposeAsync(Random random, string by, Client client, bool officer, string at)
    {
        var code = Codes[random.Next(Codes.Length)];
        var justification = random.Next(2) == 0 ? "It is right." : "";
        var reply = await AnswerAsync(
            client.ProposeMeasureAsync(ResponsesService.Proposing(_reference, code, justification)));

        // The range is from cooperative to stability measures.
        Assert.True(
            (officer && (code != "restrictive-measures" || justification.Length > 0)) == reply is not null,
            $"{at}: {code} by {by}");
        if (reply is not null)
        {
            _measures.Add(reply.Measure.Id, new Model(reply.Measure.Id, code, by));
            _history.Add((ResponseChangeKind.Proposed, reply.Measure.Id, by));
        }
    }

    private async Task CheckAsync()
    {
        var measures = (await responses.Planner.ListMeasuresAsync(new() { Reference = _reference })).Measures;
        Assert.Equal(_measures.Keys, measures.Select(measure => measure.Id));
        foreach (var measure in measures)
        {
            var model = _measures[measure.Id];
            Assert.Equal((model.State, model.Proposal), (measure.State, measure.ProposalReference));

            // INVARIANT: nobody agrees to what they have proposed, and nothing is carried out that was not agreed to.
            Assert.NotEqual(measure.ProposedBy, measure.Agreement?.AgreedBy);
            Assert.Equal(model.AgreedBy, measure.Agreement?.AgreedBy ?? "");
            Assert.False(measure is { Realisation: not null, Agreement: null });
            Assert.False(measure is { Ending: not null, Realisation: null });
            Assert.False(measure is { Withdrawal: not null, Realisation: not null });

            // INVARIANT: what was said is what somebody else approved, byte for byte.
            var texts = (await responses.Planner.ListMeasureTextsAsync(
                new() { Reference = _reference, Id = measure.Id })).Texts;
            Assert.Equal(
                model.Texts.AsEnumerable().Reverse().Select(text => (text.Text, text.Sha256, text.DraftedBy, text.ApprovedBy)),
                texts.Select(text => (text.Text, text.Sha256, text.DraftedBy, text.ApprovedBy)));
            Assert.All(texts, text => Assert.NotEqual(text.DraftedBy, text.ApprovedBy));
            if (measure.Realisation is { TextNumber: > 0 and var number })
            {
                var spoken = texts.Single(text => text.Number == number);
                Assert.Equal(Encoding.UTF8.GetBytes(model.Released!), Encoding.UTF8.GetBytes(spoken.Text));
                Assert.NotEmpty(spoken.ApprovedBy);
                Assert.Equal(texts[0], spoken);
            }
        }

        // INVARIANT: what is public is what was said, and what was retracted has no text there.
        var released = measures.Where(measure => measure.Release is not null).ToList();
        Assert.Equal(
            _measures.Values.Where(model => model.IsPublic).Select(model => model.Id), released.Select(measure => measure.Id));
        foreach (var measure in released)
        {
            var statement = await responses.Call("", []).GetStatementAsync(new() { Id = measure.Release.StatementId });
            var model = _measures[measure.Id];
            Assert.Equal(model.IsRetracted ? "" : model.Released, statement.Text);
            Assert.Equal(model.IsRetracted, statement.RetractedAt is not null);
        }

        // So much has happened that everything has.
        Assert.Equal(Enum.GetValues<ResponseChangeKind>().Length - 1, _history.Select(change => change.Kind).Distinct().Count());

        // INVARIANT: the journal, the history and what was answered are one and the same, in one order.
        var history = new List<ResponseChange>();
        var cursor = "";
        do
        {
            var page = await responses.Planner.ListResponseChangesAsync(
                new() { Reference = _reference, Page = new() { Size = 7, Cursor = cursor } });
            history.InsertRange(0, page.Changes.Reverse());
            cursor = page.NextCursor;
        }
        while (cursor.Length > 0);
        Assert.Equal(_history, history.Select(change => (change.Kind, change.MeasureId, change.ChangedBy)));
        Assert.Equal(Enumerable.Range(1, _history.Count).Select(i => (long)i), history.Select(change => change.Version));
        var journal = (await responses.JournalOfAsync(_reference))
            .Where(entry => entry.EventType == ResponsePlanChanged.Descriptor.FullName)
            .ToList();
        var told = journal.Select(entry => ResponsePlanChanged.Parser.ParseFrom(entry.Payload)).ToList();
        Assert.Equal(history, told.Select(happened => happened.Change));
        Assert.Equal(history.Select(change => change.ChangedBy), journal.Select(entry => entry.Actor));

        // INVARIANT: of what has ended or was withdrawn nothing happens any more, but for what the public is told of what was
        // said: the last that was told of it is how it is.
        foreach (var last in told.GroupBy(happened => happened.Measure.Id).Select(group => group.Last()))
        {
            Assert.Equal(measures.Single(measure => measure.Id == last.Measure.Id), last.Measure);
        }

        Assert.All(
            told.Where(happened => happened.Change.Kind
                    is not (ResponseChangeKind.StatementReleased or ResponseChangeKind.StatementRetracted))
                .GroupBy(happened => happened.Measure.Id),
            group => Assert.All(
                group.SkipLast(1),
                happened => Assert.DoesNotContain(
                    happened.Measure.State, new[] { MeasureState.Ended, MeasureState.Withdrawn })));
    }

    private static async Task<MeasureReply?> AnswerAsync(AsyncUnaryCall<MeasureReply> call)
    {
        try
        {
            return await call;
        }
        catch (RpcException refused)
        {
            // Only what the rules say: nothing failed, and the database was not needed to refuse it.
            var reason = StatusDetails.FromRpcException(refused).Reason;
            Assert.Contains(
                reason,
                new[]
                {
                    "permission-denied", "measure-state", "own-measure", "own-text", "text-missing", "text-not-approved",
                    "text-approved", "another-text", "proposal-missing", "no-proposal-needed", "outside-range",
                    "statement-released", "statement-not-public",
                });
            return null;
        }
    }

    private sealed record Model(string Id, string Code, string ProposedBy)
    {
        public MeasureState State { get; set; } = MeasureState.Proposed;

        public string AgreedBy { get; set; } = "";

        public string Proposal { get; set; } = "";

        public string? Released { get; set; }

        public bool IsPublic { get; set; }

        public bool IsRetracted { get; set; }

        public List<ModelText> Texts { get; } = [];
    }

    private sealed class ModelText(string text, string draftedBy)
    {
        public string Text => text;

        public string DraftedBy => draftedBy;

        public string ApprovedBy { get; set; } = "";

        public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}

using System.Data;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Listing.Acts.Pairs;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.Listing.Reasons;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CyberSanctions.Listing.Acts;

/// <summary>
/// The service <c>Acts</c> of <c>listing/v1/listing.proto</c>; one file per use case. An act marked above the caller's
/// clearance is NOT_FOUND.
/// </summary>
internal sealed partial class ActsGrpcService(
    Commands commands,
    NpgsqlDataSource database,
    TimeProvider time,
    [FromKeyedServices("council")] Upstream voting,
    [FromKeyedServices("lists")] Upstream publication,
    [FromKeyedServices("dossiers")] Upstream attribution,
    [FromKeyedServices("evidence")] Upstream evidence,
    IOptions<ListingSettings> settings)
    : Contracts.Listing.V1.Acts.ActsBase
{
    /// <summary>
    /// Bundles cleared proposals into a draft act. FAILED_PRECONDITION: <c>proposal-not-cleared</c>
    /// (naming which), <c>exercise-mixed</c>, <c>act-too-large</c>, <c>not-published-then</c>, <c>measure-without-instrument</c>,
    /// <c>no-pair-to-correct</c>, and what <see cref="Applicability"/> refuses; ALREADY_EXISTS:
    /// <c>act-number-taken</c>.
    /// </summary>
    public override async Task<Act> DraftAct(DraftActRequest request, ServerCallContext context)
    {
        ActRules.Check(request, CouncilData.DayInBrussels(time.GetUtcNow().UtcDateTime));
        await HearOfListAsync("", request.ProposalReferences, context.CancellationToken);
        return await commands.RunAsync(request, context, async change =>
        {
            var proposals = ActRules.RequireBundleable(
                Principal.Of(context),
                request.ProposalReferences,
                await ProposalTable.LockAsync(change, [.. request.ProposalReferences]));
            var draft = new Act(ActRules.Saying(request))
            {
                Reference = await change.NextReferenceAsync("ACT"),
                Version = 1,
                State = ActState.Draft,
                Revision = 1,
                Handling = ActRules.HandlingOf(proposals),
                Exercise = proposals[0].Exercise,
                Proposals = { proposals },
            };
            TakenOver.Require(draft, settings.Value.TakenOverUntil);
            await Applicability.RequireAsync(change, draft);
            await PairTable.RequireAsync(change, draft, "proposal_references");
            var text = ActTexts.Of(draft).ToByteArray();
            ActRules.RequireTransportable(text.Length);
            await ActTable.InsertAsync(change, draft, text);
            await ProposalTable.BundleAsync(change, draft.Reference, draft.Revision, request.ProposalReferences);
            var act = await ShownAsync(change, draft.Reference);
            await change.AppendAsync(new ActDrafted { Act = act }, act.Reference);
            return act;
        });
    }

    /// <summary>
    /// An act with its proposals, in the order of the annex, and everything that has happened to it. NOT_FOUND.
    /// </summary>
    public override async Task<Act> GetAct(GetActRequest request, ServerCallContext context)
    {
        ProposalRules.Naming("reference", request.Reference)
            .That(request.Revision >= 0, "revision", "Must be 0 or a revision.")
            .Throw();
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead, context.CancellationToken);
        var reader = Principal.Of(context);
        var act = await ActReading.LoadAsync(connection, snapshot, request.Reference, request.Revision, reader);
        return ActReading.Answer(ActRules.RequireExisting(reader, request.Reference, act));
    }

    private static Checks Changing(string reference, long expectedVersion)
        => ProposalRules.Naming("reference", reference).Version("expected_version", expectedVersion);

    /// <summary>
    /// The act in its newest text, locked, at the version that was seen. What the Council decided before somebody asked this is
    /// known here by then: nobody changes an adopted act because this service has not heard of it yet.
    /// </summary>
    private static async Task<Act> LockAsync(Change change, ServerCallContext context, string reference, long expectedVersion)
    {
        var act = ActRules.RequireExisting(
            Principal.Of(context), reference, await ActTable.LockAsync(change, reference, ActReading.Newest));
        ActCourseRules.RequireVersion(act, expectedVersion);
        return act;
    }

    private async Task HearOfAsync(string reference, CancellationToken cancel)
    {
        bool submitted;
        await using (var connection = await database.OpenConnectionAsync(cancel))
        {
            submitted = await ActReading.IsSubmittedAsync(connection, reference);
        }

        if (submitted)
        {
            await voting.CaughtUpAsync(cancel);
        }
    }

    // What is on the list is known here before anything is judged by it.
    private async Task HearOfListAsync(string reference, IReadOnlyCollection<string> proposals, CancellationToken cancel)
    {
        bool matters;
        await using (var connection = await database.OpenConnectionAsync(cancel))
        {
            matters = await Applicability.MattersAsync(connection, reference, proposals);
        }

        if (matters)
        {
            await publication.CaughtUpAsync(cancel);
        }
    }

    // What was released or withdrawn a moment ago counts; for acts that give no reasons nobody has to be asked.
    private async Task HearOfReleasesAsync(string reference, CancellationToken cancel)
    {
        bool matters;
        await using (var connection = await database.OpenConnectionAsync(cancel))
        {
            matters = (await ProposalTable.OfActAsync(connection, transaction: null, reference)).Exists(Statements.MustStand);
        }

        if (matters)
        {
            await attribution.CaughtUpAsync(cancel);
            await evidence.CaughtUpAsync(cancel);
        }
    }

    // What was cleared with a proposal may have been withdrawn since.
    private async Task RequireReasonsAsync(Change change, Act act)
    {
        TakenOver.Require(act, settings.Value.TakenOverUntil);
        var places = act.Proposals.Index().ToDictionary(
            at => at.Item.Reference, at => $"proposals[{at.Index}]", StringComparer.Ordinal);
        StandingReasons.Require(
            await Statements.CheckAsync(change.Connection, change.Transaction, act.Proposals), reference => places[reference]);
    }

    private static async Task<Act> ShownAsync(Change change, string reference)
        => ActReading.Answer((await ActReading.LoadAsync(change.Connection, change.Transaction, reference))!);
}

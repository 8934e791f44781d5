using System.Data;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using Google.Protobuf;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Listing.Acts;

/// <summary>
/// The service <c>Acts</c> of <c>listing/v1/listing.proto</c>. An act marked above the caller's
/// clearance is NOT_FOUND.
/// </summary>
internal sealed class ActsGrpcService(Commands commands, NpgsqlDataSource database) : Contracts.Listing.V1.Acts.ActsBase
{
    /// <summary>
    /// Bundles cleared proposals into a draft act. FAILED_PRECONDITION: <c>proposal-not-cleared</c>
    /// (naming which), <c>exercise-mixed</c>, <c>act-too-large</c>; ALREADY_EXISTS: <c>act-number-taken</c>.
    /// </summary>
    public override Task<Act> DraftAct(DraftActRequest request, ServerCallContext context)
    {
        ActRules.Check(request);
        return commands.RunAsync(request, context, async change =>
        {
            var proposals = ActRules.RequireBundleable(
                Principal.Of(context),
                request.ProposalReferences,
                await ProposalStore.LockAsync(change, [.. request.ProposalReferences]));
            var draft = new Act
            {
                Reference = await change.NextReferenceAsync("ACT"),
                Handling = ActRules.HandlingOf(proposals),
                Exercise = proposals[0].Exercise,
                Title = request.Title,
                LegalBasis = request.LegalBasis,
                Number = request.Number,
                EntryIntoForce = request.EntryIntoForce,
                PublicationUrl = request.PublicationUrl,
                Proposals = { proposals },
            };
            ActRules.RequireTransportable(ActTexts.Of(draft).CalculateSize());
            if (!await ActStore.TryInsertAsync(change, draft))
            {
                var message = $"{request.Number} is the number of another act.";
                throw new RefusedException(new Refusal(
                    StatusCode.AlreadyExists,
                    "act-number-taken",
                    message,
                    [new FieldProblem("number", message)],
                    new Dictionary<string, string>()));
            }

            await ProposalStore.BundleAsync(change, draft.Reference, request.ProposalReferences);
            var act = (await ActStore.LoadAsync(change.Connection, change.Transaction, draft.Reference))!;
            await change.AppendAsync(new ActDrafted { Act = act }, act.Reference);
            return act;
        });
    }

    /// <summary>An act with its proposals, in the order of the annex. NOT_FOUND.</summary>
    public override async Task<Act> GetAct(GetActRequest request, ServerCallContext context)
    {
        ProposalRules.Naming("reference", request.Reference).Throw();
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, context.CancellationToken);
        var act = await ActStore.LoadAsync(connection, snapshot, request.Reference);
        return ActRules.RequireExisting(Principal.Of(context), request.Reference, act);
    }

    /// <summary>Newest first; of the proposals only the references. INVALID_ARGUMENT: a foreign cursor, a size above 200.</summary>
    public override async Task<ListActsReply> ListActs(ListActsRequest request, ServerCallContext context)
    {
        var (acts, nextCursor) = await ActStore.ListAsync(
            database, Page.Of(request.Page), Principal.Of(context).Clearance, context.CancellationToken);
        return new ListActsReply { Acts = { acts }, NextCursor = nextCursor };
    }

    /// <summary>
    /// Freezes an act and its proposals, makes the text that is voted on, and puts it into the
    /// journal with how it is to be voted on. FAILED_PRECONDITION: <c>not-a-draft</c>,
    /// <c>handling-above-council</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<Act> SubmitAct(SubmitActRequest request, ServerCallContext context)
    {
        ProposalRules.Naming("reference", request.Reference)
            .That(request.ExpectedVersion >= 0, "expected_version", "Must be 0 or a version.")
            .Throw();
        var procedure = request.Procedure ?? ProcedureRules.Usual;
        return commands.RunAsync(request, context, async change =>
        {
            // Here and not before: a command that is repeated after its deadline still has its first answer.
            ProcedureRules.Check(procedure, change.Now);
            var draft = ActRules.RequireExisting(
                Principal.Of(context), request.Reference, await ActStore.LockAsync(change, request.Reference));
            ActRules.RequireSubmittable(draft, request.ExpectedVersion);
            var text = ActTexts.Of(draft).ToByteArray();
            await ProposalStore.SubmitAsync(change, draft.Reference);
            await ActStore.SubmitAsync(change, draft.Reference, text, procedure);
            return await PutToTheVoteAsync(change, draft.Reference, text);
        });
    }

    /// <summary>
    /// Corrects the text of a submitted act and puts the corrected text into the journal as its next
    /// revision. The act and its proposals stay as they were submitted and cleared; the corrections stand
    /// beside them and show in the act. FAILED_PRECONDITION: <c>not-submitted</c>,
    /// <c>nothing-corrected</c>, <c>act-too-large</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<Act> CorrectAct(CorrectActRequest request, ServerCallContext context)
    {
        CorrectionRules.Check(request);
        return commands.RunAsync(request, context, async change =>
        {
            var act = ActRules.RequireExisting(
                Principal.Of(context), request.Reference, await ActStore.LockAsync(change, request.Reference));
            CorrectionRules.RequireCorrectable(act, request.ExpectedVersion);
            ProcedureRules.Check(request.Procedure ?? act.Procedure, change.Now);
            var corrected = CorrectionRules.Corrected(act, request);
            var text = ActTexts.Of(corrected).ToByteArray();
            ActRules.RequireTransportable(text.Length, "statements_of_reasons");
            await ActStore.CorrectAsync(change, corrected, text, request.StatementsOfReasons);
            return await PutToTheVoteAsync(change, act.Reference, text);
        });
    }

    private static async Task<Act> PutToTheVoteAsync(Change change, string reference, byte[] text)
    {
        var act = (await ActStore.LoadAsync(change.Connection, change.Transaction, reference))!;
        await change.AppendAsync(
            new ActSubmitted
            {
                Text = ByteString.CopyFrom(text),
                TextSha256 = act.TextSha256,
                Handling = act.Handling,
                SubmittedAt = act.SubmittedAt,
                SubmittedBy = change.Actor,
                Procedure = act.Procedure,
                Revision = act.Revision,
            },
            act.Reference);
        return act;
    }
}

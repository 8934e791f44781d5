using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Listing.Acts.Pairs;
using CyberSanctions.Listing.Council;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.Listing.Stages;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CyberSanctions.Listing.Acts;

internal sealed partial class ActsGrpcService
{
    private const int DigitsOfSha256 = 64;

    /// <summary>
    /// Clears the newest text of an act, named by its hash. PERMISSION_DENIED: <c>own-draft</c>; FAILED_PRECONDITION:
    /// <c>act-adopted</c>, <c>cleared-already</c>, <c>not-the-newest-text</c>, <c>reasons-do-not-stand</c>,
    /// <c>not-published-then</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override async Task<Act> ClearAct(ClearActRequest request, ServerCallContext context)
    {
        Changing(request.Reference, request.ExpectedVersion)
            .That(
                request.TextSha256.Length == DigitsOfSha256 && request.TextSha256.All(char.IsAsciiHexDigitLower),
                "text_sha256",
                "Must be the hash of the text that is cleared: 64 lower-case hexadecimal digits.")
            .Throw();
        await HearOfAsync(request.Reference, context.CancellationToken);
        await HearOfReleasesAsync(request.Reference, context.CancellationToken);
        return await commands.RunAsync(request, context, async change =>
        {
            var act = await LockAsync(change, context, request.Reference, request.ExpectedVersion);
            ActCourseRules.RequireClearable(act, request.TextSha256, change.Actor);
            await RequireReasonsAsync(change, act);
            var after = ActCourse.Clear(act, change.Actor, change.Now);
            await ActTable.SaveClearanceAsync(change, after);
            await change.AppendAsync(
                new ActCleared
                {
                    Reference = after.Reference,
                    Version = after.Version,
                    Revision = after.Revision,
                    TextSha256 = request.TextSha256,
                    ClearedBy = change.Actor,
                },
                after.Reference);
            return await ShownAsync(change, after.Reference);
        });
    }

    /// <summary>
    /// Puts the newest text of an act, once cleared, to the vote; freezes its proposals with the first submission. A silence
    /// procedure that is shorter than the minimum waits for approval instead. FAILED_PRECONDITION: <c>not-cleared</c>,
    /// <c>before-the-council</c>, <c>act-adopted</c>, <c>handling-above-council</c>,
    /// <c>entry-in-another-act</c>, <c>reservation-open</c>, <c>reasons-do-not-stand</c>, <c>not-published-then</c>,
    /// <c>measure-without-instrument</c>, and what <see cref="Applicability"/> refuses; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override async Task<Act> SubmitAct(SubmitActRequest request, ServerCallContext context)
    {
        Changing(request.Reference, request.ExpectedVersion)
            .Paragraphs("despite_reservations", request.DespiteReservations, StageForm.LongestReservation, required: false)
            .Throw();
        var procedure = request.Procedure ?? ProcedureRules.Usual;
        await HearOfAsync(request.Reference, context.CancellationToken);
        await HearOfReleasesAsync(request.Reference, context.CancellationToken);
        await HearOfListAsync(request.Reference, [], context.CancellationToken);
        return await commands.RunAsync(request, context, async change =>
        {
            // Here and not before: a command that is repeated after its deadline still has its first answer.
            ProcedureRules.Check(procedure, request.Urgency, await CouncilDataTable.RequireAsync(change), change.Now);
            var act = await LockAsync(change, context, request.Reference, request.ExpectedVersion);
            ActCourseRules.RequireSubmittable(act);
            await RequireReasonsAsync(change, act);
            await Applicability.RequireAtTheVoteAsync(change, act);
            await PairTable.RequireAsync(change, act, "reference");
            var reservations = await ReservationTable.OfActAsync(change.Connection, change.Transaction, act);
            var open = StageRules.RequireDeliberate(reservations, request.DespiteReservations);
            var after = ActCourse.Submit(
                act, procedure, request.Urgency, change.Actor, change.Now, new(request.DespiteReservations, open));
            await ActTable.SaveSubmissionAsync(change, after);
            if (!ActCourse.IsPutToTheVote(after.Submissions[^1]))
            {
                await change.AppendAsync(
                    new UrgencyRequested
                    {
                        Reference = after.Reference,
                        Version = after.Version,
                        Submission = after.Submissions[^1],
                    },
                    after.Reference);
                return await ShownAsync(change, after.Reference);
            }

            return await PutToTheVoteAsync(change, after);
        });
    }

    /// <summary>
    /// Approves that the period of the last submission is shorter than the minimum, and puts the act to the vote.
    /// PERMISSION_DENIED:
    /// <c>own-submission</c>; FAILED_PRECONDITION: <c>not-awaiting-approval</c>, <c>deadline-passed</c>,
    /// and what a submission is refused for; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override async Task<Act> ApproveUrgency(ApproveUrgencyRequest request, ServerCallContext context)
    {
        Changing(request.Reference, request.ExpectedVersion).Throw();
        await HearOfAsync(request.Reference, context.CancellationToken);
        await HearOfReleasesAsync(request.Reference, context.CancellationToken);
        await HearOfListAsync(request.Reference, [], context.CancellationToken);
        return await commands.RunAsync(request, context, async change =>
        {
            var act = await LockAsync(change, context, request.Reference, request.ExpectedVersion);
            ActCourseRules.RequireApprovable(act, change.Actor);
            ProcedureRules.RequireStillAhead(act.Submissions[^1].Procedure, change.Now);
            await RequireReasonsAsync(change, act);
            await Applicability.RequireAtTheVoteAsync(change, act);
            StageRules.RequireNamed(
                await ReservationTable.OfActAsync(change.Connection, change.Transaction, act), act.Submissions[^1]);
            var after = ActCourse.Approve(act, change.Actor, change.Now);
            await ActTable.SaveApprovalAsync(change, after);
            return await PutToTheVoteAsync(change, after);
        });
    }

    private static async Task<Act> PutToTheVoteAsync(Change change, Act act)
    {
        await ProposalTable.SubmitAsync(change, act.Reference);
        var submission = act.Submissions[^1];
        await change.AppendAsync(
            new ActSubmitted
            {
                Text = ByteString.CopyFrom(await ActReading.TextAsync(change.Connection, change.Transaction, act)),
                TextSha256 = ActCourse.Newest(act).TextSha256,
                Handling = act.Handling,
                SubmittedAt = change.Now.ToTimestamp(),
                SubmittedBy = submission.SubmittedBy,
                Procedure = submission.Procedure,
                Revision = submission.Revision,
                Urgency = submission.Urgency,
                Revisions = { act.Revisions },
                Submission = submission.Number,
                DespiteReservations = submission.DespiteReservations,
                OpenReservations = { submission.OpenReservations },
            },
            act.Reference);
        return await ShownAsync(change, act.Reference);
    }
}

using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Council;
using CyberSanctions.Listing.Entries;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;

namespace CyberSanctions.Listing.Derogations;

/// <content>What is received, and what is put into the file.</content>
internal sealed partial class DerogationsGrpcService
{
    /// <summary>
    /// Takes up a request of the caller's State. NOT_FOUND: no such list or entry; FAILED_PRECONDITION: <c>entry-not-listed</c>,
    /// <c>no-such-measure</c>, <c>not-before-listing</c>, <c>same-payment</c>, <c>alike-derogation</c>,
    /// <c>period-ended-before-recorded</c>, <c>no-holidays</c>; UNAVAILABLE: nobody can be asked what is on the list.
    /// </summary>
    public override async Task<Derogation> RequestDerogation(RequestDerogationRequest request, ServerCallContext context)
    {
        var list = PublicLists.Require(request.List);
        RequestRules.Check(request, Today);
        await publication.CaughtUpAsync(context.CancellationToken);
        return await commands.RunAsync(request, context, async change =>
        {
            var standing = await EntryStanding.LockAsync(change, list, request.EntryReference)
                ?? throw Refusal.NotFound("entry", request.EntryReference);
            var now = await clock.AgreedAsync(change);
            var today = CouncilData.DayInBrussels(now);
            var article = Articles.Of(request.Kind);
            var asked = new Derogation
            {
                List = list,
                EntryReference = request.EntryReference,
                Kind = request.Kind,
                MemberState = Principal.Of(context).MemberState,
                Applicant = request.Applicant,
                Description = request.Description,
                Amount = request.Amount,
                Currency = request.Currency,
                ReceivedOn = request.ReceivedOn,
                BasisOn = request.BasisOn,
                Documents = { request.Documents },
                DistinctFrom = { request.DistinctFrom.Distinct(StringComparer.Ordinal) },
            };
            RequestRules.RequireFitting(article, standing, asked, now);
            RequestRules.RequireAnother(
                asked, await DerogationTable.OnEntryAsync(change, list, request.EntryReference, today), today);
            var silence = Clocks.OfSilence(article, await CouncilDataTable.RequireAsync(change), request.ReceivedOn.ToDay(), now);
            asked.Reference = await change.NextReferenceAsync("DER");
            await DerogationChanges.InsertAsync(change, asked, now);
            if (silence is not null)
            {
                await DerogationChanges.InsertClockAsync(change, asked.Reference, silence);
            }

            var derogation = (await DerogationTable.FindAsync(change.Connection, change.Transaction, asked.Reference, today))!;
            await change.AppendAsync(
                new DerogationRequested
                {
                    Reference = derogation.Reference,
                    List = list,
                    EntryReference = derogation.EntryReference,
                    Kind = derogation.Kind,
                    MemberState = derogation.MemberState,
                    ReceivedOn = derogation.ReceivedOn,
                    FileSha256 = Files.HashOf(derogation),
                },
                derogation.Reference);
            return derogation;
        });
    }

    /// <summary>
    /// Says whether conditions are met. NOT_FOUND; PERMISSION_DENIED: <c>another-state</c>; FAILED_PRECONDITION:
    /// <c>derogation-decided</c>, <c>granted-by-silence</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<Derogation> AnswerConditions(AnswerConditionsRequest request, ServerCallContext context)
    {
        FileRules.Check(request);
        return ChangeAsync(request, request.Reference, context, async (change, principal, derogation, now) =>
        {
            FileRules.RequireOwn(principal, derogation);
            FileRules.RequirePending(derogation, now);
            FileRules.RequireVersion(derogation, request.ExpectedVersion);
            FileRules.RequireConditions(derogation, request);
            await DerogationChanges.DropPreparedAsync(change, derogation.Reference);
            await DerogationChanges.AnswerAsync(change, derogation.Reference, request.Answers, now);
            await DerogationChanges.ContributeAsync(change, derogation.Reference);
            return await SaveAsync(change, derogation, now, (after, hash) => new DerogationConditionsAnswered
            {
                Reference = after.Reference,
                Version = after.Version,
                Met = { request.Answers.Where(answer => answer.Met).Select(answer => answer.Key) },
                NotMet = { request.Answers.Where(answer => !answer.Met).Select(answer => answer.Key) },
                FileSha256 = hash,
            });
        });
    }

    /// <summary>
    /// Records a step, or an objection. NOT_FOUND; PERMISSION_DENIED: <c>another-state</c>; FAILED_PRECONDITION:
    /// <c>derogation-decided</c>, <c>granted-by-silence</c>, <c>step-out-of-place</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<Derogation> RecordStep(RecordStepRequest request, ServerCallContext context)
    {
        FileRules.Check(request);
        return ChangeAsync(request, request.Reference, context, async (change, principal, derogation, now) =>
        {
            var state = FileRules.RequireStep(principal, derogation, request, now);
            await DerogationChanges.DropPreparedAsync(change, derogation.Reference);
            await DerogationChanges.InsertStepAsync(change, derogation, request, state, now);
            if (request.Kind != DerogationStepKind.Objection)
            {
                await DerogationChanges.ContributeAsync(change, derogation.Reference);
            }

            if (request.Kind == DerogationStepKind.NoticeOfGrounds)
            {
                await DerogationChanges.InsertClockAsync(
                    change, derogation.Reference, Clocks.OfNotice(Articles.Of(derogation.Kind), request.TakenOn.ToDay()));
            }
            else
            {
                await DerogationChanges.StopAsync(
                    change, derogation.Reference, request.TakenOn.ToDay(), DerogationClockKind.Silence);
            }

            return await SaveAsync(change, derogation, now, (after, hash) => new DerogationStepRecorded
            {
                Reference = after.Reference,
                Version = after.Version,
                Kind = request.Kind,
                TakenOn = request.TakenOn,
                MemberState = state,
                DocumentSha256 = request.DocumentSha256,
                FileSha256 = hash,
            });
        });
    }

    /// <summary>
    /// Records a report. NOT_FOUND; PERMISSION_DENIED: <c>another-state</c>; FAILED_PRECONDITION: <c>nothing-to-report</c>;
    /// ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<Derogation> RecordReport(RecordReportRequest request, ServerCallContext context)
    {
        FileRules.Check(request);
        return ChangeAsync(request, request.Reference, context, async (change, principal, derogation, now) =>
        {
            FileRules.RequireOwn(principal, derogation);
            FileRules.RequireVersion(derogation, request.ExpectedVersion);
            FileRules.RequireReportable(derogation, request, CouncilData.DayInBrussels(now));
            await DerogationChanges.ReportAsync(change, derogation, request, now);
            await DerogationChanges.MeetAsync(
                change, derogation.Reference, DerogationClockKind.Report, request.ReportedOn.ToDay());
            return await SaveAsync(change, derogation, now, (after, hash) => new DerogationReported
            {
                Reference = after.Reference,
                Version = after.Version,
                ReportedOn = request.ReportedOn,
                DocumentSha256 = request.DocumentSha256,
                FileSha256 = hash,
            });
        });
    }
}

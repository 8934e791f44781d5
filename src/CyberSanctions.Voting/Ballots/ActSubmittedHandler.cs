using System.Security.Cryptography;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Journal.Deadlines;
using CyberSanctions.Procedures;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Signing;
using CyberSanctions.Voting.Roster;
using Google.Protobuf;

namespace CyberSanctions.Voting.Ballots;

/// <summary>
/// Opens a ballot on each text of a submitted act, with everything frozen that will decide it. A
/// corrected text ends the ballot on the text before; an adopted one stays as it is.
/// </summary>
internal sealed class ActSubmittedHandler(BallotLock ballots, AgreedClock clock) : IEventHandler<ActSubmitted>
{
    private const string Actor = "service:voting";

    // What passes between a submission and the opening anyway.
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public async Task ApplyAsync(Change change, ActSubmitted happened, CancellationToken cancel)
    {
        var act = TextOf(happened);
        await ConcludeOpenAsync(change, act.Reference, static (ballot, now) => ballot.ConcludeIfDue(Actor, now));
        var roster = await RosterInForce.OnTheDayOfAsync(change);
        var objection = await IsAdoptedAsync(change, act.Reference)
            ? "The act is adopted; its text stays."
            : Opening.Objection(act, happened, roster, await CouncilDataOnRecord.ReadAsync(change.Connection), change.Now);
        if (objection.Length > 0)
        {
            await change.AppendAsync(
                new BallotNotOpened
                {
                    ActReference = act.Reference,
                    TextSha256 = happened.TextSha256,
                    Reason = objection,
                    Submission = happened.Submission,
                },
                act.Reference);
            return;
        }

        await ConcludeOpenAsync(change, act.Reference, static (ballot, now) =>
        {
            ballot.Conclude(Conclusion.Reach(ballot.Frozen, ballot.Standing, DecisionCause.CorrectedText, Actor, now));
            return true;
        });

        // With a wrong clock it is not opened now, but later, or by another replica.
        var now = await clock.AgreedAsync(change);
        var procedure = ProcedureOf(happened, now);
        var stored = new StoredBallot(
            Id: Guid.CreateVersion7(new DateTimeOffset(now)),
            Reference: await change.NextReferenceAsync("BAL"),
            Version: 1,
            BallotState.Open,
            happened.Handling,
            act.Exercise,
            ActReference: act.Reference,
            ActTitle: act.Title,
            ActNumber: act.Number,
            happened.TextSha256,
            procedure.Rule,
            procedure.Mode,
            procedure.ProposedBy,
            procedure.Deadline is null ? null : Timestamps.Cut(procedure.Deadline.ToDateTimeOffset()),
            procedure.LapsesAt is null ? null : Timestamps.Cut(procedure.LapsesAt.ToDateTimeOffset()),
            PopulationYear: roster.Year,
            OpenedAt: now,
            Decision: null,
            Standing: null,
            happened.Revision,
            happened.Submission,
            happened.Urgency?.ToByteArray());
        Member[] members = [.. roster.Members.Select(
            member => member with { TakesPart = !procedure.NotTakingPart.Contains(member.MemberState) })];
        var frozen = await BallotTable.InsertAsync(change, stored, happened, roster.Edition, members);
        var (standing, link) = Standing.Open(frozen, change.Actor);
        var ballot = ballots.Own(change, stored, frozen, standing);
        ballot.Open((standing, link));
        await ballot.SaveAsync();
        var opened = await ballot.MessageAsync();
        opened.Revisions.AddRange(happened.Revisions);
        await change.AppendAsync(new BallotOpened { Ballot = opened }, stored.Reference);
    }

    private static ActText TextOf(ActSubmitted submitted)
    {
        var act = ActText.Parser.ParseFrom(submitted.Text);
        return Convert.ToHexStringLower(SHA256.HashData(submitted.Text.Span)) == submitted.TextSha256
            ? act
            : throw new InvalidDataException(
                $"The text of {act.Reference} does not have the hash {submitted.TextSha256} it was submitted with.");
    }

    // Whatever kept the ballot from opening at once must not cost the members a part of their period.
    private static Procedure ProcedureOf(ActSubmitted submitted, DateTime now)
    {
        var procedure = submitted.Procedure?.Clone()
            ?? new Procedure { Rule = Rule.Unanimity, Mode = Mode.Meeting, ProposedBy = "HR" };
        var late = submitted.SubmittedAt is null ? TimeSpan.Zero : now - submitted.SubmittedAt.ToDateTime();
        if (late > Usual)
        {
            var delay = Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(late);
            procedure.Deadline = procedure.Deadline is null ? null : procedure.Deadline + delay;
            procedure.LapsesAt = procedure.LapsesAt is null ? null : procedure.LapsesAt + delay;
        }

        return procedure;
    }

    private static async Task<bool> IsAdoptedAsync(Change change, string act)
        => (await BallotTable.DecisionsOnAsync(change, act)).Any(decision => decision.Outcome == Outcome.Adopted);

    // The ballot on the text before: if its period is over it has its outcome, only not yet on record; else it is superseded.
    private async Task ConcludeOpenAsync(Change change, string act, Func<LockedBallot, DateTime, bool> conclude)
    {
        if (await BallotTable.UndecidedOnAsync(change, act) is { } open
            && await ballots.TakeAsync(change, open) is { } taken
            && taken.Ballot.Standing.State != BallotState.Decided
            && conclude(taken.Ballot, taken.Now))
        {
            await taken.Ballot.SaveAsync();
        }
    }
}

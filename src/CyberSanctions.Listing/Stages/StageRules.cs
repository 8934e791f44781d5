using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Listing.Acts;
using CyberSanctions.Listing.DueProcess;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.Listing.Stages;

/// <summary>What may be recorded of the stages of an act, and of reservations. Pure.</summary>
internal static class StageRules
{
    /// <summary>Stages that took place, as far as is known: those that no correction has replaced.</summary>
    public static IEnumerable<Stage> Held(IEnumerable<Stage> stages)
        => stages.Where(stage => stage is { ReplacedBy: 0, Meeting.Outcome: not StageOutcome.NotHeld });

    /// <summary>The hash of the text that stands for an act: the adopted one, else the newest.</summary>
    public static string StandingText(Act act)
        => (ActCourse.Adopting(act) is { } adopting ? act.Revisions[adopting.Revision - 1] : ActCourse.Newest(act)).TextSha256;

    /// <summary>The text of that hash: the first one, should the act have come back to it.</summary>
    public static Revision RequireText(Act act, string field, string textSha256)
        => act.Revisions.FirstOrDefault(revision => revision.TextSha256 == textSha256)
            ?? throw StageRefusals.UnknownText.Because(field, $"No revision of {act.Reference} has the hash {textSha256}.");

    /// <summary>Refuses a day before the text was written, or after today.</summary>
    public static void RequireDay(string field, Contracts.Common.V1.Date day, Revision text, DateOnly today)
        => Days.Require(
            field,
            day,
            CouncilData.DayInBrussels(text.WrittenAt.ToDateTime()),
            today,
            $"when revision {text.Number} was written");

    /// <summary>
    /// Refuses a stage that comes before a body, or a day, that is on record already, unless it says why; and a word where
    /// nothing is out of order.
    /// </summary>
    public static void RequireOrder(IEnumerable<Stage> stages, StageMeeting meeting, string outOfOrder)
    {
        var problem = OrderProblem([.. Held(stages)], meeting);
        if (problem is not null && outOfOrder.Length == 0)
        {
            throw StageRefusals.OutOfOrder.Because("out_of_order", $"{problem} If it is meant so, say why.");
        }

        if (problem is null && outOfOrder.Length > 0)
        {
            throw Refusal.Invalid("out_of_order", "It is in order.");
        }
    }

    /// <summary>
    /// Refuses to correct what a correction has replaced already, or was never recorded.
    /// </summary>
    public static Stage RequireReplaceable(ActStages record, int number)
    {
        var stage = record.Stages.SingleOrDefault(recorded => recorded.Number == number)
            ?? throw Refusal.NotFound("stage", $"{record.ActReference}, {number}");
        return stage.ReplacedBy == 0
            ? stage
            : throw StageRefusals.StageReplaced.Because($"Stage {stage.ReplacedBy} has replaced stage {number}.");
    }

    /// <summary>Refuses the number of a stage that was not held on that day.</summary>
    public static void RequireStage(IEnumerable<Stage> stages, int number, DateOnly day)
    {
        if (number != 0 && !Held(stages).Any(stage => stage.Number == number && stage.Meeting.HeldOn.ToDay() == day))
        {
            throw Refusal.Invalid("at_stage", $"Must be the number of a stage that was held on {day:yyyy-MM-dd}, or 0.");
        }
    }

    /// <summary>
    /// Refuses a reservation on an act whose newest text is before the Council: there the delegations speak for themselves.
    /// </summary>
    public static void RequireNotBeforeTheCouncil(Act act)
    {
        if (ActCourse.BeforeTheCouncil(act)?.Revision == ActCourse.Newest(act).Number)
        {
            throw ActCourseRefusals.BeforeTheCouncil.Because(
                $"This text of {act.Reference} is before the Council; what a delegation reserves, it states there.");
        }
    }

    /// <summary>
    /// Refuses to submit an act with open reservations without a word, and a word where there are none.
    /// </summary>
    /// <returns>The ids of the open ones.</returns>
    public static IReadOnlyList<string> RequireDeliberate(IEnumerable<DelegationReservation> reservations, string despite)
    {
        List<DelegationReservation> open = [.. Open(reservations)];
        if (open.Count > 0 && despite.Length == 0)
        {
            throw StageRefusals.ReservationOpen.Because("despite_reservations", $"{Whose(open)} not lifted what they reserved.");
        }

        if (open.Count == 0 && despite.Length > 0)
        {
            throw Refusal.Invalid("despite_reservations", "No reservation is open.");
        }

        return [.. open.Select(reservation => reservation.Id)];
    }

    /// <summary>Refuses to approve a submission after which another reservation was entered.</summary>
    public static void RequireNamed(IEnumerable<DelegationReservation> reservations, Submission submission)
    {
        List<DelegationReservation> others =
            [.. Open(reservations).Where(reservation => !submission.OpenReservations.Contains(reservation.Id))];
        if (others.Count > 0)
        {
            throw StageRefusals.ReservationOpen.Because(
                $"{Whose(others)} entered reservations since it was submitted; submit it again.");
        }
    }

    /// <summary>Those that nobody has lifted.</summary>
    public static IEnumerable<DelegationReservation> Open(IEnumerable<DelegationReservation> reservations)
        => reservations.Where(reservation => reservation.LiftedOn is null);

    /// <summary>What a body is called.</summary>
    public static string Name(StageBody body) => body switch
    {
        StageBody.Hwpci => "HWPCI",
        StageBody.Psc => "PSC",
        StageBody.Relex => "RELEX",
        _ => "Coreper",
    };

    private static string? OrderProblem(IReadOnlyCollection<Stage> held, StageMeeting meeting)
    {
        var last = held.OrderBy(stage => stage.Meeting.HeldOn.ToDay()).ThenBy(stage => stage.Number).LastOrDefault();
        if (last is null)
        {
            return null;
        }

        if (last.Meeting.HeldOn.ToDay() > meeting.HeldOn.ToDay())
        {
            return $"{Name(last.Meeting.Body)} on {last.Meeting.HeldOn.ToDay():yyyy-MM-dd} is on record already.";
        }

        var furthest = held.Where(stage => stage.Meeting.TextSha256 == meeting.TextSha256)
            .MaxBy(stage => stage.Meeting.Body)?.Meeting.Body ?? StageBody.Unspecified;
        return furthest > meeting.Body && last.Meeting.To != meeting.Body
            ? $"{Name(furthest)} has dealt with this text already."
            : null;
    }

    private static string Whose(IEnumerable<DelegationReservation> reservations)
    {
        var states = reservations.Select(reservation => reservation.MemberState).Distinct().Order(StringComparer.Ordinal).ToList();
        return $"{string.Join(", ", states)} {(states.Count == 1 ? "has" : "have")}";
    }
}

using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Validation;
using CyberSanctions.Signing;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Listing.Acts;

/// <summary>How an act may be voted on: who may propose by which rule, and which procedure has which period.</summary>
internal static class ProcedureRules
{
    private const string HighRepresentative = "HR";
    private const string Commission = "COM";
    private const int LongestUrgency = 4_000;

    // All but one: somebody has to vote.
    private const int MostNotTakingPart = 26;
    private const int NanosecondsPerMicrosecond = 1_000;

    /// <summary>Where nothing is said: unanimity, at a meeting, on a proposal of the High Representative.</summary>
    public static Procedure Usual => new() { Rule = Rule.Unanimity, Mode = Mode.Meeting, ProposedBy = HighRepresentative };

    /// <summary>Refuses a procedure that cannot be held from <paramref name="now"/> on.</summary>
    /// <param name="procedure">How the act is to be voted on.</param>
    /// <param name="urgency">Why its period is shorter than the minimum; empty when it is not.</param>
    /// <param name="council">Who the members are, and how long a silence procedure lasts at least.</param>
    /// <param name="now">When it is submitted, UTC.</param>
    public static void Check(Procedure procedure, string urgency, CouncilData council, DateTime now)
    {
        var checks = new Checks()
            .Choice("procedure.rule", procedure.Rule)
            .Choice("procedure.mode", procedure.Mode)
            .Paragraphs("urgency", urgency, LongestUrgency, required: false);
        CheckProposer(checks, procedure, code => council.IsMember(code, CouncilData.DayInBrussels(now)));
        CheckPeriod(checks, procedure, now);
        CheckNotTakingPart(checks, procedure, code => council.IsMember(code, CouncilData.DayInBrussels(now)));
        CheckMinimum(checks, procedure, urgency, council, now);
        checks.Throw();
    }

    /// <summary>Refuses a procedure whose period has ended while it waited for a second person's approval.</summary>
    public static void RequireStillAhead(Procedure procedure, DateTime now)
    {
        if (procedure.Deadline?.ToDateTime() <= now)
        {
            throw ActCourseRefusals.DeadlinePassed.Because(
                "The period has ended before it was approved; submit the act again, with a later deadline.");
        }
    }

    // Whoever is silent consents: so there has to be time to speak.
    private static void CheckMinimum(Checks checks, Procedure procedure, string urgency, CouncilData council, DateTime now)
    {
        checks.That(
            urgency.Length == 0 || procedure.Mode is not (Mode.Meeting or Mode.Written),
            "urgency",
            "Only a silence procedure has a minimum period.");
        if (procedure is not { Mode: Mode.Silence, Deadline: { } deadline } || !IsSound(deadline) || deadline.ToDateTime() <= now)
        {
            return;
        }

        var earliest = EarliestEnd(council, now);
        var isShort = deadline.ToDateTime() < earliest;
        checks
            .That(
                !isShort || urgency.Length > 0,
                "procedure.deadline",
                $"A silence procedure submitted now lasts until {Timestamps.Text(earliest)} at least. "
                + "For a shorter one, give the reasons in `urgency`; a second person then has to approve it.")
            .That(
                isShort || urgency.Length == 0,
                "urgency",
                $"The period is not shorter than the minimum, which ends at {Timestamps.Text(earliest)}.");
    }

    private static DateTime EarliestEnd(CouncilData council, DateTime now)
    {
        try
        {
            return council.EarliestEndOfSilence(now);
        }
        catch (ObjectionException objection)
        {
            throw objection.Kind.Because("procedure.deadline", objection.Message);
        }
    }

    private static void CheckProposer(Checks checks, Procedure procedure, Func<string, bool> isMember)
    {
        var privileged = procedure.ProposedBy is HighRepresentative or Commission;
        checks
            .That(
                privileged || isMember(procedure.ProposedBy),
                "procedure.proposed_by",
                "Must be HR (the High Representative), COM (the Commission) or the Council code of a Member State.")
            .That(
                procedure.Rule != Rule.QualifiedMajority || privileged,
                "procedure.rule",
                "Without a proposal of the Commission or the High Representative the majority is a reinforced one (Article"
                + " 238(2) TFEU).")
            .That(
                procedure.Rule != Rule.ReinforcedQualifiedMajority || !privileged,
                "procedure.rule",
                "On a proposal of the Commission or the High Representative the majority is not a reinforced one (Article 238(2)"
                + " TFEU).");
    }

    private static void CheckPeriod(Checks checks, Procedure procedure, DateTime now)
    {
        CheckInstant(checks, "procedure.deadline", procedure.Deadline, now, procedure.Mode switch
        {
            Mode.Written or Mode.Silence => true,
            Mode.Meeting => false,
            _ => null,
        });
        CheckInstant(checks, "procedure.lapses_at", procedure.LapsesAt, now, procedure.Mode switch
        {
            Mode.Silence => true,
            Mode.Meeting or Mode.Written => false,
            _ => null,
        });
        checks.That(
            procedure is not { Mode: Mode.Silence, Deadline: { } deadline, LapsesAt: { } lapses }
                || !IsSound(deadline)
                || deadline <= lapses,
            "procedure.lapses_at",
            "Must not be before the deadline.");
    }

    // Belongs: whether the mode demands it (true) or rules it out (false); null when there is no mode to say so.
    private static void CheckInstant(Checks checks, string field, Timestamp? instant, DateTime now, bool? belongs)
    {
        if (instant is null)
        {
            checks.That(belongs != true, field, "Is required in this procedure.");
        }
        else if (belongs == false)
        {
            checks.That(false, field, "Has no meaning in this procedure.");
        }
        else if (!IsSound(instant))
        {
            checks.That(false, field, "Must be a time of the calendar, to the microsecond at most.");
        }
        else
        {
            var at = instant.ToDateTime();
            checks
                .That(at > now, field, "Must be in the future.")
                .That(at <= now.AddYears(1), field, "Must not be more than a year ahead.");
        }
    }

    // Article 238(3) TFEU counts only those that take part: a name that is no member's must not be passed over.
    private static void CheckNotTakingPart(Checks checks, Procedure procedure, Func<string, bool> isMember)
    {
        checks.That(
            procedure.NotTakingPart.Count <= MostNotTakingPart,
            "procedure.not_taking_part",
            $"Must be at most {MostNotTakingPart}.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, state) in procedure.NotTakingPart.Take(MostNotTakingPart).Index())
        {
            checks
                .That(isMember(state), $"procedure.not_taking_part[{i}]", MemberStates.Problem(state)
                    ?? $"{state} is no Member State on this day.")
                .Once($"procedure.not_taking_part[{i}]", seen.Add(state));
        }
    }

    private static bool IsSound(Timestamp instant)
        => Instants.Problem(instant) is null && instant.Nanos % NanosecondsPerMicrosecond == 0;
}

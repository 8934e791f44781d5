using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Validation;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Listing.Acts;

/// <summary>How an act may be voted on: who may propose by which rule, and which procedure has which period.</summary>
internal static class ProcedureRules
{
    private const string HighRepresentative = "HR";
    private const string Commission = "COM";

    // All but one: somebody has to vote.
    private const int MostNotTakingPart = 26;
    private const int NanosecondsPerMicrosecond = 1_000;

    /// <summary>Where nothing is said: unanimity, at a meeting, on a proposal of the High Representative.</summary>
    public static Procedure Usual => new() { Rule = Rule.Unanimity, Mode = Mode.Meeting, ProposedBy = HighRepresentative };

    /// <summary>Refuses a procedure that cannot be held from <paramref name="now"/> on.</summary>
    public static void Check(Procedure procedure, DateTime now)
    {
        var checks = new Checks()
            .Choice("procedure.rule", procedure.Rule)
            .Choice("procedure.mode", procedure.Mode);
        CheckProposer(checks, procedure);
        CheckPeriod(checks, procedure, now);
        CheckNotTakingPart(checks, procedure);
        checks.Throw();
    }

    private static void CheckProposer(Checks checks, Procedure procedure)
    {
        var privileged = procedure.ProposedBy is HighRepresentative or Commission;
        checks
            .That(
                privileged || MemberStates.Problem(procedure.ProposedBy) is null,
                "procedure.proposed_by",
                "Must be HR (the High Representative), COM (the Commission) or the Council code of a Member State.")
            .That(
                procedure.Rule != Rule.QualifiedMajority || privileged,
                "procedure.rule",
                "Without a proposal of the Commission or the High Representative the majority is a reinforced one (Article 238(2) TFEU).")
            .That(
                procedure.Rule != Rule.ReinforcedQualifiedMajority || !privileged,
                "procedure.rule",
                "On a proposal of the Commission or the High Representative the majority is not a reinforced one (Article 238(2) TFEU).");
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
            procedure is not { Mode: Mode.Silence, Deadline: { } deadline, LapsesAt: { } lapses } || !IsSound(deadline) || deadline <= lapses,
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

    private static void CheckNotTakingPart(Checks checks, Procedure procedure)
    {
        checks.That(procedure.NotTakingPart.Count <= MostNotTakingPart, "procedure.not_taking_part", $"Must be at most {MostNotTakingPart}.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, state) in procedure.NotTakingPart.Take(MostNotTakingPart).Index())
        {
            checks
                .MemberState($"procedure.not_taking_part[{i}]", state)
                .That(seen.Add(state), $"procedure.not_taking_part[{i}]", "Is there already.");
        }
    }

    private static bool IsSound(Timestamp instant) => Instants.Problem(instant) is null && instant.Nanos % NanosecondsPerMicrosecond == 0;
}

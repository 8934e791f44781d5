using System.Collections.Frozen;
using CyberSanctions.Contracts.Refusals;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;

namespace CyberSanctions.Procedures.RollCalls;

/// <summary>
/// Goes through a ballot once more, by the same rules as the service, and stops at the first thing that they do not allow.
/// </summary>
internal static class Replay
{
    public static (Standing Standing, Finding? Violation) Follow(RollCall rollCall, Keyring keys)
    {
        var ballot = rollCall.Ballot;
        var first = rollCall.Proceedings[0].Link;
        var (standing, opening) = Standing.Open(ballot, first.Actor);
        if (opening != first)
        {
            return (standing, new Finding(
                FindingKind.ProcedureViolated,
                first.Position,
                "The chain does not begin with the opening, at the time the ballot opened."));
        }

        foreach (var recorded in rollCall.Proceedings.Skip(1))
        {
            try
            {
                var (next, link, wrong) = Step(ballot, standing, recorded, keys);
                wrong ??= link == recorded.Link ? null : NotThen(recorded.Link);
                if (wrong is not null)
                {
                    return (standing, wrong);
                }

                standing = next;
            }
            catch (ObjectionException objection)
            {
                return (standing, new Finding(
                    KindOf(objection.Kind), recorded.Link.Position, $"{objection.Message} ({objection.Reason})"));
            }
            catch (ArgumentOutOfRangeException)
            {
                // A period that was stopped near the year 9999 and runs on: no service does that, a made-up file may.
                return (standing, new Finding(
                    FindingKind.ProcedureViolated, recorded.Link.Position, "A period ends beyond the calendar."));
            }
        }

        return (standing, null);
    }

    private static (Standing Next, Link Link, Finding? Wrong) Step(
        FrozenBallot ballot, Standing standing, RecordedProceeding recorded, Keyring keys)
    {
        var (at, actor) = (recorded.Link.At, recorded.Link.Actor);
        switch (recorded)
        {
            case RecordedStatement made:
                var signed = SignedStatement.Verify(made.Statement, keys.Delegation(made.Statement.KeyId), at);
                var (admitted, admission) = Admission.Admit(ballot, standing, signed, made.Declaration, actor, at);
                return (admitted, admission, null);
            case RecordedExtension extended:
                var (longer, extension) = Extension.Extend(ballot, standing, extended.Deadline, actor, at);
                return (longer, extension, null);
            case RecordedDecision decided:
                var cause = Wording.TryRead<DecisionCause>(decided.Conclusion["cause"]?.ToString() ?? "", out var read)
                    ? read
                    : DecisionCause.Unspecified;
                var (ended, decision, conclusion) = Conclusion.Reach(ballot, standing, cause, actor, at);
                return (ended, decision, Link.HashOf(conclusion.ToJson()) == Link.HashOf(decided.Conclusion) ? null
                    : new Finding(
                        FindingKind.WrongOutcome,
                        recorded.Link.Position,
                        $"The votes come to another decision. {conclusion.Decision.Explanation}"));
            default:
                return (standing, recorded.Link, new Finding(
                    FindingKind.ProcedureViolated, recorded.Link.Position, $"{ballot.Reference} is open already."));
        }
    }

    // Everything else in a link was checked before; what is left is its time.
    private static Finding NotThen(Link link)
        => new(
            FindingKind.ProcedureViolated,
            link.Position,
            $"It is said to have happened at {Timestamps.Text(link.At)}, before what stands before it.");

    private static FindingKind KindOf(RefusalKind kind) => Kinds.GetValueOrDefault(kind, FindingKind.ProcedureViolated);

    private static readonly FrozenDictionary<RefusalKind, FindingKind> Kinds = new Dictionary<RefusalKind, FindingKind>
    {
        [StatementRefusals.UnknownKey] = FindingKind.KeyProblem,
        [StatementRefusals.KeyOfAnotherState] = FindingKind.KeyProblem,
        [StatementRefusals.KeyNotValid] = FindingKind.KeyProblem,
        [StatementRefusals.BadSignature] = FindingKind.BadStatementSignature,
        [AdmissionRefusals.DeclarationMismatch] = FindingKind.AlteredDeclaration,
        [AdmissionRefusals.ForAnotherBallot] = FindingKind.ForeignStatement,
        [AdmissionRefusals.ForAnotherText] = FindingKind.ForeignStatement,
    }.ToFrozenDictionary();
}

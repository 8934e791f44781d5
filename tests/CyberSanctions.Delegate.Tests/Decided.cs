using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Procedures.RollCalls;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;

namespace CyberSanctions.Delegate.Tests;

/// <summary>The roll call of an exercise in which France votes for, by itself, and which is then closed.</summary>
internal static class Decided
{
    public static byte[] RollCall(SigningKey service, SigningKey delegation)
    {
        var opened = Chain.Start.UtcDateTime;
        var ballot = new FrozenBallot
        {
            Reference = Made.Reference,
            ActReference = "ACT-2026-0004",
            ActTitle = "Act on Paper Rain",
            ActNumber = "2026/9999",
            TextSha256 = new string('a', 64),
            Exercise = true,
            Rule = Rule.Unanimity,
            Mode = Mode.Meeting,
            ProposedBy = "HR",
            Deadline = null,
            LapsesAt = null,
            PopulationYear = 2026,
            OpenedAt = opened,
            Revision = 2,
            Submission = 3,
            Roster = [new Member("DE", "Germany", 80), new Member("FR", "France", 60)],
        };
        var (standing, opening) = Standing.Open(ballot, "officer.one");
        var signed = SignedStatement.Sign(delegation, Made.Vote(1));
        (standing, var vote) = Admission.Admit(ballot, standing, signed, "", "delegate-1", opened.AddMinutes(1));
        (_, var decision, var conclusion) = Conclusion.Reach(
            ballot, standing, DecisionCause.Closed, "officer.one", opened.AddMinutes(2));
        return Procedures.RollCalls.RollCall.Write(
            ballot,
            [new RegisteredKey(delegation.Public, "FR", opened.AddDays(-1), opened.AddDays(1), null)],
            [
                new RecordedOpening(opening, Receipt(opening)),
                new RecordedStatement(vote, Receipt(vote), signed.Jws, ""),
                new RecordedDecision(decision, Receipt(decision), conclusion.ToJson()),
            ],
            [],
            service);

        Jws Receipt(Link link) => Jws.Sign(service, Link.ReceiptType, link.ToCanonical());
    }
}

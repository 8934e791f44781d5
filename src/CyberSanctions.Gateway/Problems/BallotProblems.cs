using CyberSanctions.ServiceDefaults.Problems;

namespace CyberSanctions.Gateway.Problems;

/// <summary>The kinds of problem whose reason the voting service gives.</summary>
internal static class BallotProblems
{
    private const int Invalid = StatusCodes.Status400BadRequest;
    private const int Forbidden = StatusCodes.Status403Forbidden;
    private const int Conflict = StatusCodes.Status409Conflict;

    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        new("no-member-state", Forbidden, "You speak for no Member State.",
            "A delegate speaks for a State that is a member today, by its Council code in the token's claim `member_state` (Greece is EL, not GR)."),

        // Signatures and keys
        new("statement-malformed", Invalid, "The statement cannot be read.",
            "It is a JWS in compact form, ES256, over the canonical JSON of one statement (RFC 8785) that makes sense. `detail` says what is wrong."),
        new("declaration-mismatch", Invalid, "The declaration is not the one that was signed.",
            "The statement holds the SHA-256 of the declaration or reasons that go with it, in UTF-8; this is another text, or none."),
        new("unknown-key", Forbidden, "Nobody knows the key.", "The statement names a key that is not registered. Have an administrator register it, then sign again."),
        new("bad-signature", Forbidden, "The signature does not hold.", "It is not that of the key which the statement names, over what the statement says."),
        new("key-of-another-state", Forbidden, "The key is another State's.", "A delegation states something only with a key of its own State."),
        new("key-not-valid", Forbidden, "The key is not valid now.", "It was revoked, has expired, or is not valid yet. `detail` says which."),
        new("vote-for-another-state", Forbidden, "You do not speak for that State.", "A delegate makes statements of the Member State of its own token."),
        new("key-unusable", Invalid, "The key cannot be used.", "It has to be a public key of ECDSA on P-256 as SubjectPublicKeyInfo (DER), in base64."),
        new("key-registered-already", Conflict, "The key is registered already.", "A key is registered once, for one State. Make a new one."),
        new("key-revoked", Conflict, "The key is revoked.", "It signs nothing any more, and cannot be revoked again."),

        // What a statement is about
        new("statement-for-another-ballot", Conflict, "The statement is for another ballot.", "It was signed for another ballot than this one. Sign one for this ballot."),
        new("statement-for-another-text", Conflict, "The statement is about another text.",
            "It holds the hash of another text than the one that is voted on. Read the text again, and sign a statement with its hash."),
        new("statement-replayed", Conflict, "The statement was made already.", "Its sequence number was used in this ballot. `detail` gives the next one."),
        new("statement-out-of-sequence", Conflict, "A statement before it is missing.", "Sequence numbers have no gaps within a ballot. `detail` gives the next one."),
        new("clock-off", Conflict, "The statement's time is off.", "It was signed too long ago, or in the future. Set your clock, and sign it anew."),
        new("not-on-the-roster", Conflict, "That State does not vote in this ballot.",
            "The roster was frozen when the ballot was opened: the State was not on it, or takes no part in the vote under the Treaties."),
        new("ballot-closed", Conflict, "The ballot is closed.", "It is decided, or its period is over: nothing is stated any more, and it is not decided again."),

        // What may be stated
        new("break-the-silence", Conflict, "Here one objects by breaking the silence.", "In a silence procedure whoever is silent consents; whoever objects says so, with reasons."),
        new("no-silence-procedure", Conflict, "This is no silence procedure.", "Reservations, and a silence to be broken, exist only in a silence procedure."),
        new("reservation-stands", Conflict, "The reservation stands already.", "The delegation has a reservation in this ballot; it lifts it before it enters another one."),
        new("no-reservation", Conflict, "There is no reservation.", "The delegation has none that it could lift."),
        new("no-proxy", Conflict, "There is no proxy.", "That member has not given its proxy to this one (Article 239 TFEU)."),
        new("no-proxy-here", Conflict, "Nobody acts for another here.", "A member may act for one other only where a vote is taken, at a meeting (Article 239 TFEU)."),
        new("no-such-proxy", Conflict, "That member cannot be the proxy.", "A proxy is another member of the roster that takes part in the vote."),
        new("proxy-of-a-proxy", Conflict, "A proxy is not passed on.", "Whoever acts for another votes itself and gives no proxy (Article 239 TFEU)."),
        new("proxy-of-two", Conflict, "It is the proxy of another one already.", "A member may act for one other only (Article 239 TFEU)."),
        new("own-vote-first", Conflict, "The own vote comes first.", "A member votes for itself, and then also for the one whose proxy it is (Article 239 TFEU)."),
        new("no-emergency-brake", Conflict, "There is no emergency brake here.", "It exists only against a decision by qualified majority (Article 31(2) TEU, last subparagraph)."),

        // Periods and decisions
        new("no-period", Conflict, "There is no period.", "At a meeting there is nothing to extend."),
        new("ballot-suspended", Conflict, "The ballot is suspended.", "While a reservation stands, its period does not run and is not extended."),
        new("deadline-not-later", Conflict, "The deadline is not later.", "A ballot can only be given more time."),
        new("votes-missing", Conflict, "Votes are missing.",
            "Not every member of the roster has voted. Wait for them, or, at a meeting, close with `closeWithVotesMissing`: they then count as neither "
            + "present nor represented, which prevents unanimity."),
        new("period-runs", Conflict, "The period still runs.", "Nobody ends a silence procedure before its period does."),
        new("not-due", Conflict, "It does not end now.", "The ballot does not end for that cause at this moment."),
        new("not-decided", Conflict, "The ballot is not decided.", "There is a roll call once it is."),
        new("not-signed", Conflict, "The votes were not signed.", "The ballot was held before votes were signed; there is no roll call of it."),
        new("no-holidays", Conflict, "The holidays are not on record.", "Working days can be counted only in years whose holidays are on record."),
        new("clock-disagrees", StatusCodes.Status503ServiceUnavailable, "The service's clocks disagree.",
            "The clock of the voting service and that of its database are apart; nothing is accepted until they agree. Send it again later, as it is."),
    ];
}

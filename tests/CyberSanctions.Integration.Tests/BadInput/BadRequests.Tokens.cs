namespace CyberSanctions.Integration.Tests.BadInput;

public static partial class BadRequests
{
    // Every endpoint: method, path, a sound body, and a principal who may not.
    private static IEnumerable<(HttpMethod Method, string Path, JsonText? Body, TokenKind NotAllowed)> Endpoints() =>
    [
        (Get, "/api/v1/dossiers", null, TokenKind.DelegateOfFrance),
        (Get, "/api/v1/dossiers/{openDossier}", null, TokenKind.Administrator),
        (Post, "/api/v1/dossiers", Dossier, TokenKind.Legal),
        (Post, "/api/v1/dossiers/{openDossier}/incidents", Incident, TokenKind.Auditor),
        (Post, "/api/v1/dossiers/{openDossier}/evidence", Evidence, TokenKind.Legal),
        (Post, "/api/v1/dossiers/{openDossier}/actors", Actor, TokenKind.DelegateOfFrance),
        (Post, "/api/v1/dossiers/{openDossier}/conclusion", Conclusion, TokenKind.Observer),
        (Get, "/api/v1/dossiers/{openDossier}/incidents", null, TokenKind.Partner),
        (Get, "/api/v1/dossiers/{openDossier}/evidence", null, TokenKind.Partner),
        (Get, "/api/v1/shares", null, TokenKind.Officer),
        (Get, Shares, null, TokenKind.Partner),
        (Post, Shares, NewShare, TokenKind.Legal),
        (Post, "/api/v1/contributions", Contribution, TokenKind.Officer),
        (Post, Proportionality, Assessment, TokenKind.Legal),
        (Get, Proportionality, null, TokenKind.Partner),
        (Post, Measures, NewMeasure, TokenKind.Legal),
        (Get, Measures, null, TokenKind.Observer),
        (Post, $"{OfNoMeasure}/agreement", null, TokenKind.Auditor),
        (Post, $"{OfNoMeasure}/realisation", Realisation, TokenKind.Legal),
        (Get, "/api/v1/proposals", null, TokenKind.DelegateOfFrance),
        (Get, "/api/v1/proposals/{draftProposal}", null, TokenKind.Administrator),
        (Post, "/api/v1/proposals", Proposal, TokenKind.Legal),
        (Post, "/api/v1/proposals/{draftProposal}/clearance", null, TokenKind.Officer),
        (Get, "/api/v1/acts", null, TokenKind.WithoutRole),
        (Get, "/api/v1/acts/{draftAct}", null, TokenKind.DelegateOfFrance),
        (Post, "/api/v1/acts", Act, TokenKind.Legal),
        (Post, "/api/v1/acts/{draftAct}/submission", null, TokenKind.Legal),
        (Post, "/api/v1/acts/{submittedAct}/corrections", null, TokenKind.Auditor),
        (Get, "/api/v1/derogations", null, TokenKind.Partner),
        (Get, NoDerogation, null, TokenKind.Observer),
        (Post, "/api/v1/derogations", NewDerogation, TokenKind.DelegateOfFrance),
        (Post, $"{NoDerogation}/conditions", DerogationAnswers, TokenKind.Officer),
        (Post, $"{NoDerogation}/steps", DerogationStep, TokenKind.Officer),
        (Post, $"{NoDerogation}/prepared-decision", DerogationDecision, TokenKind.DelegateOfFrance),
        (Post, $"{NoDerogation}/decision", null, TokenKind.Auditor),
        (Post, $"{NoDerogation}/reports", DerogationReport, TokenKind.Legal),
        (Get, "/api/v1/ballots", null, TokenKind.Administrator),
        (Get, "/api/v1/ballots/{openBallot}", null, TokenKind.WithoutRole),
        (Get, "/api/v1/ballots/{openBallot}/text", null, TokenKind.Administrator),
        (Get, "/api/v1/ballots/{openBallot}/rollcall", null, TokenKind.Administrator),
        (Get, "/api/v1/ballots/{openBallot}/receipts", null, TokenKind.WithoutRole),
        (Get, "/api/v1/ballots/{openBallot}/events", null, TokenKind.Administrator),
        (Post, "/api/v1/ballots/{openBallot}/statements", Statement, TokenKind.Officer),
        (Post, "/api/v1/ballots/{openBallot}/deadline", Later, TokenKind.DelegateOfFrance),
        (Post, "/api/v1/ballots/{openBallot}/decision", null, TokenKind.DelegateOfFrance),
        (Get, "/api/v1/deadlines?workingDays=3", null, TokenKind.Observer),
        (Get, "/api/v1/delegations/keys", null, TokenKind.Observer),
        (Get, "/api/v1/delegations/service-key", null, TokenKind.WithoutRole),
        (Post, "/api/v1/delegations/FR/keys", Key, TokenKind.Officer),
        (Post, "/api/v1/delegations/keys/x/revocation", null, TokenKind.DelegateOfFrance),
        (Get, "/api/v1/lists/eu-cyber/versions", null, TokenKind.Administrator),
        (Get, "/api/v1/journals/voting", null, TokenKind.Officer),
    ];

    private static IEnumerable<BadRequest> Tokens()
    {
        foreach (var (method, path, body, notAllowed) in Endpoints())
        {
            yield return new(
                $"{method} {path} without a token", method, path, TokenKind.None, body?.ToBytes(), 401, "unauthenticated", null);
            yield return new(
                $"{method} {path} with the token of {notAllowed}",
                method,
                path,
                notAllowed,
                body?.ToBytes(),
                403,
                "permission-denied",
                null);
        }

        yield return Refused("that is no bearer token", TokenKind.NotBearer, "unauthenticated");
        foreach (var (what, kind) in new[]
        {
            ("that is no token", TokenKind.Garbage),
            ("that has expired", TokenKind.Expired),
            ("that is not valid yet", TokenKind.NotYetValid),
            ("signed with another key", TokenKind.WrongKey),
            ("of another issuer", TokenKind.WrongIssuer),
            ("for another audience", TokenKind.WrongAudience),
            ("without a signature", TokenKind.Unsigned),
            ("changed after signing", TokenKind.Tampered),
            ("that does not say who acts", TokenKind.WithoutSubject),
            ("whose subject is empty", TokenKind.EmptySubject),
            ("of two subjects", TokenKind.TwoSubjects),
        })
        {
            yield return Refused(what, kind, "invalid-token");
        }

        foreach (var kind in new[] { TokenKind.DelegateOfNoState, TokenKind.DelegateOfNowhere })
        {
            yield return new($"The ballots for {kind}", Get, "/api/v1/ballots", kind, null, 403, "no-member-state", null);
        }

        foreach (var kind in new[] { TokenKind.PartnerOfNobody, TokenKind.PartnerOfNowhere, TokenKind.PartnerAndOfficer })
        {
            yield return new($"What is shared with {kind}", Get, "/api/v1/shares", kind, null, 403, "no-partner", null);
            yield return new($"The dossiers for {kind}", Get, "/api/v1/dossiers", kind, null, 403, "no-partner", null);
        }

        static BadRequest Refused(string what, TokenKind kind, string problem)
            => new($"A token {what}", Post, "/api/v1/dossiers", kind, Dossier.ToBytes(), 401, problem, null);
    }
}

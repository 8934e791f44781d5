using CyberSanctions.Gateway.Problems;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;

namespace CyberSanctions.Gateway.Tests.Problems;

public sealed class RefusalProblemsTests
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

    [Theory]
    [InlineData("title", "title")]
    [InlineData("subject.names[0].whole_name", "subject.names[0].wholeName")]
    [InlineData("text_sha256", "textSha256")]
    [InlineData("incident.effects[2].assessment", "effects[2].assessment")]
    [InlineData("incidents[0].attack_kinds", "incidents[0].attackKinds")]
    [InlineData("evidence.sha256", "sha256")]
    [InlineData("evidence", "evidence")]
    [InlineData("actor.aliases[3]", "aliases[3]")]
    [InlineData("page.cursor", "cursor")]
    [InlineData("page.size", "size")]
    [InlineData("member_state", "memberState")]
    [InlineData("ballot_reference", "reference")]
    [InlineData("procedure.not_taking_part[1]", "procedure.notTakingPart[1]")]
    [InlineData("statements_of_reasons[0].proposal_reference", "statementsOfReasons[0].proposalReference")]
    [InlineData("valid_to", "validTo")]
    [InlineData("expected_version", "If-Match")]
    [InlineData("idempotency-key", "Idempotency-Key")]
    public void Field_OfTheService_IsNamedAsInTheApi(string service, string api)
        => Assert.Equal(api, RefusalProblems.FieldOf(service));

    [Theory]
    [InlineData(StatusCode.InvalidArgument, "invalid-field", 400)]
    [InlineData(StatusCode.InvalidArgument, "no-identifying-information", 400)]
    [InlineData(StatusCode.Unauthenticated, "unauthenticated", 401)]
    [InlineData(StatusCode.PermissionDenied, "permission-denied", 403)]
    [InlineData(StatusCode.PermissionDenied, "own-draft", 403)]
    [InlineData(StatusCode.NotFound, "not-found", 404)]
    [InlineData(StatusCode.FailedPrecondition, "dossier-not-concluded", 409)]
    [InlineData(StatusCode.AlreadyExists, "act-number-taken", 409)]
    [InlineData(StatusCode.Aborted, "stale-version", 412)]
    [InlineData(StatusCode.AlreadyExists, "idempotency-key-reused", 422)]
    [InlineData(StatusCode.InvalidArgument, "statement-malformed", 400)]
    [InlineData(StatusCode.FailedPrecondition, "statement-malformed", 400)]
    [InlineData(StatusCode.FailedPrecondition, "bad-signature", 403)]
    [InlineData(StatusCode.FailedPrecondition, "statement-replayed", 409)]
    [InlineData(StatusCode.FailedPrecondition, "nothing-corrected", 409)]
    [InlineData(StatusCode.Unavailable, "clock-disagrees", 503)]
    [InlineData(StatusCode.Unavailable, "unavailable", 503)]
    [InlineData(StatusCode.DeadlineExceeded, "deadline-exceeded", 504)]
    public void Refusal_ThatIsKnown_IsTheProblemOfItsOwnName(StatusCode status, string reason, int expected)
    {
        var problem = RefusalProblems.From(Refused(status, reason), TraceId);

        Assert.Equal(expected, problem.Status);
        Assert.Equal($"/problems/{reason}", problem.Type);
        Assert.Equal(TraceId, problem.TraceId);
    }

    [Theory]
    [InlineData(StatusCode.FailedPrecondition, 409)]
    [InlineData(StatusCode.AlreadyExists, 409)]
    [InlineData(StatusCode.Aborted, 409)]
    [InlineData(StatusCode.PermissionDenied, 403)]
    public void Refusal_OfAnotherVersion_KeepsItsOwnNameAndTheStatusOfItsCode(StatusCode status, int expected)
    {
        var problem = RefusalProblems.From(Refused(status, "review-pending"), TraceId);

        Assert.Equal((expected, "/problems/review-pending"), (problem.Status, problem.Type));
    }

    [Fact]
    public void StaleVersion_TellsTheCurrentOne()
    {
        var problem = RefusalProblems.From(Refusal.Stale("ATT-2026-0007", 2, 4).Refusal, TraceId);

        Assert.Equal(4, problem.CurrentVersion);
        Assert.Equal("ATT-2026-0007 is at version 4, not 2.", problem.Detail);
    }

    [Fact]
    public void InvalidFields_ThroughTheWire_AllArrive()
    {
        var sent = Refusal.Invalid([new("subject.names[0].whole_name", "Is required."), new("measures", "Is required.")]).Refusal;

        var problem = RefusalProblems.From(StatusDetails.ToRpcException(sent), TraceId);

        Assert.Equal(["subject.names[0].wholeName", "measures"], problem.Errors!.Select(error => error.Field));
        Assert.Equal("subject.names[0].wholeName: Is required. measures: Is required.", problem.Detail);
    }

    [Fact]
    public void PageThatIsNone_IsNamedByItsQueryParameter()
    {
        var problem = RefusalProblems.From(
            StatusDetails.ToRpcException(Refusal.Invalid("page.cursor", "Is no cursor that this service gave.").Refusal),
            TraceId);

        Assert.Equal("cursor: Is no cursor that this service gave.", problem.Detail);
        Assert.Equal("cursor", Assert.Single(problem.Errors!).Field);
    }

    [Fact]
    public void DescriptionThatNamesAnotherField_CallsItAsTheApiDoes()
    {
        var problem = RefusalProblems.From(
            StatusDetails.ToRpcException(
                Refusal.Invalid("published_on", "Goes with `entry_into_force` only; see eu_reference_number.").Refusal),
            TraceId);

        Assert.Equal("Goes with `entryIntoForce` only; see eu_reference_number.", Assert.Single(problem.Errors!).Description);
        Assert.Equal("publishedOn: Goes with `entryIntoForce` only; see eu_reference_number.", problem.Detail);
    }

    [Theory]
    [InlineData("foo_bar")]
    [InlineData("_x")]
    [InlineData("__proto__")]
    [InlineData("incident.a_b")]
    public void MemberThatNobodyKnows_KeepsItsSpelling(string member)
    {
        var problem = RefusalProblems.From(Refusal.Invalid(member, "Is not known here.").Refusal, TraceId);

        Assert.Equal(member, Assert.Single(problem.Errors!).Field);
        Assert.Equal($"{member}: Is not known here.", problem.Detail);
    }

    [Fact]
    public void MessageInWordsOfItsOwn_IsLeftAsItIs()
    {
        var sent = ProblemCatalogue.Find("eu-reference-number-taken")!
            .Because("eu_reference_number", "EU.1.1 is the number of another listing.").Refusal;

        var problem = RefusalProblems.From(StatusDetails.ToRpcException(sent), TraceId);

        Assert.Equal("EU.1.1 is the number of another listing.", problem.Detail);
        Assert.Equal("euReferenceNumber", Assert.Single(problem.Errors!).Field);
    }

    [Theory]
    [InlineData(StatusCode.Internal, 502)]
    [InlineData(StatusCode.Unknown, 502)]
    [InlineData(StatusCode.Unimplemented, 502)]
    [InlineData(StatusCode.Unavailable, 503)]
    public void AFailingService_IsNotQuoted(StatusCode status, int expected)
    {
        var rpc = new RpcException(new Status(status, "Npgsql.NpgsqlException at 10.0.0.7"));

        var problem = RefusalProblems.From(rpc, TraceId);

        Assert.Equal(expected, problem.Status);
        Assert.DoesNotContain("Npgsql", problem.Detail);
    }

    [Fact]
    public void AConnectionThatBreaks_IsAServiceThatIsAway()
    {
        var rpc = new RpcException(new Status(
            StatusCode.Internal, "Error reading next message.", new IOException("The server closed the connection.")));

        Assert.Equal("/problems/unavailable", RefusalProblems.From(rpc, TraceId).Type);
    }

    [Fact]
    public void Catalogue_KnowsEveryReasonForWhichAStatementIsRefused()
        => Assert.All(
            (string[])
            [
                "statement-malformed", "unknown-key", "bad-signature", "key-of-another-state", "key-not-valid",
                "statement-for-another-ballot",
                "statement-for-another-text", "statement-replayed", "statement-out-of-sequence", "clock-off",
                "declaration-mismatch",
                "not-on-the-roster", "ballot-closed", "vote-for-another-state", "break-the-silence", "no-proxy", "own-vote-first",
                "no-proxy-here", "no-such-proxy", "proxy-of-a-proxy", "proxy-of-two", "no-emergency-brake",
                "no-silence-procedure",
                "reservation-stands", "no-reservation", "no-period", "ballot-suspended", "deadline-not-later", "votes-missing",
                "period-runs",
                "not-decided", "key-unusable", "key-registered-already", "key-revoked", "no-holidays", "clock-disagrees",
                "nothing-corrected",
                "same-subject", "own-draft", "own-submission", "act-adopted", "not-cleared", "cleared-already",
                "not-the-newest-text",
                "before-the-council", "not-awaiting-approval", "deadline-passed", "no-silence-minimum",
            ],
            reason => Assert.NotNull(ProblemCatalogue.Find(reason)));

    [Fact]
    public void Catalogue_ExplainsEachKindInWholeSentences()
        => Assert.All(ProblemCatalogue.All, kind =>
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*$", kind.Reason);
            Assert.EndsWith(".", kind.Title);
            Assert.EndsWith(".", kind.Explanation);
            Assert.InRange(kind.Status.Http, 400, 599);
        });

    private static RpcException Refused(StatusCode status, string reason)
        => RefusingService.Written(status, reason.Replace('-', '_').ToUpperInvariant());
}

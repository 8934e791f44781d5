using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;

namespace CyberSanctions.Listing.Derogations;

/// <summary>What may be put into the file of a request, by whom and when.</summary>
internal static class FileRules
{
    private const int LongestText = 4_000;
    private const int MostReports = 20;
    private const int LongestKey = 40;
    private const int MostAnswers = 20;

    /// <summary>Refuses somebody who is not of the authority that handles it.</summary>
    public static void RequireOwn(Principal principal, Derogation derogation)
    {
        if (!Sight.IsOwn(principal, derogation))
        {
            throw DerogationRefusals.AnotherState.Because($"{derogation.Reference} is handled by {derogation.MemberState}.");
        }
    }

    /// <summary>Refuses what is no longer pending, or is granted by silence though nobody has written it down yet.</summary>
    /// <param name="derogation">The request.</param>
    /// <param name="now">UTC, asked for when nobody else could change it any more.</param>
    public static void RequirePending(Derogation derogation, DateTime now)
    {
        if (derogation.State != DerogationState.Pending)
        {
            throw DerogationRefusals.DerogationDecided.Because($"{derogation.Reference} is not pending any more.");
        }

        if (Clocks.Running(derogation, DerogationClockKind.Silence) is { } silence && silence.EndsAt.ToDateTime() <= now)
        {
            throw DerogationRefusals.GrantedBySilence.Because(
                $"The period of silence of {derogation.Reference} has ended with {silence.DueOn.ToDay():yyyy-MM-dd}.");
        }
    }

    /// <summary>Refuses a change to another version than the one that is there.</summary>
    public static void RequireVersion(Derogation derogation, long expected)
    {
        if (expected != 0 && expected != derogation.Version)
        {
            throw Refusal.Stale(derogation.Reference, expected, derogation.Version);
        }
    }

    public static void Check(AnswerConditionsRequest request)
    {
        var checks = RequestRules.Naming(request.Reference, request.ExpectedVersion)
            .That(request.Answers.Count is >= 1 and <= MostAnswers, "answers", $"Must be 1 to {MostAnswers}.");
        foreach (var (i, answer) in request.Answers.Take(MostAnswers).Index())
        {
            checks
                .Token($"answers[{i}].key", answer.Key, LongestKey)
                .Once($"answers[{i}].key", !request.Answers.Take(i).Any(earlier => earlier.Key == answer.Key))
                .Paragraphs($"answers[{i}].reasons", answer.Reasons, LongestText);
        }

        checks.Throw();
    }

    /// <summary>Refuses an answer to what the article does not ask.</summary>
    public static void RequireConditions(Derogation derogation, AnswerConditionsRequest request)
    {
        var keys = derogation.Conditions.Select(condition => condition.Key).ToList();
        var unknown = request.Answers.Index().Where(answer => !keys.Contains(answer.Item.Key))
            .Select(answer => new FieldProblem(
                $"answers[{answer.Index}].key", $"Must be one of {string.Join(", ", keys)}: {derogation.Article}."))
            .ToList();
        if (unknown.Count > 0)
        {
            throw Refusal.Invalid(unknown);
        }
    }

    public static void Check(RecordStepRequest request)
        => RequestRules.Naming(request.Reference, request.ExpectedVersion)
            .Choice("kind", request.Kind)
            .FullDate("taken_on", request.TakenOn)
            .Paragraphs("text", request.Text, LongestText)
            .Sha256("document_sha256", request.DocumentSha256)
            .Throw();

    /// <summary>Refuses a step that has no place in the request, is somebody else's, or is dated as it cannot be.</summary>
    /// <returns>The State whose step it is.</returns>
    public static string RequireStep(Principal principal, Derogation derogation, RecordStepRequest step, DateTime now)
    {
        var isObjection = step.Kind == DerogationStepKind.Objection;
        if (isObjection)
        {
            // An authority has the say of its own State here as little as that State's delegate.
            if (!principal.Has(Roles.Delegate) || principal.MemberState == derogation.MemberState)
            {
                throw DerogationRefusals.AnotherState.Because("A delegate of another Member State may object.");
            }
        }
        else
        {
            RequireOwn(principal, derogation);
        }

        RequirePending(derogation, now);
        RequireVersion(derogation, step.ExpectedVersion);
        var article = Articles.Of(derogation.Kind);
        var runs = Clocks.Running(derogation, DerogationClockKind.Silence) is not null;
        var fits = step.Kind switch
        {
            DerogationStepKind.NoticeOfGrounds => article.NoticeInWeeks is not null
                && derogation.Steps.All(taken => taken.Kind != DerogationStepKind.NoticeOfGrounds),
            DerogationStepKind.Objection => article.IsTheCouncils
                && derogation.Steps.All(taken => taken.MemberState != principal.MemberState),
            _ => runs && !article.IsTheCouncils,
        };
        if (!fits)
        {
            throw DerogationRefusals.StepOutOfPlace.Because($"{derogation.Reference} is under {derogation.Article}.");
        }

        RequireDay(derogation, step, CouncilData.DayInBrussels(now));
        return principal.MemberState;
    }

    public static void Check(WithdrawDerogationRequest request)
        => RequestRules.Naming(request.Reference, request.ExpectedVersion)
            .Paragraphs("reasons", request.Reasons, LongestText)
            .Throw();

    public static void Check(RecordReportRequest request)
        => RequestRules.Naming(request.Reference, request.ExpectedVersion)
            .FullDate("reported_on", request.ReportedOn)
            .Sha256("document_sha256", request.DocumentSha256)
            .Throw();

    /// <summary>Refuses a report of nothing, or that is dated as it cannot be.</summary>
    /// <param name="derogation">The request.</param>
    /// <param name="report">The report.</param>
    /// <param name="today">In Brussels.</param>
    public static void RequireReportable(Derogation derogation, RecordReportRequest report, DateOnly today)
    {
        var authorised = derogation.Decisions.SingleOrDefault(decision => decision.DecidedAt is not null
            && decision.Outcome is DerogationState.Granted or DerogationState.DeemedGranted);
        if (authorised?.EffectiveAt is null || derogation.Clocks.All(clock => clock.Kind != DerogationClockKind.Report))
        {
            throw DerogationRefusals.NothingToReport.Because($"Nobody is to be informed of {derogation.Reference}.");
        }

        var on = report.ReportedOn.ToDay();
        new ServiceDefaults.Validation.Checks()
            .That(
                on >= CouncilData.DayInBrussels(authorised.EffectiveAt.ToDateTime()),
                "reported_on",
                "Must not be before the authorisation.")
            .That(on <= today, "reported_on", "Must not be after today.")
            .Throw();
        if (derogation.Reports.Count >= MostReports)
        {
            throw DerogationRefusals.NothingToReport.Because($"{derogation.Reference} has {MostReports} reports already.");
        }
    }

    private static void RequireDay(Derogation derogation, RecordStepRequest step, DateOnly today)
    {
        var on = step.TakenOn.ToDay();

        // What ends a silence, or is said against it, counts when it is recorded, and so it is not dated back.
        new ServiceDefaults.Validation.Checks()
            .That(on <= today, "taken_on", "Must not be after today.")
            .That(on >= derogation.ReceivedOn.ToDay(), "taken_on", "Must not be before the request was received.")
            .That(
                step.Kind == DerogationStepKind.NoticeOfGrounds || on == today,
                "taken_on",
                "Is recorded on the day itself: it counts from then on.")
            .Throw();
    }
}

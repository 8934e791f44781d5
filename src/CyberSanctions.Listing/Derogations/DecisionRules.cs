using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;

namespace CyberSanctions.Listing.Derogations;

/// <summary>What may be decided on a request, and by whom: one prepares, another one decides.</summary>
internal static class DecisionRules
{
    private const int LongestText = 4_000;
    private const int LongestCondition = 500;
    private const int MostConditions = 20;

    /// <summary>Refuses a decision that does not say what it must.</summary>
    public static void Check(PrepareDecisionRequest request)
    {
        var grants = request.Outcome is not (DerogationState.Refused or DerogationState.Revoked);
        var checks = RequestRules.Naming(request.Reference, request.ExpectedVersion)
            .That(
                request.Outcome is DerogationState.Granted or DerogationState.Refused or DerogationState.Revoked,
                "outcome",
                "Must be granted, refused or revoked.")
            .Paragraphs("reasons", request.Reasons, LongestText)
            .FullDate("valid_from", request.ValidFrom, required: false)
            .FullDate("valid_until", request.ValidUntil, required: false)
            .That(grants || request.Amount.Length == 0, "amount", "Only a grant has one.")
            .That(
                !grants || request.Amount.Length == 0 || Amounts.Problem(request.Amount, currency: "") is null,
                "amount",
                Amounts.Problem(request.Amount, currency: "") ?? "")
            .That(grants || request.Conditions.Count == 0, "conditions", "Only a grant has some.")
            .That(grants || request.ValidFrom is null, "valid_from", "Only a grant has one.")
            .That(grants || request.ValidUntil is null, "valid_until", "Only a grant has one.")
            .That(request.Conditions.Count <= MostConditions, "conditions", $"Must not be more than {MostConditions}.");
        foreach (var (i, condition) in request.Conditions.Take(MostConditions).Index())
        {
            checks.Line($"conditions[{i}]", condition, LongestCondition);
        }

        checks.Throw();
        new ServiceDefaults.Validation.Checks()
            .That(
                request.ValidFrom is null || request.ValidUntil is null
                    || request.ValidFrom.ToDay() <= request.ValidUntil.ToDay(),
                "valid_until",
                "Must not be before the first day.")
            .Throw();
    }

    /// <summary>Refuses to prepare what is somebody else's to decide, or cannot be decided any more.</summary>
    public static void RequirePreparable(Principal principal, Derogation derogation, PrepareDecisionRequest request, DateTime now)
    {
        RequireDecider(principal, derogation);
        RequireDecidable(derogation, request.Outcome, now);
        FileRules.RequireVersion(derogation, request.ExpectedVersion);
        if (request.Amount.Length > 0)
        {
            var problem = derogation.Amount.Length == 0 ? "No sum was asked for."
                : Amounts.Problem(request.Amount, derogation.Currency)
                    ?? (Amounts.Parse(request.Amount) > Amounts.Parse(derogation.Amount)
                        ? $"{derogation.Amount} {derogation.Currency} were asked for, and no more."
                        : null);
            if (problem is not null)
            {
                throw Refusal.Invalid("amount", problem);
            }
        }

        if (request.ValidUntil is { } last && last.ToDay() < CouncilData.DayInBrussels(now))
        {
            throw Refusal.Invalid("valid_until", "Must not be before today.");
        }
    }

    /// <summary>The sum that a decision grants; nothing where it grants none.</summary>
    public static decimal? AmountOf(Derogation derogation, PrepareDecisionRequest decision)
        => decision.Outcome != DerogationState.Granted || derogation.Amount.Length == 0 ? null
            : Amounts.Parse(decision.Amount.Length > 0 ? decision.Amount : derogation.Amount);

    /// <summary>What was prepared and waits for somebody to decide it; nothing when nothing does.</summary>
    public static DerogationDecision? Prepared(Derogation derogation)
        => derogation.Decisions.SingleOrDefault(decision => decision is { Dropped: false, DecidedAt: null });

    /// <summary>Refuses to take a decision that was not prepared, is somebody else's, or is one's own.</summary>
    public static DerogationDecision RequireTakeable(
        Principal principal,
        Derogation derogation,
        IReadOnlyCollection<string> contributors,
        TakeDecisionRequest request,
        DateTime now)
    {
        RequireDecider(principal, derogation);
        var prepared = Prepared(derogation)
            ?? throw DerogationRefusals.NothingPrepared.Because($"No decision on {derogation.Reference} was prepared.");
        RequireDecidable(derogation, prepared.Outcome, now);
        if (contributors.Any(contributor => SamePerson.Are(contributor, principal.Subject)))
        {
            throw DerogationRefusals.OwnDerogation.Because(
                $"You have put something into the file of {derogation.Reference}; somebody else has to decide.");
        }

        FileRules.RequireVersion(derogation, request.ExpectedVersion);
        return prepared;
    }

    /// <summary>Refuses a grant of which anything is missing, and names all of it.</summary>
    /// <param name="derogation">The request.</param>
    /// <param name="grant">What was prepared.</param>
    /// <param name="standing">How the entry stands.</param>
    /// <param name="authorised">By which other request the same was authorised already; nothing when by none.</param>
    /// <param name="now">UTC.</param>
    public static void RequireConditions(
        Derogation derogation, DerogationDecision grant, EntryStanding standing, Derogation? authorised, DateTime now)
    {
        var article = Articles.Of(derogation.Kind);
        var missing = derogation.Conditions.Where(condition => !condition.Met)
            .Select(condition => new FieldProblem(
                $"conditions.{condition.Key}",
                condition.Answered
                    ? $"Is not met: {condition.Text}"
                    : $"Nobody has said whether it is met: {condition.Text}"))
            .ToList();
        if (article.NoticeInWeeks is { } weeks)
        {
            var notice = derogation.Clocks.SingleOrDefault(clock => clock.Kind == DerogationClockKind.Notice);
            if (notice is null)
            {
                Missing("steps", $"The grounds have to be notified at least {weeks} weeks before; they were not.");
            }
            else if (notice.EndsAt.ToDateTime() > now)
            {
                Missing(
                    "clocks",
                    $"The grounds were notified on {notice.BeganOn.ToDay():yyyy-MM-dd}: not before"
                    + $" {notice.DueOn.ToDay():yyyy-MM-dd}.");
            }
        }

        if (standing.Problem(now) is { } problem)
        {
            Missing("entry_reference", problem);
        }
        else if (!standing.IsUnder(article.Measure))
        {
            Missing("entry_reference", "The measure does not apply to it any more.");
        }

        if (authorised is not null)
        {
            Missing("documents", $"{authorised.Reference} of {authorised.MemberState} authorises the same already.");
        }

        if (grant.ValidUntil is { } last && last.ToDay() < CouncilData.DayInBrussels(now))
        {
            Missing("valid_until", "Has passed since it was prepared.");
        }

        if (missing.Count > 0)
        {
            throw DerogationRefusals.ConditionsNotMet.Because(missing);
        }

        void Missing(string field, string description) => missing.Add(new FieldProblem(field, description));
    }

    // The authority of the State; on an exemption that was objected to, the Council, whose officers write it down.
    private static void RequireDecider(Principal principal, Derogation derogation)
    {
        var objected = derogation.Steps.Any(step => step.Kind == DerogationStepKind.Objection);
        if (!objected)
        {
            FileRules.RequireOwn(principal, derogation);
        }
        else if (!principal.Has(Roles.Officer) && !principal.Has(Roles.Legal))
        {
            throw DerogationRefusals.AnotherState.Because(
                $"{derogation.Reference} was objected to: the Council decides, acting by a qualified majority.");
        }
    }

    private static void RequireDecidable(Derogation derogation, DerogationState outcome, DateTime now)
    {
        if (outcome == DerogationState.Revoked)
        {
            if (derogation.State is not (DerogationState.Granted or DerogationState.DeemedGranted))
            {
                throw DerogationRefusals.DerogationDecided.Because($"{derogation.Reference} is not authorised.");
            }

            return;
        }

        FileRules.RequirePending(derogation, now);
        if (Articles.Of(derogation.Kind).IsTheCouncils
            && derogation.Steps.All(step => step.Kind != DerogationStepKind.Objection))
        {
            throw DerogationRefusals.AnotherState.Because(
                $"On {derogation.Reference} nobody decides unless a Member State objects: it is granted by silence.");
        }
    }
}

using System.Text.RegularExpressions;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.DueProcess;

/// <summary>How an action for annulment goes on: Articles 263 and 275 TFEU, and the appeal of Article 256(1) TFEU.</summary>
internal static partial class CourtRules
{
    private const int LongestList = 100;
    private const int Century = 100;

    // ASCII digits alone: other scripts have digits too.
    [GeneratedRegex(@"^[CT]-[1-9][0-9]{0,3}/([0-9]{2})\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CaseNumber { get; }

    [GeneratedRegex(@"^C-[1-9][0-9]{0,3}/[0-9]{2} P\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AppealNumber { get; }

    public static void Check(LodgeCaseRequest request, DateOnly today)
    {
        var number = CaseNumber.Match(request.Number);
        new Checks().Token("list", request.List, LongestList, required: false)
            .Reference("entry_reference", request.EntryReference)
            .That(
                number.Success,
                "number",
                "Must be the number of a case, like T-123/26 at the General Court or C-45/27 at the Court of Justice.")
            .LivedDate("lodged_on", request.LodgedOn, today, required: true)
            .Throw();
        if (int.Parse(number.Groups[1].ValueSpan) != request.LodgedOn.Year % Century)
        {
            throw Refusal.Invalid("number", $"Is not of {request.LodgedOn.Year}, when the case was lodged.");
        }
    }

    public static void Check(RecordCourtStepRequest request, DateOnly today)
    {
        var judges = request.Kind is CourtStepKind.Judgment or CourtStepKind.JudgmentOnAppeal;
        var appeals = request.Kind == CourtStepKind.Appeal;
        var isAStep = judges || appeals || request.Kind == CourtStepKind.Withdrawal;
        var comesTo = request.Outcome is CourtOutcome.Dismissed or CourtOutcome.Annulled
            || (request.Outcome == CourtOutcome.ReferredBack && request.Kind == CourtStepKind.JudgmentOnAppeal);
        new Checks().Reference("reference", request.Reference)
            .Version("expected_version", request.ExpectedVersion)
            .Choice("kind", request.Kind)
            .LivedDate("on", request.On, today, required: true)
            .That(
                !isAStep || (judges ? comesTo : request.Outcome == CourtOutcome.Unspecified),
                "outcome",
                "Must say what a judgment comes to, and nothing else does; only a judgment on appeal refers a case back.")
            .FullDate("effects_until", request.EffectsUntil, required: false)
            .That(
                request.EffectsUntil is null || request.Outcome == CourtOutcome.Annulled || (judges && !comesTo),
                "effects_until",
                "Must be absent where nothing is annulled.")
            .That(
                !isAStep || (appeals ? AppealNumber.IsMatch(request.Number) : request.Number.Length == 0),
                "number",
                "Must be the number of an appeal, like C-45/27 P; and absent of anything else.")
            .Document("document", request.Document)
            .Throw();
        if (request.EffectsUntil is { } until && until.ToDay() <= request.On.ToDay())
        {
            throw Refusal.Invalid("effects_until", "Must be after the day of the judgment.");
        }
    }

    /// <summary>Where a case stands after a step.</summary>
    /// <exception cref="RefusedException"><c>not-that-step</c>: it is not there yet, or beyond it.</exception>
    public static (CourtState State, CourtOutcome Outcome) After(CourtCase before, CourtStepKind kind, CourtOutcome outcome)
        => (before.State, kind) switch
        {
            (CourtState.Pending, CourtStepKind.Judgment) => (CourtState.Decided, outcome),
            (CourtState.Decided, CourtStepKind.Appeal) => (CourtState.Appealed, before.Outcome),
            (CourtState.Appealed, CourtStepKind.JudgmentOnAppeal)
                => (outcome == CourtOutcome.ReferredBack ? CourtState.Pending : CourtState.Decided, outcome),
            (CourtState.Pending, CourtStepKind.Withdrawal) => (CourtState.Withdrawn, before.Outcome),
            _ => throw DueProcessRefusals.NotThatStep.Because("kind", $"{before.Number} is {Words(before.State)}."),
        };

    /// <summary>Refuses a proposal that cannot follow the annulment of an entry.</summary>
    public static void RequireFollowing(CourtCase annulled, Proposal proposal)
    {
        if (annulled.Outcome != CourtOutcome.Annulled)
        {
            throw DueProcessRefusals.NotAnnulled.Because($"{annulled.Number} has annulled nothing.");
        }

        // Whoever is listed anew is listed by a proposal that names no entry.
        var fits = proposal.List == annulled.List
            && (proposal.Kind == OperationKind.List
                || (proposal.Kind is OperationKind.Delist or OperationKind.Amend
                    && ReviewRules.IsOn(proposal, annulled.List, annulled.EntryReference)));
        if (!fits)
        {
            throw DueProcessRefusals.ProposalDoesNotFit.Because(
                "proposal_reference",
                $"{proposal.Reference} neither delists nor amends {annulled.EntryReference} of {annulled.List}, nor lists anew.");
        }
    }

    private static string Words(CourtState state) => state switch
    {
        CourtState.Pending => "pending",
        CourtState.Decided => "decided",
        CourtState.Appealed => "under appeal",
        _ => "withdrawn",
    };
}

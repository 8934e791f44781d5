using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Attribution.Proportionality;
using CyberSanctions.Attribution.Toolbox;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;

namespace CyberSanctions.Attribution.Responses;

/// <summary>What a measure of a response plan goes through: proposed, agreed to, carried out, ended; or withdrawn
/// before.</summary>
internal static class MeasureRules
{
    /// <summary>Refuses whatever is about a dossier that was withdrawn.</summary>
    public static void RequireUsable(Dossier dossier)
    {
        if (dossier.State == DossierState.Withdrawn)
        {
            throw DossierRefusals.Withdrawn.Because($"{dossier.Reference} was withdrawn.");
        }
    }

    /// <summary>Refuses what would be new on a dossier of which another one has taken the place.</summary>
    public static void RequireCurrent(Dossier dossier)
    {
        if (dossier.SupersededBy.Length > 0)
        {
            throw ResponseRefusals.DossierReplaced.Because($"{dossier.SupersededBy} has taken the place of {dossier.Reference}.");
        }
    }

    /// <summary>Refuses to withdraw a dossier on which measures were agreed to, or are carried out.</summary>
    public static void RequireNothingUnderWay(string reference, IReadOnlyDictionary<MeasureState, long> measures)
    {
        if (measures.GetValueOrDefault(MeasureState.Agreed)
            + measures.GetValueOrDefault(MeasureState.CarriedOut) is > 0 and var some)
        {
            throw ResponseRefusals.UnderWay.Because(
                some == 1 ? $"A measure on {reference} is under way." : $"{some} measures on {reference} are under way.");
        }
    }

    /// <summary>Refuses a change of another version than its editor saw (0: whatever it is).</summary>
    public static void RequireVersion(string what, long expected, long current)
    {
        if (expected != 0 && expected != current)
        {
            throw Refusal.Stale(what, expected, current);
        }
    }

    /// <summary>Refuses an assessment that says what the one before does.</summary>
    public static void RequireAnother(ProportionalityAssessment? before, ProportionalityAssessment assessed)
    {
        if (before is not null && ProportionalityRules.SayTheSame(before, assessed))
        {
            throw ResponseRefusals.SameAssessment.Because($"Version {before.Version} says the same.");
        }
    }

    /// <summary>The newest assessment, if there is one.</summary>
    public static ProportionalityAssessment RequireAssessment(string reference, ProportionalityAssessment? assessment)
        => assessment ?? throw ResponseRefusals.NotAssessed.Because($"The proportionality of {reference} was not assessed yet.");

    /// <summary>The measure of a code, if the toolbox in force has it.</summary>
    public static ToolEntry RequireTool(ToolboxEdition toolbox, string code)
        => toolbox.Measures.FirstOrDefault(measure => measure.Code == code)
            ?? throw ResponseRefusals.NotInToolbox.Because(
                "code", $"Edition {toolbox.Edition} of the toolbox has no measure {code}.");

    /// <summary>Whether measures of a category lie in the range of an assessment.</summary>
    public static bool IsWithin(ProportionalityAssessment assessment, string category)
        => assessment.Range.Categories.Contains(ToolEntry.CategoryOf(category));

    /// <summary>Refuses what lies outside of the range, unless it is justified.</summary>
    public static void RequireJustified(ProportionalityAssessment assessment, string category, string justification)
    {
        if (justification.Length == 0 && !IsWithin(assessment, category))
        {
            throw ResponseRefusals.OutsideRange.Because(
                "justification",
                $"Measures of the category {category} lie outside of the range of assessment {assessment.Version}: say why.");
        }
    }

    /// <summary>Refuses what is not in the state for something.</summary>
    public static void RequireState(PlannedMeasure measure, params ReadOnlySpan<MeasureState> states)
    {
        if (!states.Contains(measure.State))
        {
            throw ResponseRefusals.MeasureState.Because($"{measure.Id} {Words(measure.State)}.");
        }
    }

    /// <summary>Refuses to agree to what is not proposed, or what the same person proposed, or what has left the range.</summary>
    public static void RequireAgreeable(PlannedMeasure measure, ProportionalityAssessment assessment, string by)
    {
        RequireState(measure, MeasureState.Proposed);
        if (SamePerson.Are(measure.ProposedBy, by))
        {
            throw ResponseRefusals.OwnMeasure.Because(
                $"{measure.Id} was proposed by {measure.ProposedBy}; somebody else agrees to it.");
        }

        RequireJustified(assessment, measure.Category, measure.Justification);
    }

    /// <summary>Refuses to carry out what lacks something that it needs.</summary>
    public static void RequireReady(PlannedMeasure measure, DateOnly on)
    {
        RequireState(measure, MeasureState.Agreed);
        if (measure is { NeedsProposal: true, ProposalReference: "" })
        {
            throw ResponseRefusals.ProposalMissing.Because($"{measure.Id} has named no proposal yet.");
        }

        if (measure is { NeedsText: true, Text: null })
        {
            throw ResponseRefusals.TextMissing.Because($"{measure.Id} has no text.");
        }

        if (measure.Text is { ApprovedBy: "" } text)
        {
            throw ResponseRefusals.TextNotApproved.Because($"Version {text.Number} of its text is not approved.");
        }

        RequireNotBefore(on, CouncilData.DayInBrussels(measure.Agreement.AgreedAt.ToDateTime()), "it was agreed to");
    }

    /// <summary>Refuses to end what is not carried out, or ended before that.</summary>
    public static void RequireUnderWay(PlannedMeasure measure, DateOnly on)
    {
        RequireState(measure, MeasureState.CarriedOut);
        RequireNotBefore(on, measure.Realisation.On.ToDay(), "it was carried out");
    }

    /// <summary>Refuses a proposal for what leads to none, or one that does not rest on the dossier, or that nobody may
    /// see.</summary>
    public static void RequireFitting(
        PlannedMeasure measure, Dossier dossier, string reference, ListingProposal? proposal, Principal by)
    {
        RequireState(measure, MeasureState.Proposed, MeasureState.Agreed);
        if (!measure.NeedsProposal)
        {
            throw ResponseRefusals.NoProposalNeeded.Because($"{measure.Id} is no restrictive measure.");
        }

        if (proposal is null
            || proposal.DossierReference != dossier.Reference
            || proposal.Exercise != dossier.Exercise
            || !by.MaySee(proposal.Handling))
        {
            throw ResponseRefusals.NoSuchProposal.Because(
                "proposal_reference", $"There is no proposal {reference} that rests on {dossier.Reference}.");
        }
    }

    /// <summary>The version of the text that may be approved: the newest, as it was read, by somebody who did not draft
    /// it.</summary>
    public static MeasureText RequireApprovable(PlannedMeasure measure, string sha256, string by)
    {
        RequireState(measure, MeasureState.Proposed, MeasureState.Agreed);
        var text = measure.Text ?? throw ResponseRefusals.TextMissing.Because($"{measure.Id} has no text.");
        if (text.Sha256 != sha256)
        {
            throw ResponseRefusals.AnotherText.Because("sha256", $"Version {text.Number} is the newest, and another text.");
        }

        if (text.ApprovedBy.Length > 0)
        {
            throw ResponseRefusals.TextApproved.Because($"Version {text.Number} was approved by {text.ApprovedBy}.");
        }

        return SamePerson.Are(text.DraftedBy, by)
            ? throw ResponseRefusals.OwnText.Because(
                $"Version {text.Number} was drafted by {text.DraftedBy}; somebody else approves it.")
            : text;
    }

    private static void RequireNotBefore(DateOnly on, DateOnly earliest, string what)
    {
        if (on < earliest)
        {
            throw ResponseRefusals.BeforeIt.Because("on", $"Must not be before {earliest:O}, when {what}.");
        }
    }

    private static string Words(MeasureState state) => state switch
    {
        MeasureState.Proposed => "is proposed, and not agreed to",
        MeasureState.Agreed => "is agreed to, and not carried out",
        MeasureState.CarriedOut => "is carried out",
        MeasureState.Ended => "has ended",
        _ => "was withdrawn",
    };
}

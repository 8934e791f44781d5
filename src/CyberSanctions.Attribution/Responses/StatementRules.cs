using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;

namespace CyberSanctions.Attribution.Responses;

/// <summary>What may become public of a response plan: what was said, word for word, when somebody else releases it.</summary>
internal static class StatementRules
{
    /// <summary>Refuses what is of an exercise, was not said, is another text, is public already, or the drafter's own.</summary>
    public static void RequireReleasable(PlannedMeasure measure, string sha256, string by)
    {
        if (measure.Exercise)
        {
            throw ResponseRefusals.ExerciseNotPublic.Because($"{measure.Id} is of an exercise.");
        }

        MeasureRules.RequireState(measure, MeasureState.CarriedOut, MeasureState.Ended);
        if (!measure.NeedsText)
        {
            throw ResponseRefusals.NothingSaid.Because($"{measure.Id} consists in nothing that is said.");
        }

        if (measure.Release is { } release)
        {
            throw ResponseRefusals.StatementReleased.Because($"{measure.Id} was released by {release.ReleasedBy}.");
        }

        // Of what was carried out there is no later version: the newest one is what was said.
        if (measure.Text.Sha256 != sha256)
        {
            throw ResponseRefusals.AnotherText.Because("sha256", $"Version {measure.Text.Number} was said, and is another text.");
        }

        if (SamePerson.Are(measure.Text.DraftedBy, by))
        {
            throw ResponseRefusals.OwnText.Because(
                $"The text was drafted by {measure.Text.DraftedBy}; somebody else releases it.");
        }
    }

    /// <summary>Refuses to take back what is not public.</summary>
    public static void RequirePublic(PlannedMeasure measure)
    {
        if (measure.Release is null or { Retraction: not null })
        {
            throw ResponseRefusals.StatementNotPublic.Because(
                measure.Release is null ? $"{measure.Id} was not released." : $"{measure.Id} was retracted already.");
        }
    }
}

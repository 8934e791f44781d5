using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Entries;
using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.Listing.Acts;

/// <summary>
/// What a corrigendum may do: put right what the act that it corrects says, from when that took effect or later. What another act
/// has changed since is that act's word; it is amended, not corrected.
/// </summary>
internal static class CorrigendumRules
{
    /// <summary>Refuses what is no act on record, and a day from before it took effect.</summary>
    public static void CheckCorrected(Act corrigendum, CorrectedAct? corrected)
    {
        if (corrected is null || corrected.Exercise != corrigendum.Exercise)
        {
            throw CorrigendumRefusals.ActNotOnRecord.Because(
                "corrects.act_reference",
                $"{corrigendum.Corrects.ActReference} is not on record as an adopted act; before that, its text is corrected"
                + " directly.");
        }

        if (corrigendum.Corrects.From?.ToDay() < corrected.EffectiveFrom)
        {
            throw CorrigendumRefusals.BeforeTheAct.Because(
                "corrects.from",
                $"Must not be before {corrected.EffectiveFrom:yyyy-MM-dd}, when {corrected.Reference} took effect.");
        }
    }

    /// <summary>Refuses a proposal that does something else than correct what the act says of an entry.</summary>
    /// <param name="proposal">One of the corrigendum's.</param>
    /// <param name="corrected">The act that is corrected.</param>
    /// <param name="entry">The entry that the proposal is about; null when it is about none, or several.</param>
    /// <param name="amendedBy">Which acts have amended its fields.</param>
    public static void Check(
        Proposal proposal, CorrectedAct corrected, ListedEntry? entry, IReadOnlyDictionary<EntryField, string> amendedBy)
    {
        if (entry is null
            || (proposal.Kind == OperationKind.Delist
                && (proposal.Delisting.Reason != DelistingReason.Error || entry.ActReference != corrected.Reference)))
        {
            throw CorrigendumRefusals.NotACorrection.Because(
                "proposal_references",
                $"{proposal.Reference} corrects nothing: a corrigendum amends what {corrected.Reference} says, or delists whom"
                + " it listed by mistake.");
        }

        if (proposal.Kind != OperationKind.Amend)
        {
            return;
        }

        foreach (var field in proposal.Amendment.Fields)
        {
            var by = amendedBy.GetValueOrDefault(field, entry.ActReference);
            if (by != corrected.Reference)
            {
                throw CorrigendumRefusals.NotOfTheAct.Because(
                    "proposal_references",
                    $"{proposal.Reference} changes {Words(field)} of {entry.Reference}, which reads as {by} has it and not as"
                    + $" {corrected.Reference} does.");
            }
        }
    }

    private static string Words(EntryField field) => field switch
    {
        EntryField.RegisteredOn => "the date of registration",
        EntryField.PlaceOfRegistration => "the place of registration",
        EntryField.StatementOfReasons => "the statement of reasons",
        _ => $"the {field.ToString().ToLowerInvariant()}",
    };
}

/// <summary>An adopted act that is on record.</summary>
/// <param name="Reference">Its reference.</param>
/// <param name="Exercise">Whether it is an exercise's.</param>
/// <param name="TakesEffectAt">From when it has effect, UTC.</param>
internal sealed record CorrectedAct(string Reference, bool Exercise, DateTime TakesEffectAt)
{
    /// <summary>That day, in Brussels.</summary>
    public DateOnly EffectiveFrom => Procedures.Periods.CouncilData.DayInBrussels(TakesEffectAt);
}

using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Refusals;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;

namespace CyberSanctions.Listing.Proposals;

/// <summary>What may be done with a proposal after it was drafted, and when.</summary>
internal static class EditRules
{
    public const int LongestReason = 2_000;
    public const int LongestComments = 4_000;

    /// <summary>Refuses to edit anything but a draft.</summary>
    public static void RequireDraft(Proposal proposal)
    {
        RequireFree(proposal);
        if (proposal.State != ProposalState.Draft)
        {
            throw ProposalRefusals.NotADraft.Because($"{proposal.Reference} was cleared; have it sent back to edit it.");
        }
    }

    /// <summary>Refuses what an act holds, and what was given up.</summary>
    public static void RequireFree(Proposal proposal)
    {
        if (proposal.State == ProposalState.Withdrawn)
        {
            throw ProposalRefusals.Withdrawn.Because($"{proposal.Reference} was given up: {proposal.Remark}");
        }

        if (proposal.ActReference.Length > 0)
        {
            throw ProposalRefusals.InAnAct.Because($"{proposal.ActReference} holds {proposal.Reference}.");
        }
    }

    /// <summary>Refuses an edit that makes it another kind of proposal, or one for another list.</summary>
    public static void RequireSameMatter(Proposal before, Proposal after)
    {
        if (before.Kind != after.Kind)
        {
            throw ProposalRefusals.AnotherKind.Because(
                $"{before.Reference} proposes something else; give it up, and draft another one.");
        }

        if (before.List != after.List)
        {
            throw ProposalRefusals.ExerciseMixed.Because($"{before.Reference} is for {before.List}.");
        }
    }

    /// <summary>Refuses an edit after which it says what it said.</summary>
    public static void RequireAnother(Proposal before, Proposal after)
    {
        var kept = new Proposal(after)
        {
            Version = before.Version,
            State = before.State,
            DraftedBy = before.DraftedBy,
            DraftedAt = before.DraftedAt,
            Remark = before.Remark,
        };
        kept.WrittenBy.Clear();
        kept.WrittenBy.AddRange(before.WrittenBy);
        if (kept.Equals(before))
        {
            throw ProposalRefusals.NothingEdited.Because($"{before.Reference} says that already.");
        }
    }

    /// <summary>What one would send to draft a proposal again.</summary>
    public static DraftProposalRequest Copy(Proposal proposal)
    {
        var copy = new DraftProposalRequest
        {
            DossierReference = proposal.DossierReference,
            Handling = proposal.Handling,
            Subject = proposal.Subject,
            Ground = proposal.Ground,
            Measures = { proposal.Measures },
            StatementOfReasons = proposal.Reasons.Count > 0 ? "" : proposal.StatementOfReasons,
            EuReferenceNumber = proposal.EuReferenceNumber,
            DistinctFrom = { proposal.DistinctFrom },
            List = proposal.Kind == OperationKind.List ? "" : proposal.List,
            Amendment = proposal.Amendment,
            Delisting = proposal.Delisting,
            Renewal = proposal.Renewal,
            Extension = proposal.Extension,
            Evidence = { proposal.Evidence },
            Reasons = { proposal.Reasons },
            AsPublished = proposal.AsPublished,
            ProposedBy = proposal.ProposedBy,
            CoSponsors = { proposal.CoSponsors },
        };

        // What an amendment is read against is for the service to say.
        if (copy.Amendment is { } amendment)
        {
            amendment.Before = null;
        }

        return copy;
    }

    /// <summary>Who has written any of it, with somebody more; who has is one person, however the name is written.</summary>
    public static IEnumerable<string> WritersOf(Proposal proposal, string by)
        => proposal.WrittenBy.Any(writer => SamePerson.Are(writer, by)) ? proposal.WrittenBy : proposal.WrittenBy.Append(by);

    /// <summary>Does something whose refusals name fields of what stands within a field.</summary>
    public static void In(string field, Action check)
    {
        try
        {
            check();
        }
        catch (RefusedException exception)
        {
            throw Placed(field, exception.Refusal);
        }
    }

    /// <summary>The same, with an answer.</summary>
    public static async Task<T> InAsync<T>(string field, Func<Task<T>> change)
    {
        try
        {
            return await change();
        }
        catch (RefusedException exception)
        {
            throw Placed(field, exception.Refusal);
        }
    }

    private static RefusedException Placed(string field, Refusal refusal)
    {
        FieldProblem[] fields = [.. refusal.Fields.Select(problem => problem with { Field = $"{field}.{problem.Field}" })];
        return refusal.Kind == RequestRefusals.InvalidField
            ? Refusal.Invalid(fields)
            : new RefusedException(refusal with { Fields = fields });
    }
}

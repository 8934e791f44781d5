using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.Problems;
using CyberSanctions.Gateway.Proposals;
using Voting = CyberSanctions.Contracts.Voting.V1;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Acts;

/// <summary>Between the API's acts and the listing service's.</summary>
internal static class ActMapping
{
    public static Wire.DraftActRequest ToWire(this NewAct act) => new()
    {
        Title = act.Title,
        LegalBasis = act.LegalBasis,
        Number = act.Number,
        EntryIntoForce = act.EntryIntoForce?.ToWire(),
        PublishedOn = act.PublishedOn?.ToWire(),
        PublicationUrl = act.PublicationUrl ?? "",
        ProposalReferences = { act.ProposalReferences },
        Corrects = act.Corrects?.ToWire(),
    };

    public static ActSummary ToSummary(this Wire.Act act) => new()
    {
        Reference = act.Reference,
        Version = act.Version,
        State = act.State,
        Handling = act.Handling,
        Exercise = act.Exercise,
        Title = act.Title,
        LegalBasis = act.LegalBasis,
        Number = act.Number,
        EntryIntoForce = act.EntryIntoForce?.ToDate(),
        PublishedOn = act.PublishedOn?.ToDate(),
        PublicationUrl = act.PublicationUrl.OrAbsent(),
        TextSha256 = act.TextSha256.OrAbsent(),
        DraftedBy = act.DraftedBy,
        DraftedAt = act.DraftedAt.ToTime(),
        SubmittedAt = act.SubmittedAt?.ToTime(),
        Procedure = act.Procedure?.ToProcedure(),
        Revision = act.Revision,
        Corrects = act.Corrects?.ToCorrigendum(),
    };

    public static Act ToAct(this Wire.Act act) => new()
    {
        Reference = act.Reference,
        Version = act.Version,
        State = act.State,
        Handling = act.Handling,
        Exercise = act.Exercise,
        Title = act.Title,
        LegalBasis = act.LegalBasis,
        Number = act.Number,
        EntryIntoForce = act.EntryIntoForce?.ToDate(),
        PublishedOn = act.PublishedOn?.ToDate(),
        PublicationUrl = act.PublicationUrl.OrAbsent(),
        TextSha256 = act.TextSha256.OrAbsent(),
        DraftedBy = act.DraftedBy,
        DraftedAt = act.DraftedAt.ToTime(),
        SubmittedAt = act.SubmittedAt?.ToTime(),
        Procedure = act.Procedure?.ToProcedure(),
        Revision = act.Revision,
        Corrects = act.Corrects?.ToCorrigendum(),
        Proposals = [.. act.Proposals.Select(ProposalMapping.ToProposal)],
        Revisions = [.. act.Revisions.Select(ToRevision)],
        Submissions = [.. act.Submissions.Select(ToSubmission)],
    };

    public static Revision ToRevision(this Voting.Revision revision) => new()
    {
        Number = revision.Number,
        TextSha256 = revision.TextSha256,
        WrittenBy = revision.WrittenBy,
        WrittenAt = revision.WrittenAt.ToTime(),
        ClearedBy = revision.ClearedBy.OrAbsent(),
        ClearedAt = revision.ClearedAt?.ToTime(),
        Changes =
        [
            .. revision.Changes.Select(change => new FieldChange
            {
                Field = RefusalProblems.FieldOf(change.Field),
                Before = change.Before.OrAbsent(),
                After = change.After.OrAbsent(),
            }),
        ],
    };

    public static Urgency ToUrgency(this Voting.Urgency urgency) => new()
    {
        Reasons = urgency.Reasons,
        RequestedBy = urgency.RequestedBy,
        ApprovedBy = urgency.ApprovedBy.OrAbsent(),
        ApprovedAt = urgency.ApprovedAt?.ToTime(),
    };

    private static Wire.Corrigendum ToWire(this Corrigendum corrects)
        => new() { ActReference = corrects.ActReference, From = corrects.From?.ToWire() };

    private static Corrigendum ToCorrigendum(this Wire.Corrigendum corrects)
        => new() { ActReference = corrects.ActReference, From = corrects.From?.ToDate() };

    private static ActSubmission ToSubmission(Wire.Submission submission) => new()
    {
        Number = submission.Number,
        Revision = submission.Revision,
        Procedure = submission.Procedure.ToProcedure(),
        SubmittedBy = submission.SubmittedBy,
        SubmittedAt = submission.SubmittedAt.ToTime(),
        Urgency = submission.Urgency?.ToUrgency(),
        BallotReference = submission.BallotReference.OrAbsent(),
        Outcome = submission.Outcome == Voting.Outcome.Unspecified ? null : submission.Outcome,
        DecidedAt = submission.DecidedAt?.ToTime(),
        NotOpened = submission.NotOpened.OrAbsent(),
    };
}

using CyberSanctions.Contracts.Acts;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Subjects;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.Proposals;

/// <summary>
/// What an amendment may make of an entry: it is still on the same person, and still says what a listing must say.
/// </summary>
internal static class AmendmentRules
{
    private static readonly IReadOnlyCollection<EntryField> NotOfTheSubject =
        [EntryField.Ground, EntryField.Measures, EntryField.StatementOfReasons];

    /// <summary>The amendment as it is kept: its fields in order, with what they say now and what they are to say.</summary>
    /// <param name="request">The proposal.</param>
    /// <param name="content">What the entry says.</param>
    /// <param name="listedAs">Who it was when it was listed.</param>
    /// <param name="today">In Brussels.</param>
    public static Amendment Complete(DraftProposalRequest request, EntryContent content, Subject listedAs, DateOnly today)
    {
        var asked = request.Amendment;
        EntryField[] fields = [.. asked.Fields.Order()];
        var (before, after) = (Only(content, fields), Only(asked.After, fields));
        var ofSubject = fields.Except(NotOfTheSubject).Any();
        if (ofSubject)
        {
            (before.Subject.Kind, after.Subject.Kind) = (content.Subject.Kind, content.Subject.Kind);
        }

        CheckBefore(asked, fields, before, after);
        CheckAfter(request, content, fields, after, today);
        CheckSubject(EntryContents.With(content, fields, after).Subject, content.Subject, listedAs);
        return new Amendment
        {
            EntryReference = asked.EntryReference,
            EntryVersion = asked.EntryVersion,
            Fields = { fields },
            Before = before,
            After = after,
        };
    }

    private static EntryContent Only(EntryContent content, IReadOnlyCollection<EntryField> fields)
    {
        var only = EntryContents.Only(content, fields);
        only.Subject = fields.Except(NotOfTheSubject).Any() ? only.Subject : null;
        return only;
    }

    private static void CheckBefore(Amendment asked, EntryField[] fields, EntryContent before, EntryContent after)
    {
        if (asked.Before is not null && !EntryContents.Only(asked.Before, fields).Equals(EntryContents.Only(before, fields)))
        {
            throw OperationRefusals.EntryReadsOtherwise.Because(
                "amendment.before", "The entry does not read like this at the version that is given.");
        }

        var checks = new Checks();
        foreach (var (i, field) in asked.Fields.Index())
        {
            checks.That(
                !EntryContents.Only(before, [field]).Equals(EntryContents.Only(after, [field])),
                $"amendment.fields[{i}]",
                "Would read as it does.");
        }

        checks.Throw();
    }

    private static void CheckAfter(
        DraftProposalRequest request, EntryContent content, EntryField[] fields, EntryContent after, DateOnly today)
    {
        var checks = new Checks();
        if (after.Subject is { } subject)
        {
            SubjectRules.CheckSome(checks, "amendment.after.subject", subject, today)
                .That(
                    request.Amendment.After.Subject.Kind == SubjectKind.Unspecified
                        || request.Amendment.After.Subject.Kind == content.Subject.Kind,
                    "amendment.after.subject.kind",
                    "Cannot be amended: that would be somebody else.");
            checks.That(
                subject.Names.Count > 0 || !fields.Contains(EntryField.Names),
                "amendment.after.subject.names",
                "Is required: the first is the primary name.");
        }

        if (fields.Contains(EntryField.Ground))
        {
            checks.Choice("amendment.after.ground", after.Ground);
        }

        if (fields.Contains(EntryField.Measures))
        {
            ProposalRules.CheckMeasures(checks, "amendment.after.measures", after.Measures, content.Subject.Kind);
        }

        if (fields.Contains(EntryField.StatementOfReasons))
        {
            checks.Paragraphs("amendment.after.statement_of_reasons", after.StatementOfReasons, ProposalRules.LongestStatement);
        }

        checks.Throw();
        var whole = EntryContents.With(content, fields, after).Subject;
        IdentifyingInformation.Require(whole, "amendment.after.subject");
        if (fields.Contains(EntryField.Names))
        {
            NameScripts.RequireConfirmed(whole, request.ConfirmedMixedScripts, "amendment.after.subject");
        }
    }

    // Also of the one who was listed: two amendments, of which the one keeps the name and the other the passport, would list
    // somebody new.
    private static void CheckSubject(Subject amended, params IEnumerable<Subject> before)
    {
        if (!before.All(subject => SubjectIdentity.ShareAny(subject, amended)))
        {
            throw OperationRefusals.AnotherSubject.Because(
                "amendment.after.subject",
                "No name and no identifier of the entry, or of the subject that was listed, would be left. "
                + "If it is somebody else, delist this one and propose to list the other.");
        }
    }
}

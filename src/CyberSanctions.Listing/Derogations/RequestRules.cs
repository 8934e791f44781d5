using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.Derogations;

/// <summary>What a request must say, and of which others it must not be a repetition.</summary>
internal static class RequestRules
{
    /// <summary>How long ago a request may have been received when it is recorded.</summary>
    public const int MostDaysAgo = 30;

    private const int AlikeWithinDays = 90;
    private const int MostDocuments = 20;
    private const int MostDistinct = 50;
    private const int LongestText = 4_000;
    private const int LongestName = 200;

    // The answer travels in a header.
    private const int MostNamed = 20;

    /// <summary>Begins the checks of what is about a request.</summary>
    public static Checks Naming(string reference, long expectedVersion = 0)
        => new Checks().Reference("reference", reference).Version("expected_version", expectedVersion);

    /// <summary>Refuses an unusable request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="today">In Brussels.</param>
    public static void Check(RequestDerogationRequest request, DateOnly today)
    {
        var checks = new Checks()
            .Reference("entry_reference", request.EntryReference)
            .Choice("kind", request.Kind)
            .Line("applicant", request.Applicant, LongestName)
            .Paragraphs("description", request.Description, LongestText)
            .FullDate("received_on", request.ReceivedOn)
            .FullDate("basis_on", request.BasisOn, required: false);
        CheckAmount(checks, request.Amount, request.Currency);
        CheckDocuments(checks, request.Documents);
        checks.That(request.DistinctFrom.Count <= MostDistinct, "distinct_from", $"Must not be more than {MostDistinct}.");
        foreach (var (i, reference) in request.DistinctFrom.Take(MostDistinct).Index())
        {
            checks.Reference($"distinct_from[{i}]", reference);
        }

        checks.Throw();
        var article = Articles.Of(request.Kind);
        var received = request.ReceivedOn.ToDay();
        new Checks()
            .That(received <= today, "received_on", "Must not be after today.")
            .That(received >= today.AddDays(-MostDaysAgo), "received_on", $"Must be within the last {MostDaysAgo} days.")
            .That(article.IsOfFunds || request.Amount.Length == 0, "amount", "Is of no meaning for travel.")
            .That(
                article.HasBasis == (request.BasisOn is not null),
                "basis_on",
                article.HasBasis ? $"Is required by {article.Name}." : $"Is of no meaning under {article.Name}.")
            .That(!(request.BasisOn?.ToDay() > received), "basis_on", "Must not be after the day of receipt.")
            .That(
                !article.NeedsDocument || request.Documents.Count > 0,
                "documents",
                "Must name what is to be paid: an invoice, a decision.")
            .Throw();
    }

    /// <summary>Refuses what is from no measure that applies, or rests on what came too late.</summary>
    public static void RequireFitting(Article article, EntryStanding standing, Derogation asked, DateTime now)
    {
        if (standing.Problem(now) is { } problem)
        {
            throw DerogationRefusals.EntryNotListed.Because("entry_reference", problem);
        }

        if (!standing.IsUnder(article.Measure))
        {
            throw DerogationRefusals.NoSuchMeasure.Because(
                "kind",
                article.IsOfFunds
                    ? $"No funds of {asked.EntryReference} are frozen."
                    : $"{asked.EntryReference} may travel.");
        }

        if (article.BasisPredatesListing && asked.BasisOn.ToDay() >= standing.ListedOn)
        {
            throw DerogationRefusals.NotBeforeListing.Because(
                "basis_on", $"{asked.EntryReference} was listed on {standing.ListedOn:yyyy-MM-dd}.");
        }
    }

    /// <summary>
    /// Refuses what was asked for already, and what looks like it unless the authority says that it is something else. Of the
    /// requests of other States nothing is said: only their authorisations are anybody else's business.
    /// </summary>
    /// <param name="asked">The new one.</param>
    /// <param name="onEntry">All requests on the same entry.</param>
    /// <param name="today">In Brussels.</param>
    public static void RequireAnother(Derogation asked, IReadOnlyList<Derogation> onEntry, DateOnly today)
    {
        var others = onEntry.Where(other => other.MemberState == asked.MemberState && IsOpenOrGranted(other)).ToList();
        var same = others.Where(other => SharesDocument(asked, other)).ToList();
        if (same.Count > 0)
        {
            throw DerogationRefusals.SamePayment.Because(
                "documents", $"{string.Join(", ", same.Take(MostNamed).Select(o => o.Reference))}: names the same document.");
        }

        var alike = others.Where(other => Alike(asked, other, today)).Select(other => other.Reference).ToList();
        var unsaid = alike.Except(asked.DistinctFrom, StringComparer.Ordinal).ToList();
        if (unsaid.Count > 0)
        {
            throw DerogationRefusals.AlikeDerogation.Because([
                .. unsaid.Take(MostNamed).Select(reference => new FieldProblem(
                    "distinct_from", $"{reference} looks like this one; if it is something else, name it here.")),
            ]);
        }

        var checks = new Checks();
        foreach (var (i, reference) in asked.DistinctFrom.Index())
        {
            checks.That(alike.Contains(reference), $"distinct_from[{i}]", "Has nothing in common with this one.");
        }

        checks.Throw();
    }

    /// <summary>
    /// Another request on the same entry, of whatever State, by which the same document was authorised already.
    /// </summary>
    public static Derogation? AuthorisedAlready(Derogation asked, IReadOnlyList<Derogation> onEntry)
        => onEntry.FirstOrDefault(other => other.Reference != asked.Reference
            && other.State is DerogationState.Granted or DerogationState.DeemedGranted
            && SharesDocument(asked, other));

    private static bool IsOpenOrGranted(Derogation other)
        => other.State is DerogationState.Pending or DerogationState.Granted or DerogationState.DeemedGranted;

    private static bool SharesDocument(Derogation one, Derogation other)
        => one.Documents.Any(document => other.Documents.Any(theirs => theirs.Sha256 == document.Sha256));

    private static bool Alike(Derogation asked, Derogation other, DateOnly today)
        => asked.Documents.Any(document => other.Documents.Any(theirs => SamePerson.Are(document.Name, theirs.Name)))
            || (asked.Kind == other.Kind
                && other.ReceivedOn.ToDay() >= today.AddDays(-AlikeWithinDays)
                && SamePerson.Are(asked.Applicant, other.Applicant));

    private static void CheckAmount(Checks checks, string amount, string currency)
        => checks
            .Currency("currency", currency, required: amount.Length > 0)
            .That(amount.Length > 0 || currency.Length == 0, "currency", "Is of no meaning without an amount.")
            .That(
                amount.Length == 0 || Amounts.Problem(amount, currency) is null,
                "amount",
                amount.Length == 0 ? "" : Amounts.Problem(amount, currency) ?? "");

    private static void CheckDocuments(Checks checks, IReadOnlyList<DerogationDocument> documents)
    {
        checks.That(documents.Count <= MostDocuments, "documents", $"Must not be more than {MostDocuments}.");
        foreach (var (i, document) in documents.Take(MostDocuments).Index())
        {
            checks
                .Line($"documents[{i}].name", document.Name, LongestName)
                .Sha256($"documents[{i}].sha256", document.Sha256)
                .Once($"documents[{i}].sha256", !documents.Take(i).Any(earlier => earlier.Sha256 == document.Sha256));
        }
    }
}

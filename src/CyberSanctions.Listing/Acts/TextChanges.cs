using System.Globalization;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Listing.Acts;

/// <summary>What a correction changes in a text, field by field, so that nobody has to look for it.</summary>
internal static class TextChanges
{
    /// <summary>The fields that differ, in the order of the text.</summary>
    public static IReadOnlyList<FieldChange> Between(ActText before, ActText after)
    {
        var changes = new List<FieldChange>();
        Compare("title", before.Title, after.Title);
        Compare("legal_basis", before.LegalBasis, after.LegalBasis);
        Compare("entry_into_force", Written(before.EntryIntoForce), Written(after.EntryIntoForce));
        Compare("publication_url", before.PublicationUrl, after.PublicationUrl);
        Compare("published_on", Written(before.PublishedOn), Written(after.PublishedOn));
        Compare("instrument", Word(before.Instrument), Word(after.Instrument));
        Compare("twin.title", before.Twin?.Title ?? "", after.Twin?.Title ?? "");
        Compare("twin.legal_basis", before.Twin?.LegalBasis ?? "", after.Twin?.LegalBasis ?? "");
        Compare("twin.number", before.Twin?.Number ?? "", after.Twin?.Number ?? "");
        Compare("twin.publication_url", before.Twin?.PublicationUrl ?? "", after.Twin?.PublicationUrl ?? "");

        Compare("proposals", Held(before), Held(after));
        var operations = after.AllOperations.ToDictionary(operation => operation.ProposalReference, StringComparer.Ordinal);
        foreach (var old in before.AllOperations)
        {
            if (operations.GetValueOrDefault(old.ProposalReference) is { } corrected)
            {
                Compare($"listings[{old.ProposalReference}].statement_of_reasons", ReasonsOf(old), ReasonsOf(corrected));
            }
        }

        return changes;

        void Compare(string field, string old, string corrected)
        {
            if (old != corrected)
            {
                changes.Add(new FieldChange { Field = field, Before = old, After = corrected });
            }
        }
    }

    private static string Held(ActText text)
        => string.Join(", ", text.AllOperations.Select(operation => operation.ProposalReference));

    private static string Word(Instrument instrument) => instrument switch
    {
        Instrument.Decision => "decision",
        Instrument.Regulation => "regulation",
        _ => "",
    };

    // Of a delisting and a listing; nothing else has reasons that can be corrected.
    private static string ReasonsOf(Operation operation)
        => operation.List?.StatementOfReasons ?? operation.Delist?.StatementOfReasons ?? "";

    private static string Written(Date? date)
        => date is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{date.Year:D4}-{date.Month:D2}-{date.Day:D2}");
}

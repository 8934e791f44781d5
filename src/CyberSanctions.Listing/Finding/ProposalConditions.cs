using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Searching;
using Dapper;

namespace CyberSanctions.Listing.Finding;

/// <summary>What a filter asks of a proposal <c>d</c>, of <c>search_proposal</c>, in SQL.</summary>
internal static class ProposalConditions
{
    /// <summary>All of it: also that the proposal is marked no higher than the caller's clearance.</summary>
    public static string Of(
        ProposalFilter filter, IReadOnlyList<SoughtWord> words, Principal principal, DynamicParameters parameters)
    {
        var conditions = new List<string>();
        Add("d.handling <= @Clearance", "Clearance", (int)principal.Clearance);
        AddIf(filter.State != ProposalState.Unspecified, "d.state = @State", "State", (int)filter.State);
        AddIf(filter.Handling != Handling.Unspecified, "d.handling = @Handling", "Handling", (int)filter.Handling);
        AddIf(filter.HasExercise, "d.exercise = @Exercise", "Exercise", filter.Exercise);
        AddIf(filter.Kind != OperationKind.Unspecified, "d.kind = @Kind", "Kind", (int)filter.Kind);
        AddIf(filter.List.Length > 0, "d.list = @List", "List", filter.List);
        AddIf(filter.Ground != ListingGround.Unspecified, "d.ground = @Ground", "Ground", (int)filter.Ground);
        AddIf(filter.Measure != Measure.Unspecified, "d.measures @> ARRAY[@Measure]", "Measure", (int)filter.Measure);
        AddIf(filter.DraftedBy.Length > 0, "d.drafted_by = @DraftedBy", "DraftedBy", filter.DraftedBy);
        AddIf(filter.ActReference.Length > 0, "d.act_reference = @Act", "Act", filter.ActReference);
        AddIf(filter.DossierReference.Length > 0, "d.dossier_reference = @Dossier", "Dossier", filter.DossierReference);
        AddIf(filter.DraftedSince is not null, "d.drafted_at >= @Since", "Since", filter.DraftedSince?.ToDateTime());
        AddIf(filter.DraftedUntil is not null, "d.drafted_at <= @Until", "Until", filter.DraftedUntil?.ToDateTime());
        AddIf(
            filter.Mine,
            Among("d.reference", "SELECT proposal_reference FROM proposal_version WHERE changed_by = @Subject"),
            "Subject",
            principal.Subject);
        AddIf(
            filter.SubjectKind != SubjectKind.Unspecified,
            $"""
             (d.subject_kind = @SubjectKind
              OR {Among("d.reference", OnEntries("search_entry e", "e.subject_kind = @SubjectKind"))})
             """,
            "SubjectKind",
            (int)filter.SubjectKind);
        foreach (var (i, word) in words.Index())
        {
            Add(Says($"@Word{i}::tsquery[]"), $"Word{i}", word.Queries);
        }

        return string.Join("\n    AND ", conditions);

        void AddIf(bool asked, string condition, string name, object? value)
        {
            if (asked)
            {
                Add(condition, name, value);
            }
        }

        void Add(string condition, string name, object? value)
        {
            conditions.Add(condition);
            parameters.Add(name, value);
        }
    }

    // By itself, or by the names of an entry that it is about. The index answers each query without a look at a document.
    private static string Says(string queries)
        => $"""
            ({Among(
                "d.ordinal",
                $"""
                 SELECT s.proposal FROM unnest({queries}) query,
                     LATERAL (SELECT proposal FROM search_text WHERE search_document(words) @@ query) s
                 """)}
             OR {Among(
                "d.reference",
                OnEntries(
                    $"""
                     unnest({queries}) query CROSS JOIN LATERAL (
                         SELECT list, reference FROM search_entry WHERE search_document(words) @@ query) e
                     """))})
            """;

    private static string OnEntries(string entries, string condition = "true")
        => $"""
            SELECT p.proposal_reference FROM {entries}
            JOIN proposal_entry p ON (p.list, p.entry_reference) = (e.list, e.reference)
            WHERE {condition}
            """;

    // How many it is in, nobody knows beforehand. Said so, what is found is put into a table in memory and each proposal looked
    // up there, be it few or all of them; a join would be planned for few.
    private static string Among(string column, string found) => $"({column} IN ({found})) IS TRUE";
}

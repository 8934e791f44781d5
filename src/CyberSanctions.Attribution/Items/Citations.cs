using CyberSanctions.Attribution.Changes;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Items;

/// <summary>That an item names another one of its dossier.</summary>
/// <param name="Kind">Of which kind that one has to be.</param>
/// <param name="Field">Where it is named.</param>
internal sealed record Citation(ItemKind Kind, string Field, string Id);

/// <summary>
/// Items name others of the same dossier: an event the evidence that says so. What is named is there, and stays there as long as
/// something names it.
/// </summary>
internal static class Citations
{
    /// <summary>What a list of ids names.</summary>
    public static IEnumerable<Citation> Of(ItemKind kind, string field, IEnumerable<string> ids)
        => ids.Select((id, i) => new Citation(kind, $"{field}[{i}]", id));

    /// <summary>What an id names, if one is given.</summary>
    public static IEnumerable<Citation> Of(ItemKind kind, string field, string id)
        => id.Length > 0 ? [new Citation(kind, field, id)] : [];

    /// <summary>Adds what is wrong with a list of ids to the checks: each once, and not too many.</summary>
    public static Checks References(this Checks checks, string field, IReadOnlyList<string> ids, int most)
    {
        checks.That(ids.Count <= most, field, $"Must not be more than {most}.");
        foreach (var (i, id) in ids.Take(most).Index())
        {
            checks.Reference($"{field}[{i}]", id).Once($"{field}[{i}]", !ids.Take(i).Contains(id));
        }

        return checks;
    }

    /// <summary>Refuses to name items that are not in the dossier: INVALID_ARGUMENT, at each of them.</summary>
    public static async Task RequireAsync(Change change, Dossier dossier, IReadOnlyCollection<Citation> citations)
    {
        if (citations.Count == 0)
        {
            return;
        }

        var kinds = await ItemTables.KindsAsync(change, dossier.Reference, citations.Select(citation => citation.Id));
        var checks = new Checks();
        foreach (var (kind, field, id) in citations)
        {
            checks.That(kinds.TryGetValue(id, out var found) && found == kind, field, Problem(kind));
        }

        checks.Throw();
    }

    /// <summary>Refuses to withdraw what others name: FAILED_PRECONDITION, <c>item-cited</c>.</summary>
    public static async Task RequireNoneAsync(Change change, Dossier dossier, Guid id)
    {
        var citing = await ItemTables.CitingAsync(change, dossier.Reference, id);
        if (citing.Count > 0)
        {
            var named = citing.Select(item => $"{CorrectionRules.NameOf(item.Kind)} {item.Id}");
            throw CorrectionRefusals.ItemCited.Because($"{id} is named by {string.Join(", ", named)}.");
        }
    }

    private static string Problem(ItemKind kind) => kind == ItemKind.Evidence
        ? "Is no evidence of this dossier."
        : $"Is no {CorrectionRules.NameOf(kind)} of this dossier.";
}

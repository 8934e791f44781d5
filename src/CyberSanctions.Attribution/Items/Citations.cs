using CyberSanctions.Attribution.Changes;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Items;

/// <summary>
/// Items name others of the same dossier: an event the evidence that says so. What is named is there, and stays there as long as
/// something names it.
/// </summary>
internal static class Citations
{
    /// <summary>Refuses to name items that are not in the dossier: INVALID_ARGUMENT, at each of them.</summary>
    /// <param name="field">Where they are named.</param>
    public static async Task RequireAsync(
        Change change, Dossier dossier, ItemKind kind, string field, IReadOnlyCollection<string> ids)
    {
        var unknown = await ItemTables.UnknownAsync(change, dossier.Reference, kind, ids);
        var checks = new Checks();
        foreach (var (i, id) in ids.Index())
        {
            checks.That(!unknown.Contains(id), $"{field}[{i}]", Problem(kind));
        }

        checks.Throw();
    }

    /// <summary>Refuses to name an item that is not in the dossier: INVALID_ARGUMENT.</summary>
    public static async Task RequireAsync(Change change, Dossier dossier, ItemKind kind, string field, string id)
        => new Checks()
            .That((await ItemTables.UnknownAsync(change, dossier.Reference, kind, [id])).Count == 0, field, Problem(kind))
            .Throw();

    /// <summary>Refuses to withdraw what others name: FAILED_PRECONDITION, <c>item-cited</c>.</summary>
    public static async Task RequireNoneAsync(Change change, Dossier dossier, Guid id)
    {
        var citing = await ItemTables.CitingAsync(change, dossier.Reference, id);
        if (citing.Count > 0)
        {
            throw CorrectionRefusals.ItemCited.Because(
                $"{id} is named by"
                + $" {string.Join(", ", citing.Select(item => $"{CorrectionRules.NameOf(item.Kind)} {item.Id}"))}.");
        }
    }

    private static string Problem(ItemKind kind) => kind == ItemKind.Evidence
        ? "Is no evidence of this dossier."
        : $"Is no {CorrectionRules.NameOf(kind)} of this dossier.";
}

using CyberSanctions.Contracts.Attribution.V1;
using Npgsql;

namespace CyberSanctions.Attribution.Partners;

/// <summary>Items of a share as its partner is shown them now.</summary>
internal static class ShownItems
{
    /// <summary>Those of some items of a share that the partner is shown, naming no others.</summary>
    public static async Task<IReadOnlyList<Shown>> OfAsync(
        NpgsqlConnection connection, ReceivedShareRow share, IReadOnlyList<SharedVersion> items)
    {
        var names = items.ToDictionary(item => item.Id, item => ShownItem.NamedBy(item).ToHashSet());
        Guid[] named = [.. names.Values.SelectMany(ids => ids).Distinct()];
        var others = named.Length == 0
            ? []
            : await SharedVersionTable.InShareAsync(connection, share.DossierReference, share.Id, named);
        var there = others.Where(IsShown).Select(item => item.Id.ToString()).ToHashSet(StringComparer.Ordinal);
        return [.. items.Where(IsShown)
            .Select(item => (Version: item, Item: ShownItem.Of(item, there.Contains)))
            .Where(item => item.Item is not null)
            .Select(item => new Shown(
                item.Version, item.Item!, [.. others.Where(other => names[item.Version.Id].Contains(other.Id))]))];

        bool IsShown(SharedVersion item) => ShareRules.ObstacleTo(item, share.Markings) == Obstacle.None;
    }
}

/// <summary>An item that a partner is shown.</summary>
/// <param name="Version">As it lies in the share.</param>
/// <param name="Item">As the partner reads it.</param>
/// <param name="Named">What else of the share it named then; that of it which the partner is not shown, it names no more.</param>
internal sealed record Shown(SharedVersion Version, SharedItem Item, IReadOnlyList<SharedVersion> Named);

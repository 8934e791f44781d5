using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using Dapper;

namespace CyberSanctions.Attribution.Items;

/// <summary>
/// Where items stand among those of their kind in a dossier. Places are numbers with room between them; where none is left, all
/// are numbered anew. They are given while the dossier is locked.
/// </summary>
internal static class Places
{
    /// <summary>The place behind all that stands in a range.</summary>
    public static async Task<long?> LastAsync(Change change, string dossierReference, ItemKind kind, PlaceRange range)
        => await change.Connection.ExecuteScalarAsync<long>(
            """
            SELECT coalesce(max(place), @From) + @Step FROM item
            WHERE dossier_reference = @dossierReference AND kind = @Kind AND until IS NULL AND place BETWEEN @From AND @To
            """,
            new { dossierReference, Kind = (int)kind, range.From, range.To, range.Step },
            change.Transaction);

    /// <summary>Which item of a kind stands before one; nothing: it is the first.</summary>
    public static Task<Guid?> BeforeAsync(Change change, string dossierReference, ItemKind kind, Guid id)
        => change.Connection.ExecuteScalarAsync<Guid?>(
            """
            SELECT id FROM item
            WHERE dossier_reference = @dossierReference AND kind = @Kind AND until IS NULL AND place < (
                SELECT place FROM item WHERE dossier_reference = @dossierReference AND id = @id AND until IS NULL)
            ORDER BY place DESC LIMIT 1
            """,
            new { dossierReference, Kind = (int)kind, id },
            change.Transaction);

    /// <summary>Puts an item behind another one of its kind; behind nothing: before all.</summary>
    public static async Task MoveAsync(Change change, string dossierReference, ItemKind kind, Guid id, Guid? after)
    {
        if (await BetweenAsync(change, dossierReference, kind, after) is not { } place)
        {
            await NumberAsync(change, dossierReference, kind);
            place = (await BetweenAsync(change, dossierReference, kind, after))!.Value;
        }

        await change.Connection.ExecuteAsync(
            "UPDATE item SET place = @place WHERE dossier_reference = @dossierReference AND id = @id AND until IS NULL",
            new { place, dossierReference, id },
            change.Transaction);
    }

    // Half way to what comes next; nothing when there is no room.
    private static async Task<long?> BetweenAsync(Change change, string dossierReference, ItemKind kind, Guid? after)
    {
        var (before, next) = await change.Connection.QuerySingleAsync<(long Before, long? Next)>(
            """
            SELECT before, (
                SELECT min(place) FROM item
                WHERE dossier_reference = @dossierReference AND kind = @Kind AND until IS NULL AND place > before)
            FROM coalesce((
                SELECT place FROM item
                WHERE dossier_reference = @dossierReference AND id = @after AND until IS NULL), 0) AS before
            """,
            new { dossierReference, Kind = (int)kind, after },
            change.Transaction);
        var place = before + (((next ?? (before + (2 * PlaceRange.All.Step))) - before) / 2);
        return place > before ? place : null;
    }

    private static Task NumberAsync(Change change, string dossierReference, ItemKind kind)
        => change.Connection.ExecuteAsync(
            """
            UPDATE item SET place = numbered.number * @Step
            FROM (
                SELECT id, row_number() OVER (ORDER BY place) AS number FROM item
                WHERE dossier_reference = @dossierReference AND kind = @Kind AND until IS NULL) numbered
            WHERE item.dossier_reference = @dossierReference AND item.id = numbered.id AND item.until IS NULL
            """,
            new { dossierReference, Kind = (int)kind, PlaceRange.All.Step },
            change.Transaction);
}

/// <summary>Places that an item may have.</summary>
/// <param name="From">Where they begin: no item stands there.</param>
/// <param name="To">The last of them.</param>
/// <param name="Step">How far the last item of them is behind the one before.</param>
internal sealed record PlaceRange(long From, long To, long Step)
{
    /// <summary>Anywhere.</summary>
    public static PlaceRange All { get; } = new(0, long.MaxValue, 1 << 20);
}

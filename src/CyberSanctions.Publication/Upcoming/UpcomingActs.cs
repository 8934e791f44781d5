using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Publication.Lists;
using Dapper;
using Npgsql;

namespace CyberSanctions.Publication.Upcoming;

/// <summary>What is known today of a list to come.</summary>
/// <param name="List">The list.</param>
/// <param name="Listings">The last day of listings, as the newest version has it; null: no day is set.</param>
/// <param name="Framework">The last day of the framework; null: no day is set.</param>
/// <param name="Acts">Adopted acts that have yet to take effect, the next one first.</param>
internal sealed record UpcomingActs(PublicList List, LastDay? Listings, LastDay? Framework, IReadOnlyList<UpcomingAct> Acts)
{
    /// <summary>As it is on record.</summary>
    public static async Task<UpcomingActs> ReadAsync(NpgsqlConnection connection, PublicList list, CancellationToken cancel)
    {
        var days = await connection.QuerySingleOrDefaultAsync<Days?>(new CommandDefinition(
            """
            SELECT v.listings_until, l.reference AS listings_act, l.number AS listings_number,
                   v.framework_until, f.reference AS framework_act, f.number AS framework_number
            FROM list_version v
            LEFT JOIN act l ON l.reference = v.listings_until_act
            LEFT JOIN act f ON f.reference = v.framework_until_act
            WHERE v.list = @Name ORDER BY v.version DESC LIMIT 1
            """,
            new { list.Name },
            cancellationToken: cancel));
        var acts =
            await connection.QueryAsync<(
                byte[] Text, byte[] TextSha256, string Ballot, DateTime TakesEffectAt, int[]? Places, string[]? References)>(
                new CommandDefinition(
                    """
                    SELECT a.text, a.text_sha256, a.ballot_reference, a.takes_effect_at, n.places, n.numbers
                    FROM due d JOIN act a ON a.reference = d.act_reference
                    LEFT JOIN LATERAL (
                        SELECT array_agg(v.place_in_act) AS places, array_agg(e.eu_reference_number) AS numbers
                        FROM entry_version v JOIN entry e ON e.logical_id = v.entry
                        WHERE v.act_reference = a.reference AND v.number = 1) n ON true
                    WHERE d.list = @Name AND d.passed_at IS NULL ORDER BY d.due_at, d.id
                    """,
                    new { list.Name },
                    cancellationToken: cancel));
        return new UpcomingActs(
            list,
            LastDay.Of(days?.ListingsUntil, days?.ListingsAct, days?.ListingsNumber),
            LastDay.Of(days?.FrameworkUntil, days?.FrameworkAct, days?.FrameworkNumber),
            [
                .. acts.Select(act => new UpcomingAct(
                    ActText.Parser.ParseFrom(act.Text),
                    Convert.ToHexStringLower(act.TextSha256),
                    act.Ballot,
                    act.TakesEffectAt,
                    (act.Places ?? []).Zip(act.References ?? []).ToDictionary(listed => listed.First, listed => listed.Second))),
            ]);
    }

    private sealed class Days
    {
        public DateOnly? ListingsUntil { get; init; }

        public string? ListingsAct { get; init; }

        public string? ListingsNumber { get; init; }

        public DateOnly? FrameworkUntil { get; init; }

        public string? FrameworkAct { get; init; }

        public string? FrameworkNumber { get; init; }
    }
}

/// <summary>A last day, and the act that set it.</summary>
internal sealed record LastDay(DateOnly Day, string ActReference, string ActNumber)
{
    public static LastDay? Of(DateOnly? day, string? act, string? number)
        => day is { } set ? new LastDay(set, act!, number!) : null;
}

/// <summary>An adopted act that has yet to take effect.</summary>
/// <param name="Text">What was voted on.</param>
/// <param name="TextSha256">Hash of its bytes, lower-case hexadecimal.</param>
/// <param name="BallotReference">The ballot that adopted it.</param>
/// <param name="TakesEffectAt">When, UTC.</param>
/// <param name="References">Those of the entries that it lists, by the place in the annex.</param>
internal sealed record UpcomingAct(
    ActText Text, string TextSha256, string BallotReference, DateTime TakesEffectAt, IReadOnlyDictionary<int, string> References);

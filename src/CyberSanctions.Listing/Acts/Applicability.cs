using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Listing.Entries;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.Procedures.Periods;
using Dapper;
using Npgsql;

namespace CyberSanctions.Listing.Acts;

/// <summary>Whether an act can be done to its list as that stands. An act that does nothing but list always can.</summary>
internal static class Applicability
{
    /// <summary>Whether there is anything to ask.</summary>
    public static bool Matters(Act act)
        => act.Corrects is not null || act.Proposals.Any(proposal => proposal.Kind > OperationKind.List);

    /// <summary>Whether one of some proposals, or one that an act holds, is anything but a listing.</summary>
    public static Task<bool> MattersAsync(NpgsqlConnection connection, string actReference, IReadOnlyCollection<string> proposals)
        => connection.ExecuteScalarAsync<bool>(
            $"""
            SELECT EXISTS (SELECT FROM proposal WHERE kind <> {OperationKind.List:D}
                AND (reference = ANY (@References) OR act_reference = @actReference))
                OR EXISTS (SELECT FROM act WHERE reference = @actReference AND corrects IS NOT NULL)
            """,
            new { actReference, References = proposals.ToArray() });

    /// <summary>
    /// Refuses an act that cannot: <c>entry-unknown</c>, <c>entry-ended</c>, <c>entry-changed</c>, <c>day-not-later</c>,
    /// <c>entry-twice</c>, <c>day-twice</c>, <c>review-missing</c>, <c>renewal-beyond-framework</c>, <c>act-not-on-record</c>,
    /// <c>before-the-act</c>, <c>not-a-correction</c>, <c>not-of-the-act</c>.
    /// </summary>
    public static async Task RequireAsync(Change change, Act act)
    {
        if (!Matters(act))
        {
            return;
        }

        var list = PublicLists.Of(act.Exercise);
        var standing = await ListStanding.ReadAsync(change, list, CouncilData.DayInBrussels(change.Now));
        OperationRules.RequireCurrent(act.Proposals, standing);
        TogetherRules.Check(act.Proposals, standing);
        if (act.Corrects is not null)
        {
            await RequireCorrectionAsync(change.Connection, change.Transaction, act, standing);
        }
    }

    /// <summary>
    /// Refuses to put an act to the vote that cannot, and one beside which another act does the same:
    /// <c>entry-in-another-act</c>. Until the change ends nobody else is asked this of the same list.
    /// </summary>
    public static async Task RequireAtTheVoteAsync(Change change, Act act)
    {
        if (!Matters(act))
        {
            return;
        }

        await EntryTable.LockAsync(change, PublicLists.Of(act.Exercise));
        await RequireAsync(change, act);
        await RequireNoneBesideAsync(change.Connection, change.Transaction, change.Now, act);
    }

    /// <summary>Refuses an act beside which another one does the same: <c>entry-in-another-act</c>.</summary>
    public static async Task RequireNoneBesideAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, DateTime now, Act act)
        => TogetherRules.CheckBeside(
            act, await EntryTable.InProgressAsync(connection, transaction, PublicLists.Of(act.Exercise), now));

    /// <summary>Refuses a corrigendum of what the act that it corrects did not say; its entries are there.</summary>
    public static async Task RequireCorrectionAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Act act, ListStanding standing)
    {
        var corrected = await connection.QuerySingleOrDefaultAsync<CorrectedAct>(
            """
            SELECT a.reference, a.exercise, r.takes_effect_at FROM act a JOIN recorded_act r ON r.act_reference = a.reference
            WHERE a.reference = @ActReference
            """,
            new { act.Corrects.ActReference },
            transaction);
        CorrigendumRules.CheckCorrected(act, corrected);
        foreach (var proposal in act.Proposals)
        {
            var entry = proposal.Kind is OperationKind.Amend or OperationKind.Delist
                ? standing.Entries[Operations.Entries(proposal).Single().Reference]
                : null;
            CorrigendumRules.Check(
                proposal,
                corrected!,
                entry,
                await EntryTable.AmendedByAsync(connection, transaction, standing.List, entry?.Reference ?? ""));
        }
    }
}

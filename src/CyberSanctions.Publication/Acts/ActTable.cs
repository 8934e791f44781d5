using CyberSanctions.Journal.Appending;
using CyberSanctions.Procedures.Periods;
using Dapper;

namespace CyberSanctions.Publication.Acts;

/// <summary>Adopted acts as stored.</summary>
internal static class ActTable
{
    /// <summary>Adds one that has effect from a moment on.</summary>
    public static Task InsertAsync(Change change, AdoptedAct act, DateTime takesEffectAt)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO act (
                reference, exercise, number, title, in_force_from, takes_effect_at, corrects, ballot_reference, text, text_sha256,
                recorded_at)
            VALUES (
                @Reference, @Exercise, @Number, @Title, @InForceFrom, @takesEffectAt, @Corrects, @BallotReference, @Bytes,
                @Sha256, @Now)
            """,
            new
            {
                act.Text.Reference,
                act.Text.Exercise,
                act.Text.Number,
                act.Text.Title,
                InForceFrom = CouncilData.DayInBrussels(takesEffectAt),
                takesEffectAt,
                Corrects = act.Text.Corrects?.ActReference,
                act.BallotReference,
                act.Bytes,
                act.Sha256,
                change.Now,
            },
            change.Transaction);

    /// <summary>From when an act has effect, UTC.</summary>
    /// <exception cref="InvalidOperationException">It corrects an act that is not on record for its list.</exception>
    public static async Task<DateTime> EffectAsync(Change change, AdoptedAct act)
    {
        if (act.Text.Corrects is not { ActReference: var corrected })
        {
            return act.Effect is Effect.FromDay { Day: var day }
                ? CouncilData.BeginningInBrussels(day)
                : ((Effect.FromDecision)act.Effect).At;
        }

        var since = await change.Connection.QuerySingleOrDefaultAsync<DateTime?>(
            "SELECT takes_effect_at FROM act WHERE reference = @corrected AND exercise = @Exercise",
            new { corrected, act.Text.Exercise },
            change.Transaction)
            ?? throw AdoptedAct.Impossible(act.BallotReference, $"it corrects {corrected}, which is not on record");
        return act.Effect is Effect.FromDay { Day: var from } ? CouncilData.BeginningInBrussels(from) : since;
    }
}

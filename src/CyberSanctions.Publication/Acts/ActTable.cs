using CyberSanctions.Journal.Appending;
using Dapper;

namespace CyberSanctions.Publication.Acts;

/// <summary>Adopted acts as stored.</summary>
internal static class ActTable
{
    public static Task InsertAsync(Change change, AdoptedAct act)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO act (reference, exercise, number, title, in_force_from, ballot_reference, text, text_sha256, recorded_at)
            VALUES (@Reference, @Exercise, @Number, @Title, @InForceFrom, @BallotReference, @Bytes, @Sha256, @Now)
            """,
            new
            {
                act.Text.Reference,
                act.Text.Exercise,
                act.Text.Number,
                act.Text.Title,
                act.InForceFrom,
                act.BallotReference,
                act.Bytes,
                act.Sha256,
                change.Now,
            },
            change.Transaction);
}

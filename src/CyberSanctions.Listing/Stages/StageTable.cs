using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using Dapper;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Listing.Stages;

/// <summary>Stages of acts in Postgres.</summary>
internal static class StageTable
{
    public static Task InsertAsync(Change change, string act, Stage stage)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO act_stage (act_reference, number, body, held_on, outcome, sent_to, revision, documents, remarks,
                                   political_guidance, out_of_order, replaces, reason, recorded_by, recorded_at)
            VALUES (@act, @Number, @Body, @HeldOn, @Outcome, nullif(@To, 0), @Revision, @Documents::jsonb, @Remarks,
                    @PoliticalGuidance, @OutOfOrder, nullif(@Replaces, 0), @Reason, @Actor, @Now)
            """,
            new
            {
                act,
                stage.Number,
                Body = (int)stage.Meeting.Body,
                HeldOn = stage.Meeting.HeldOn.ToDay(),
                Outcome = (int)stage.Meeting.Outcome,
                To = (int)stage.Meeting.To,
                stage.Revision,
                Documents = $"[{string.Join(',', stage.Meeting.Documents.Select(d => JsonFormatter.Default.Format(d)))}]",
                stage.Meeting.Remarks,
                stage.Meeting.PoliticalGuidance,
                stage.OutOfOrder,
                stage.Replaces,
                stage.Reason,
                change.Actor,
                change.Now,
            },
            change.Transaction);

    /// <summary>All that were recorded of an act, in the order of their days.</summary>
    public static async Task<IEnumerable<Stage>> OfActAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string act,
        IReadOnlyList<Revision> texts,
        string standing)
        => (await connection.QueryAsync<Row>(
            """
            SELECT number, body, held_on, outcome, coalesce(sent_to, 0) AS sent_to, revision, documents, remarks,
                   political_guidance, out_of_order, coalesce(replaces, 0) AS replaces, reason,
                   coalesce((SELECT c.number FROM act_stage c
                             WHERE c.act_reference = s.act_reference AND c.replaces = s.number), 0) AS replaced_by,
                   recorded_by, recorded_at
            FROM act_stage s WHERE act_reference = @act ORDER BY held_on, number
            """,
            new { act },
            transaction)).Select(row => row.ToStage(texts[row.Revision - 1].TextSha256, standing));

    private sealed record Row(
        int Number,
        int Body,
        DateOnly HeldOn,
        int Outcome,
        int SentTo,
        int Revision,
        string Documents,
        string Remarks,
        string PoliticalGuidance,
        string OutOfOrder,
        int Replaces,
        string Reason,
        int ReplacedBy,
        string RecordedBy,
        DateTime RecordedAt)
    {
        public Stage ToStage(string textSha256, string standing) => new()
        {
            Number = Number,
            Meeting = new StageMeeting
            {
                Body = (StageBody)Body,
                HeldOn = HeldOn.ToMessage(),
                Outcome = (StageOutcome)Outcome,
                To = (StageBody)SentTo,
                TextSha256 = textSha256,

                // A list alone is no message in protobuf's JSON mapping.
                Documents = { StageMeeting.Parser.ParseJson($"{{\"documents\":{Documents}}}").Documents },
                Remarks = Remarks,
                PoliticalGuidance = PoliticalGuidance,
            },
            Revision = Revision,
            AboutAnotherText = textSha256 != standing,
            OutOfOrder = OutOfOrder,
            Replaces = Replaces,
            Reason = Reason,
            ReplacedBy = ReplacedBy,
            RecordedBy = RecordedBy,
            RecordedAt = RecordedAt.ToTimestamp(),
        };
    }
}

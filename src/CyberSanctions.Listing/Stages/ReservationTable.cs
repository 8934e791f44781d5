using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Listing.Stages;

/// <summary>Reservations of delegations in Postgres.</summary>
internal static class ReservationTable
{
    public static Task InsertAsync(Change change, string act, int revision, DelegationReservation reservation)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO act_reservation (id, act_reference, member_state, kind, text, revision, entered_on, entered_stage,
                                         entered_by, recorded_at)
            VALUES (@Id, @act, @MemberState, @Kind, @Text, @revision, @EnteredOn, nullif(@EnteredAtStage, 0), @Actor, @Now)
            """,
            new
            {
                Id = Guid.Parse(reservation.Id),
                act,
                reservation.MemberState,
                Kind = (int)reservation.Kind,
                reservation.Text,
                revision,
                EnteredOn = reservation.EnteredOn.ToDay(),
                reservation.EnteredAtStage,
                change.Actor,
                change.Now,
            },
            change.Transaction);

    public static Task LiftAsync(Change change, DelegationReservation lifted)
        => change.Connection.ExecuteAsync(
            """
            UPDATE act_reservation SET lifted_on = @LiftedOn, lifted_stage = nullif(@LiftedAtStage, 0), remark = @Remark,
                lifted_by = @Actor, lifted_at = @Now
            WHERE id = @Id
            """,
            new
            {
                Id = Guid.Parse(lifted.Id),
                LiftedOn = lifted.LiftedOn.ToDay(),
                lifted.LiftedAtStage,
                lifted.Remark,
                change.Actor,
                change.Now,
            },
            change.Transaction);

    /// <summary>All that were entered on an act, in the order of their days.</summary>
    public static async Task<IEnumerable<DelegationReservation>> OfActAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Act act)
        => (await connection.QueryAsync<Row>(
            """
            SELECT id, member_state, kind, text, revision, entered_on, coalesce(entered_stage, 0) AS entered_stage, entered_by,
                   recorded_at, lifted_on, coalesce(lifted_stage, 0) AS lifted_stage, remark, lifted_by, lifted_at
            FROM act_reservation WHERE act_reference = @Reference ORDER BY entered_on, ordinal
            """,
            new { act.Reference },
            transaction)).Select(row => row.ToReservation(act.Revisions[row.Revision - 1].TextSha256));

    private sealed record Row(
        Guid Id,
        string MemberState,
        int Kind,
        string Text,
        int Revision,
        DateOnly EnteredOn,
        int EnteredStage,
        string EnteredBy,
        DateTime RecordedAt,
        DateOnly? LiftedOn,
        int LiftedStage,
        string Remark,
        string? LiftedBy,
        DateTime? LiftedAt)
    {
        public DelegationReservation ToReservation(string textSha256) => new()
        {
            Id = Id.ToString(),
            MemberState = MemberState,
            Kind = (StageReservationKind)Kind,
            Text = Text,
            TextSha256 = textSha256,
            EnteredOn = EnteredOn.ToMessage(),
            EnteredAtStage = EnteredStage,
            EnteredBy = EnteredBy,
            RecordedAt = RecordedAt.ToTimestamp(),
            LiftedOn = LiftedOn?.ToMessage(),
            LiftedAtStage = LiftedStage,
            Remark = Remark,
            LiftedBy = LiftedBy ?? "",
            LiftedAt = LiftedAt?.ToTimestamp(),
        };
    }
}

using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Npgsql;
using static CyberSanctions.Listing.Tests.Stages.Recording;

namespace CyberSanctions.Listing.Tests.Stages;

/// <summary>What the database itself refuses to the service, should the service ever ask for it.</summary>
public sealed class StagesDatabaseTests(ListingService listing) : IClassFixture<ListingService>
{
    private const string Stage =
        """
        INSERT INTO act_stage (act_reference, number, body, held_on, outcome, sent_to, revision, documents, remarks,
                               political_guidance, out_of_order, replaces, reason, recorded_by, recorded_at)
        """;

    private const string Reservation =
        """
        INSERT INTO act_reservation (id, act_reference, member_state, kind, text, revision, entered_on, entered_by, recorded_at)
        """;

    private const string Opinion =
        "INSERT INTO act_opinion (act_reference, number, revision, text_sha256, opinion, text, given_by, given_at) ";

    private const string Submission =
        """
        INSERT INTO act_submission (act_reference, submission, revision, procedure, urgency, submitted_by, submitted_at,
                                    despite_reservations, open_reservations)
        """;

    // An act, in its stage 1 before RELEX, with one open reservation and an opinion; cleared.
    public static TheoryData<string> Statements =>
    [
        // Another body's turn, another day, a number that is not the next one.
        Stage + " VALUES (@act, 2, 1, @today, 1, NULL, 1, '[]', '', '', '', NULL, '', 'a', now())",
        Stage + " VALUES (@act, 2, 4, @today - 1, 1, NULL, 1, '[]', '', '', 'x', NULL, '', 'a', now())",
        Stage + " VALUES (@act, 2, 4, @today + 1, 1, NULL, 1, '[]', '', '', '', NULL, '', 'a', now())",
        Stage + " VALUES (@act, 3, 4, @today, 1, NULL, 1, '[]', '', '', '', NULL, '', 'a', now())",
        Stage + " VALUES (@act, 2, 4, @today, 1, NULL, 2, '[]', '', '', '', NULL, '', 'a', now())",

        // The Council; the PSC without guidance; sent back to where it comes from; not held, without anything replaced.
        Stage + " VALUES (@act, 2, 5, @today, 1, NULL, 1, '[]', '', '', '', NULL, '', 'a', now())",
        Stage + " VALUES (@act, 2, 2, @today, 1, NULL, 1, '[]', '', '', 'x', NULL, '', 'a', now())",
        Stage + " VALUES (@act, 2, 4, @today, 4, 4, 1, '[]', '', '', '', NULL, '', 'a', now())",
        Stage + " VALUES (@act, 2, 4, @today, 6, NULL, 1, '[]', '', '', '', NULL, '', 'a', now())",
        Stage + " VALUES (@act, 2, 3, @today, 1, NULL, 1, '[]', '', '', '', 1, '', 'a', now())",
        Stage + " VALUES (@act, 2, 4, @today, 6, NULL, 1, '[]', '', '', '', 1, 'x', 'a', now())",
        "UPDATE act_stage SET remarks = 'x' WHERE act_reference = @act",
        "DELETE FROM act_stage WHERE act_reference = @act",

        Reservation + " VALUES (gen_random_uuid(), @act, 'BE', 1, '', 1, @today + 1, 'a', now())",
        Reservation + " VALUES (gen_random_uuid(), @act, 'BE', 1, '', 1, @today - 1, 'a', now())",
        Reservation + " VALUES (gen_random_uuid(), @act, 'be', 1, '', 1, @today, 'a', now())",
        Reservation + " VALUES (gen_random_uuid(), @submitted, 'BE', 1, '', 1, @today, 'a', now())",
        Reservation + " VALUES (gen_random_uuid(), @adopted, 'BE', 1, '', 1, @today, 'a', now())",
        "UPDATE act_reservation SET lifted_on = @today - 1, lifted_by = 'a', lifted_at = now() WHERE act_reference = @act",
        "UPDATE act_reservation SET lifted_on = @today WHERE act_reference = @act",
        "UPDATE act_reservation SET remark = 'x' WHERE act_reference = @act",
        "UPDATE act_reservation SET text = 'x' WHERE act_reference = @act",
        "UPDATE act_reservation SET lifted_on = NULL, lifted_by = NULL, lifted_at = NULL WHERE act_reference = @submitted",
        "DELETE FROM act_reservation WHERE act_reference = @act",

        // Whoever wrote it; another text; nothing said.
        Opinion + "SELECT @act, 2, 1, text_sha256, 1, '', 'aurelia.nimbus', now() FROM act_revision WHERE act_reference = @act",
        Opinion + "VALUES (@act, 2, 1, repeat('0', 64), 1, '', 'legal-2', now())",
        Opinion + "SELECT @act, 2, 1, text_sha256, 3, '', 'legal-2', now() FROM act_revision WHERE act_reference = @act",
        "UPDATE act_opinion SET opinion = 1 WHERE act_reference = @act",
        "DELETE FROM act_opinion WHERE act_reference = @act",

        // By oversight; with a word for nothing; naming one that is not open, or not all.
        Submission + " VALUES (@act, 1, 1, '', '', 'a', now(), '', '{}')",
        Submission + " VALUES (@act, 1, 1, '', '', 'a', now(), 'x', '{}')",
        Submission + " VALUES (@act, 1, 1, '', '', 'a', now(), 'x', ARRAY[gen_random_uuid()])",
        Submission + " SELECT @act, 1, 1, '', '', 'a', now(), '', array_agg(id) FROM act_reservation WHERE act_reference = @act",

        // Who proposes.
        "UPDATE proposal SET version = version + 1, proposed_by = 'FR' WHERE act_reference = @act",
        "UPDATE proposal SET version = version + 1, proposed_by = 'FR', co_sponsors = '{FR}' WHERE reference = @draft",
        "UPDATE proposal SET version = version + 1, proposed_by = 'FR', co_sponsors = '{BE,BE}' WHERE reference = @draft",
        "UPDATE proposal SET version = version + 1, proposed_by = '', co_sponsors = '{BE}' WHERE reference = @draft",
        "UPDATE proposal SET version = version + 1, proposed_by = 'COM' WHERE reference = @draft",
    ];

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task WhatMustNotHappen_DoesNotHappenBySqlEither(string sql)
    {
        var act = await ReservedAsync();
        var submitted = await ReservedAsync();
        await listing.Acts.SubmitActAsync(
            new SubmitActRequest { Reference = submitted.Reference, DespiteReservations = "They are of form." });
        await listing.Recorder().LiftReservationAsync(Lifting(await listing.Recorder().ReadAsync(submitted.Reference)));
        var adopted = await listing.AdoptAsync(await listing.SubmittedAsync());
        var draft = await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier()));
        await using var connection = await listing.Service.Database.OpenConnectionAsync();
        await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql, new
        {
            act = act.Reference,
            submitted = submitted.Reference,
            adopted = adopted.Reference,
            draft = draft.Reference,
            today = Contracts.Kinds.DateMessages.ToDay(Today),
        }));
    }

    [Fact]
    public async Task WhatMayHappen_HappensByTheSameStatements()
    {
        var act = await ReservedAsync();
        await using var connection = await listing.Service.Database.OpenConnectionAsync();
        string[] statements =
        [
            Stage + " VALUES (@act, 2, 4, @today, 1, NULL, 1, '[]', '', '', '', NULL, '', 'a', now())",
            Reservation + " VALUES (gen_random_uuid(), @act, 'BE', 1, '', 1, @today, 'a', now())",
            Opinion + "SELECT @act, 2, 1, text_sha256, 1, '', 'legal-2', now() FROM act_revision WHERE act_reference = @act",
            Submission + " SELECT @act, 1, 1, '', '', 'a', now(), 'x', array_agg(id) FROM act_reservation"
                + " WHERE act_reference = @act",
        ];
        foreach (var sql in statements)
        {
            Assert.Equal(1, await connection.ExecuteAsync(
                sql, new { act = act.Reference, today = Contracts.Kinds.DateMessages.ToDay(Today) }));
        }
    }

    private async Task<Act> ReservedAsync()
    {
        var act = await listing.ClearedActAsync();
        await listing.Recorder().RecordStageAsync(Recording.Stage(act, StageBody.Relex));
        await listing.Recorder().EnterReservationAsync(Recording.Reservation(act));
        await listing.StagesAs("legal-2", Roles.Legal).GiveOpinionAsync(Recording.Opinion(act));
        return act;
    }
}

using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Listing.Tests.Statistics;

/// <summary>A proposal in an act, as it went through the procedure.</summary>
internal sealed record Proposed(
    string Reference, OperationKind Kind, Handling Handling, bool AsPublished, int Since, DateTime DraftedAt, DateTime ClearedAt);

/// <summary>A meeting of a body on a text; one that was corrected, or was not held, did not take place.</summary>
internal sealed record Met(StageBody Body, int Revision, DateOnly On, bool TookPlace);

/// <summary>An act, as it went through the procedure.</summary>
internal sealed record Proceeded(
    string Reference,
    bool Exercise,
    Handling Handling,
    bool Adopted,
    bool Published,
    DateTime SubmittedAt,
    DateTime DecidedAt,
    DateTime? EffectiveAt,
    IReadOnlyList<Proposed> Proposals,
    IReadOnlyList<Met> Meetings);

/// <summary>Invented procedures of years ago, written to Postgres as its superuser can.</summary>
internal static class Procedures
{
    /// <summary>Days on which the institutions do not work, of which two are on a weekend.</summary>
    public static IReadOnlyList<DateOnly> Holidays { get; } =
    [
        new(2024, 1, 1), new(2024, 5, 1), new(2024, 5, 9), new(2024, 12, 25), new(2024, 12, 26), new(2025, 1, 1), new(2025, 5, 1),
        new(2025, 5, 9), new(2025, 12, 25), new(2026, 1, 1), new(2026, 5, 9), new(2026, 8, 15),
    ];

    public static IReadOnlyList<Proceeded> Random(Random random, int acts)
        => [.. Enumerable.Range(1, acts).Select(number => One(random, number))];

    /// <summary>Has the council's data name the holidays.</summary>
    public static Task TellHolidaysAsync(NpgsqlConnection administrator)
    {
        var council = Examples.Council();
        council.HolidayCalendars.Add(new HolidayCalendar
        {
            Edition = 2,
            ValidFrom = new Date { Year = 2024, Month = 1, Day = 1 },
            ValidTo = new Date { Year = 2027, Month = 1, Day = 1 },
            Source = "Invented",
            Holidays = { Holidays.Select(day => day.ToMessage()) },
        });
        return administrator.ExecuteAsync("UPDATE council_data SET data = @data", new { data = council.ToByteArray() });
    }

    public static async Task InsertAsync(NpgsqlConnection administrator, IReadOnlyList<Proceeded> acts)
    {
        foreach (var act in acts)
        {
            await administrator.ExecuteAsync(
                """
                INSERT INTO act (reference, version, state, handling, exercise, number, drafted_by, drafted_at, shown_revision)
                VALUES (@Reference, 3, @state, @handling, @Exercise, @Reference, 'aurelia.nimbus', @SubmittedAt, 2);
                INSERT INTO act_revision (act_reference, revision, title, legal_basis, published_on, publication_url,
                    written_by, written_at)
                SELECT @Reference, r, 'x', 'x', @publishedOn, '', 'aurelia.nimbus', @SubmittedAt FROM generate_series(1, 2) r;
                INSERT INTO act_submission (act_reference, submission, revision, procedure, urgency, submitted_by, submitted_at)
                VALUES (@Reference, 1, 1, '', '', 'aurelia.nimbus', @earlier), (@Reference, 2, 2, '', '', 'aurelia.nimbus',
                    @SubmittedAt);
                INSERT INTO act_ballot (act_reference, submission, ballot_reference, outcome, decided_at)
                VALUES (@Reference, 1, @Reference || '/1', 2, @earlier), (@Reference, 2, @Reference || '/2', @outcome, @DecidedAt)
                """,
                new
                {
                    act.Reference,
                    act.Exercise,
                    act.SubmittedAt,
                    act.DecidedAt,
                    state = act.Adopted ? 5 : 6,
                    outcome = act.Adopted ? 1 : 2,
                    handling = (int)act.Handling,
                    publishedOn = act.Published ? new DateOnly(2020, 7, 30) : (DateOnly?)null,
                    earlier = act.SubmittedAt.AddDays(-1),
                });
            await administrator.ExecuteAsync(
                """
                INSERT INTO proposal (reference, version, state, handling, exercise, drafted_by, drafted_at, cleared_by,
                    cleared_at,
                    act_reference, act_place, act_revision, kind, operation, evidence, written_by, as_published)
                VALUES (@Reference, 3, 4, @Handling, @Exercise, 'aurelia.nimbus', @DraftedAt, 'legal-1', @ClearedAt, @Act, @place,
                    @Since, @Kind, '{}', '{x}', '{aurelia.nimbus}', @AsPublished)
                """,
                act.Proposals.Select((proposal, place) => new
                {
                    proposal.Reference,
                    Handling = (int)proposal.Handling,
                    act.Exercise,
                    proposal.DraftedAt,
                    proposal.ClearedAt,
                    Act = act.Reference,
                    place,
                    proposal.Since,
                    Kind = (int)proposal.Kind,
                    proposal.AsPublished,
                }));
            await InsertMeetingsAsync(administrator, act);
            if (act.EffectiveAt is { } effective)
            {
                await administrator.ExecuteAsync(
                    "INSERT INTO recorded_act (act_reference, takes_effect_at) VALUES (@Reference, @effective)",
                    new { act.Reference, effective });
            }
        }
    }

    // What did not take place was replaced: every other time by a word that it was not held.
    private static async Task InsertMeetingsAsync(NpgsqlConnection administrator, Proceeded act)
    {
        const string sql =
            """
            INSERT INTO act_stage (act_reference, number, body, held_on, outcome, revision, documents, remarks,
                political_guidance,
                out_of_order, replaces, reason, recorded_by, recorded_at)
            VALUES (@Reference, @number, @Body, @On, @outcome, @Revision, '[]', '', @guidance, '', @replaces, @reason, 'x', now())
            """;
        var number = 0;
        foreach (var met in act.Meetings)
        {
            await WriteAsync(met, 1, null);
            if (!met.TookPlace)
            {
                await WriteAsync(met, 6, number);
            }
        }

        Task WriteAsync(Met met, int outcome, int? replaces) => administrator.ExecuteAsync(sql, new
        {
            act.Reference,
            number = ++number,
            Body = (int)met.Body,
            met.On,
            outcome,
            met.Revision,
            guidance = met.Body == StageBody.Psc ? "x" : "",
            replaces,
            reason = replaces is null ? "" : "It was another day.",
        });
    }

    private static Proceeded One(Random random, int number)
    {
        var submitted = new DateTime(2024, 3, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(random.Next(900 * 1440));
        var decided = random.Next(6) == 0
            ? new DateTime(submitted.Year, 12, 31, 22 + random.Next(2), 30, 0, DateTimeKind.Utc)
            : submitted.AddHours(random.Next(1, 900));
        decided = decided < submitted ? submitted : decided;
        var proposals = Enumerable.Range(1, random.Next(1, 4)).Select(place =>
        {
            var drafted = submitted.AddHours(-random.Next(3_000, 6_000));
            var kind = random.Next(2) == 0 ? OperationKind.Amend : OperationKind.Delist;
            return new Proposed(
                $"LP-{number}-{place}",
                kind,
                (Handling)random.Next(1, 6),
                kind == OperationKind.Amend && random.Next(5) == 0,
                random.Next(1, 3),
                drafted,
                drafted.AddHours(random.Next(1, 900)));
        }).ToList();
        var meetings = Enumerable.Range(0, random.Next(8)).Select(_ => new Met(
            (StageBody)random.Next(1, 5),
            random.Next(1, 3),
            DateOnly.FromDateTime(submitted).AddDays(-random.Next(-3, 80)),
            random.Next(5) > 0)).ToList();
        return new Proceeded(
            $"ACT-1999-{number:D4}",
            random.Next(6) == 0,
            (Handling)random.Next(1, 6),
            random.Next(6) > 0,
            random.Next(8) == 0,
            submitted,
            decided,
            random.Next(5) == 0 ? null : decided.AddHours(random.Next(-900, 900)),
            proposals,
            meetings);
    }
}

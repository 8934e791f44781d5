using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Dapper;
using Google.Protobuf;
using Grpc.Core;

namespace CyberSanctions.Attribution.Tests;

/// <summary>A command costs what it does, and not what is in the dossier already: counted, not timed.</summary>
public sealed class CommandCostTests : IAsyncLifetime
{
    // Whoever reads a row of these tables passes by the policy, which counts it. The owner alone, who checks foreign keys, does
    // not.
    private const string Count =
        """
        CREATE SEQUENCE rows_read;
        CREATE FUNCTION count_row() RETURNS boolean LANGUAGE sql VOLATILE SECURITY DEFINER AS 'SELECT nextval(''rows_read'') > 0';
        DO $$ DECLARE contents text; BEGIN
            FOREACH contents IN ARRAY ARRAY['item'] LOOP
                EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', contents);
                EXECUTE format('CREATE POLICY read_and_counted ON %I FOR SELECT USING (count_row())', contents);
                EXECUTE format('CREATE POLICY written ON %I FOR INSERT WITH CHECK (true)', contents);
                EXECUTE format('CREATE POLICY ended ON %I FOR UPDATE USING (true)', contents);
            END LOOP;
        END $$;
        GRANT SELECT ON rows_read TO PUBLIC
        """;

    // Else a policy keeps rows from being looked up in the index of what items name.
    private const string LookUp = "ALTER FUNCTION arraycontains(anyarray, anyarray) LEAKPROOF";

    private const string Fill =
        """
        INSERT INTO item (id, since, dossier_reference, dossier_handling, kind, handling, content, place)
        SELECT gen_random_uuid(), 1, @reference, 3, kind, CASE kind WHEN 2 THEN 3 ELSE 1 END, '{}', place
        FROM generate_series(1, 1000) place, generate_series(1, 7) kind
        """;

    private TestService<Program> _service = null!;
    private Contracts.Attribution.V1.Dossiers.DossiersClient _officer = null!;

    public async Task InitializeAsync()
    {
        _service = await TestService.StartAsync<Program>("attribution");
        _officer = new(_service.Channel("aurelia.nimbus", [Roles.Officer]));
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Command_ReadsAsManyRowsOfALargeDossierAsOfAnEmptyOne()
    {
        var (small, large) = (await NewAsync(), await NewAsync());
        await AttributionService.AsOwnerAsync(_service, Fill, new { reference = large });
        await AttributionService.AsOwnerAsync(_service, Count);
        await AttributionService.AsAdministratorAsync(_service, LookUp);

        var corrections = new List<long>();
        foreach (var reference in (string[])[small, large])
        {
            // Each gets back the row that it has written, and has read which one is the last so far.
            var incident = new AddIncidentRequest { Reference = reference, Incident = Examples.Incident() };
            var evidence = new AddEvidenceRequest { Reference = reference, Evidence = Examples.Evidence() };
            var actor = new NameActorRequest { Reference = reference, Actor = Examples.Actor() };
            await _officer.AddIncidentAsync(incident);
            await _officer.AddEvidenceAsync(evidence);
            await _officer.NameActorAsync(actor);
            Assert.Equal(2, await RowsReadByAsync(() => _officer.AddIncidentAsync(incident).ResponseAsync));
            Assert.Equal(2, await RowsReadByAsync(() => _officer.AddEvidenceAsync(evidence).ResponseAsync));
            Assert.Equal(2, await RowsReadByAsync(() => _officer.NameActorAsync(actor).ResponseAsync));
            corrections.Add(await RowsReadByAsync(() => CorrectAsync(reference)));
        }

        Assert.Equal(corrections[0], corrections[1]);

        // That they are counted at all.
        Assert.Equal(
            7_006,
            await RowsReadByAsync(() => _officer.GetDossierAsync(new GetDossierRequest { Reference = large }).ResponseAsync));
        Assert.Equal(
            6, await RowsReadByAsync(() => _officer.GetDossierAsync(new GetDossierRequest { Reference = small }).ResponseAsync));
    }

    [Fact]
    public async Task Page_ReadsNoMoreRowsThanItShows_AndOne()
    {
        var large = await NewAsync();
        await AttributionService.AsOwnerAsync(_service, Fill, new { reference = large });
        await AttributionService.AsOwnerAsync(_service, Count);
        var request = new ListEvidenceRequest { Reference = large, Page = new() { Size = 20 } };
        Assert.InRange(await RowsReadByAsync(() => _officer.ListEvidenceAsync(request).ResponseAsync), 20, 21);
    }

    [Fact]
    public async Task StoredAnswer_OfTheLastItemIsAsLongAsThatOfTheFirst_AndIsTheItemAlone()
    {
        var reference = await NewAsync();
        var first = await AddAsync("first");
        await AttributionService.AsOwnerAsync(_service, Fill, new { reference });
        var last = await AddAsync("last");

        Assert.Equal(first.ToByteArray(), await StoredAsync("first"));
        Assert.Equal(last.ToByteArray(), await StoredAsync("last"));
        (first.Incident.Id, last.Incident.Id) = ("", "");
        Assert.Equal(first.Incident, Examples.Incident());
        Assert.Equal(first.Incident, last.Incident);
        Assert.Equal((reference, 2L, 3L), (last.DossierReference, first.DossierVersion, last.DossierVersion));

        Task<AddIncidentReply> AddAsync(string key) => _officer.AddIncidentAsync(
            new AddIncidentRequest { Reference = reference, Incident = Examples.Incident() },
            new Metadata { { Commands.IdempotencyKey, key } }).ResponseAsync;
    }

    private async Task CorrectAsync(string reference)
    {
        var added = await _officer.NameActorAsync(new NameActorRequest { Reference = reference, Actor = Examples.Actor() });
        await _officer.AmendActorAsync(new AmendActorRequest
        {
            Reference = reference,
            Id = added.Actor.Id,
            Actor = new(Examples.Actor()) { Name = "White Heron" },
            Reason = "Misread.",
        });
        await _officer.WithdrawItemAsync(new WithdrawItemRequest
        {
            Reference = reference,
            Id = added.Actor.Id,
            Reason = "Misread.",
        });
    }

    private async Task<string> NewAsync() => (await _officer.CreateDossierAsync(Examples.NewDossier())).Reference;

    private async Task<long> RowsReadByAsync(Func<Task> callAsync)
    {
        var before = await SoFarAsync();
        await callAsync();
        return await SoFarAsync() - before;
    }

    private async Task<long> SoFarAsync()
    {
        await using var connection = await _service.Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM rows_read");
    }

    private async Task<byte[]> StoredAsync(string key)
    {
        await using var connection = await _service.Database.OpenConnectionAsync();
        return (await connection.ExecuteScalarAsync<byte[]>("SELECT response FROM idempotency WHERE key = @key", new { key }))!;
    }
}

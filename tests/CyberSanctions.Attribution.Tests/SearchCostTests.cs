using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Dapper;

namespace CyberSanctions.Attribution.Tests;

/// <summary>What a command costs to keep dossiers found does not grow with the dossier: rows read, counted and not
/// timed.</summary>
public sealed class SearchCostTests : IAsyncLifetime
{
    // Also the owner, in whose name triggers read, passes by these policies.
    private const string Count =
        """
        CREATE SEQUENCE rows_read;
        CREATE FUNCTION count_row() RETURNS boolean LANGUAGE sql VOLATILE SECURITY DEFINER AS 'SELECT nextval(''rows_read'') > 0';
        DO $$ DECLARE found text; BEGIN
            FOREACH found IN ARRAY ARRAY['search_item', 'search_segment'] LOOP
                EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', found);
                EXECUTE format('CREATE POLICY counted ON %I USING (count_row()) WITH CHECK (true)', found);
            END LOOP;
        END $$;
        GRANT SELECT ON rows_read TO PUBLIC
        """;

    private const string Fill =
        """
        INSERT INTO item (id, since, dossier_reference, dossier_handling, kind, handling, content, place)
        SELECT gen_random_uuid(), 1, @reference, 3, kind, 1, jsonb_build_object('title', 'Heron ' || i), i
        FROM generate_series(1, 1000) i, generate_series(1, 3) kind
        """;

    private const string CountDocuments =
        """
        CREATE SEQUENCE documents_read;
        CREATE OR REPLACE FUNCTION search_document(words text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE COST 10000 AS $$ BEGIN
            PERFORM nextval('documents_read');
            RETURN '';
        END $$;
        GRANT ALL ON documents_read TO PUBLIC;
        ANALYZE search_dossier
        """;

    private TestService<Program> _service = null!;

    public async Task InitializeAsync() => _service = await TestService.StartAsync<Program>("attribution");

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Command_ReadsNoMoreThanASegment_HoweverMuchIsInTheDossier()
    {
        var officer = new Contracts.Attribution.V1.Dossiers.DossiersClient(_service.Channel("aurelia.nimbus", [Roles.Officer]));
        var reference = (await officer.CreateDossierAsync(Examples.NewDossier())).Reference;
        await AttributionService.AsOwnerAsync(_service, Fill, new { reference });
        await AttributionService.AsOwnerAsync(_service, Count);
        var costs = new List<long>();
        for (var i = 0; i < 40; i++)
        {
            var before = await SoFarAsync();
            await officer.NameActorAsync(new NameActorRequest { Reference = reference, Actor = Examples.Actor() });
            costs.Add(await SoFarAsync() - before);
        }

        // Most touch what came last; now and then that is put to the others, into one segment of 128 or the next. A row is
        // counted as often as a statement looks at it.
        Assert.InRange(costs.Order().ElementAt(20), 1, 100);
        Assert.All(costs, cost => Assert.InRange(cost, 1, 1_000));
    }

    [Theory]
    [InlineData("heron", 60)]
    [InlineData("heron egret", 60)]
    [InlineData("ero gre", 60)]
    [InlineData("zephyrine quartzite", 1)]
    [InlineData("zephyrnie quartziet", 1)]
    public async Task Search_IsAnsweredByTheIndex_WithoutALookAtADocument(string words, int expected)
    {
        var officer = new Contracts.Attribution.V1.Dossiers.DossiersClient(_service.Channel("aurelia.nimbus", [Roles.Officer]));
        for (var i = 0; i < 60; i++)
        {
            await officer.CreateDossierAsync(new CreateDossierRequest(Examples.NewDossier())
            {
                Title = i == 7 ? "Heron egret zephyrine quartzite" : "Heron egret",
            });
        }

        await RestingTests.RestAsync(_service);
        await AttributionService.AsOwnerAsync(_service, CountDocuments);
        var found = await officer.ListDossiersAsync(new ListDossiersRequest { Where = new() { Q = words } });

        Assert.Equal((expected, 0), (found.Counts.Total, await SoFarAsync("documents_read")));
    }

    private async Task<long> SoFarAsync(string counter = "rows_read")
    {
        await using var connection = await _service.Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>(
            $"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {counter}");
    }
}

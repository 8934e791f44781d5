using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Dapper;

namespace CyberSanctions.Attribution.Tests;

/// <summary>Fifty thousand comments on one dossier keep nobody from working on it: rows read, counted and not timed.</summary>
public sealed class RemarkCostTests : IAsyncLifetime
{
    private const int Many = 50_000;

    private const string Fill =
        """
        INSERT INTO remark (id, dossier_reference, dossier_version, dossier_handling, item, kind, text, legal, made_by, made_at)
        SELECT gen_random_uuid(), @reference, 1, 1, CASE WHEN i % 2 = 0 THEN @item END, 1, 'Comment ' || i, false,
            'aurelia.nimbus', now()
        FROM generate_series(1, @Many) i
        """;

    private const string Count =
        """
        CREATE SEQUENCE rows_read;
        CREATE FUNCTION count_row() RETURNS boolean LANGUAGE sql VOLATILE SECURITY DEFINER AS 'SELECT nextval(''rows_read'') > 0';
        ALTER TABLE remark ENABLE ROW LEVEL SECURITY;
        CREATE POLICY read_and_counted ON remark FOR SELECT USING (count_row());
        CREATE POLICY written ON remark FOR INSERT WITH CHECK (true);
        CREATE POLICY settled ON remark FOR UPDATE USING (true);
        GRANT SELECT ON rows_read TO PUBLIC
        """;

    private TestService<Program> _service = null!;
    private Contracts.Attribution.V1.Dossiers.DossiersClient _officer = null!;
    private string _reference = "";
    private string _commented = "";
    private string _other = "";

    public async Task InitializeAsync()
    {
        _service = await TestService.StartAsync<Program>("attribution");
        _officer = new(_service.Channel("aurelia.nimbus", [Roles.Officer]));
        _reference = (await _officer.CreateDossierAsync(Examples.NewDossier())).Reference;
        (_commented, _other) = (await NameAsync(), await NameAsync());
        await AttributionService.AsOwnerAsync(
            _service, Fill, new { reference = _reference, item = Guid.Parse(_commented), Many });
        await AttributionService.AsOwnerAsync(_service, "ANALYZE remark");
        await AttributionService.AsOwnerAsync(_service, Count);
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Page_ReadsWhatItShows_OfAllOfOneItemAndOfWhatWaits()
    {
        await RemarkAsync(RemarkKind.RequestForChange, _other);
        Assert.InRange(await RowsReadByAsync(() => ListAsync(size: 50)), 50, 51);
        Assert.InRange(await RowsReadByAsync(() => ListAsync(_commented, size: 50)), 50, 51);
        Assert.Equal(1, await RowsReadByAsync(() => ListAsync(_other, size: 50)));
        Assert.Equal(1, await RowsReadByAsync(() => ListAsync(unsettled: true, size: 50)));
    }

    [Fact]
    public async Task Remark_AndConclusion_ReadNoneOfThem()
    {
        Assert.Equal(1, await RowsReadByAsync(() => RemarkAsync(RemarkKind.Comment, _commented)));
        Assert.Equal(0, await RowsReadByAsync(NameAsync));
    }

    [Fact]
    public async Task AllOfThem_AreReadPageByPage_EachOnce()
    {
        var (read, cursor) = (new HashSet<string>(), "");
        do
        {
            var page = await ListAsync(size: 200, cursor: cursor);
            Assert.All(page.Remarks, remark => Assert.True(read.Add(remark.Id)));
            cursor = page.NextCursor;
        }
        while (cursor.Length > 0);
        Assert.Equal(Many, read.Count);
    }

    private async Task<string> NameAsync()
        => (await _officer.NameActorAsync(new NameActorRequest { Reference = _reference, Actor = Examples.Actor() })).Actor.Id;

    private Task<Remark> RemarkAsync(RemarkKind kind, string item)
        => _officer.MakeRemarkAsync(
            new MakeRemarkRequest { Reference = _reference, Kind = kind, ItemId = item, Text = "Is this so?" }).ResponseAsync;

    private Task<ListRemarksReply> ListAsync(string item = "", bool unsettled = false, int size = 50, string cursor = "")
        => _officer.ListRemarksAsync(new ListRemarksRequest
        {
            Reference = _reference,
            ItemId = item,
            Unsettled = unsettled,
            Page = new() { Size = size, Cursor = cursor },
        }).ResponseAsync;

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
}

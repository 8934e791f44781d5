using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Attribution.Proportionality;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Attribution.Responses;

/// <content>Assessments and plans are read.</content>
internal sealed partial class ResponsesGrpcService
{
    /// <summary>The newest assessment, or the one of a version. NOT_FOUND.</summary>
    public override async Task<ProportionalityAssessment> GetProportionality(
        GetProportionalityRequest request, ServerCallContext context)
    {
        DossierRules.Naming(request.Reference).Version("version", request.Version).Throw();
        var (connection, _) = await OpenAsync(request.Reference, context);
        await using var opened = connection;
        return request.Version == 0
            ? await ProportionalityTable.NewestAsync(connection, transaction: null, request.Reference)
                ?? throw Refusal.NotFound("assessment of the proportionality of", request.Reference)
            : await ProportionalityTable.FindAsync(
                connection, request.Reference, request.Version, Principal.Of(context).Clearance)
                ?? throw Refusal.NotFound("version", $"{request.Version}");
    }

    /// <summary>Every version, newest first. NOT_FOUND; INVALID_ARGUMENT: a foreign cursor, a size above 200.</summary>
    public override async Task<ListProportionalityReply> ListProportionality(
        ListProportionalityRequest request, ServerCallContext context)
    {
        DossierRules.Naming(request.Reference).Throw();
        var page = Page.Of($"proportionality {request.Reference}", request.Page);
        var (connection, _) = await OpenAsync(request.Reference, context);
        await using var opened = connection;
        var (assessments, nextCursor) = await page.CutAsync(
            ProportionalityTable.ListAsync(connection, request.Reference, page, Principal.Of(context).Clearance),
            context.CancellationToken);
        return new ListProportionalityReply { Assessments = { assessments }, NextCursor = nextCursor };
    }

    /// <summary>The plan as a whole. NOT_FOUND, also while no measure was proposed.</summary>
    public override async Task<ResponsePlan> GetResponsePlan(GetResponsePlanRequest request, ServerCallContext context)
    {
        DossierRules.Naming(request.Reference).Throw();
        var (connection, dossier) = await OpenAsync(request.Reference, context);
        await using var opened = connection;
        var version = await ResponseChangeTable.VersionAsync(connection, transaction: null, request.Reference);
        if (version == 0)
        {
            throw Refusal.NotFound("response plan of", request.Reference);
        }

        var counts = await MeasureTable.CountAsync(connection, transaction: null, request.Reference);
        return new ResponsePlan
        {
            DossierReference = dossier.Reference,
            Version = version,
            Exercise = dossier.Exercise,
            Proposed = counts.GetValueOrDefault(MeasureState.Proposed),
            Agreed = counts.GetValueOrDefault(MeasureState.Agreed),
            CarriedOut = counts.GetValueOrDefault(MeasureState.CarriedOut),
            Ended = counts.GetValueOrDefault(MeasureState.Ended),
            Withdrawn = counts.GetValueOrDefault(MeasureState.Withdrawn),
        };
    }

    /// <summary>
    /// The measures of a plan, in the order in which they were proposed. A page may hold fewer than asked for. NOT_FOUND;
    /// INVALID_ARGUMENT: a foreign cursor, a size above 200.
    /// </summary>
    public override async Task<ListMeasuresReply> ListMeasures(ListMeasuresRequest request, ServerCallContext context)
    {
        DossierRules.Naming(request.Reference).Throw();
        var page = Page.Of($"measures {request.Reference}", request.Page);
        var (connection, _) = await OpenAsync(request.Reference, context);
        await using var opened = connection;
        var rows = await MeasureTable.ListAsync(connection, request.Reference, page);
        var (measures, nextCursor) = await page.CutAsync(rows.ToAsyncEnumerable(), context.CancellationToken);
        return new ListMeasuresReply { Measures = { measures }, NextCursor = nextCursor };
    }

    /// <summary>One measure. NOT_FOUND.</summary>
    public override async Task<PlannedMeasure> GetMeasure(GetMeasureRequest request, ServerCallContext context)
    {
        var id = DossierRules.IdOf(request.Reference, request.Id);
        var (connection, _) = await OpenAsync(request.Reference, context);
        await using var opened = connection;
        return await RequireMeasureAsync(connection, request.Reference, id, request.Id);
    }

    /// <summary>
    /// Every version of a measure's text, newest first. A page may hold fewer than asked for. NOT_FOUND; INVALID_ARGUMENT: a
    /// foreign cursor, a size above 200.
    /// </summary>
    public override async Task<ListMeasureTextsReply> ListMeasureTexts(
        ListMeasureTextsRequest request, ServerCallContext context)
    {
        var id = DossierRules.IdOf(request.Reference, request.Id);
        var page = Page.Of($"texts {request.Reference} {request.Id}", request.Page);
        var (connection, _) = await OpenAsync(request.Reference, context);
        await using var opened = connection;
        var measure = await RequireMeasureAsync(connection, request.Reference, id, request.Id);
        var rows = await TextTable.ListAsync(connection, Guid.Parse(measure.Id), page);
        var (texts, nextCursor) = await page.CutAsync(rows.ToAsyncEnumerable(), context.CancellationToken);
        return new ListMeasureTextsReply { Texts = { texts }, NextCursor = nextCursor };
    }

    /// <summary>What made each version of a plan. NOT_FOUND; INVALID_ARGUMENT: a foreign cursor, a size above 200.</summary>
    public override async Task<ListResponseChangesReply> ListResponseChanges(
        ListResponseChangesRequest request, ServerCallContext context)
    {
        DossierRules.Naming(request.Reference).Throw();
        var page = Page.Of($"response changes {request.Reference}", request.Page);
        var (connection, _) = await OpenAsync(request.Reference, context);
        await using var opened = connection;
        var (changes, nextCursor) = await ResponseChangeTable.ListAsync(
            connection, request.Reference, page, Principal.Of(context).Clearance);
        return new ListResponseChangesReply { Changes = { changes }, NextCursor = nextCursor };
    }

    private static async Task<PlannedMeasure> RequireMeasureAsync(
        NpgsqlConnection connection, string reference, Guid? id, string named)
        => (id is { } known ? await MeasureTable.FindAsync(connection, transaction: null, reference, known) : null)
            ?? throw Refusal.NotFound("measure", named);

    // The dossier, once it is clear that it is there for the caller, and a connection on which to read what belongs to it.
    private async Task<(NpgsqlConnection Connection, Dossier Dossier)> OpenAsync(string reference, ServerCallContext context)
    {
        var connection = await database.OpenConnectionAsync(context.CancellationToken);
        try
        {
            var found = await DossierTable.FindAsync(connection, reference);
            return (connection, DossierRules.RequireExisting(Principal.Of(context), reference, found));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}

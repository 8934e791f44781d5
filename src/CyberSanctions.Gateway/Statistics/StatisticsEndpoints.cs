using System.Globalization;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Errors;
using Client = CyberSanctions.Contracts.Listing.V1.Statistics.StatisticsClient;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Statistics;

/// <summary>Figures that the Council, parliaments and the press ask for.</summary>
internal static class StatisticsEndpoints
{
    private const string ListName = "list";
    private const string FromYear = "fromYear";
    private const string UntilYear = "untilYear";
    private const string Format = "format";
    private const string Csv = "text/csv";

    public static void MapStatistics(this IEndpointRouteBuilder api)
    {
        var service = Wire.Statistics.Descriptor;
        var statistics = api.MapGroup("/statistics").WithTags("Statistics");
        statistics.MapGet("/listings", Listings).WithName("getListingFigures")
            .Calls(service, "GetListingFigures").AcceptsQuery(ListName, "by", FromYear, UntilYear, "asOf", Format)
            .Produces<ListingFigures>().Produces(StatusCodes.Status200OK, responseType: null, Csv);
        statistics.MapGet("/adoptions", Adoptions).WithName("getAdoptionFigures")
            .Calls(service, "GetAdoptionFigures").AcceptsQuery(ListName, FromYear, UntilYear, Format)
            .Produces<AdoptionFigures>().Produces(StatusCodes.Status200OK, responseType: null, Csv);
        statistics.MapGet("/reviews", Reviews).WithName("getReviewFigures")
            .Calls(service, "GetReviewFigures").AcceptsQuery(ListName, FromYear, UntilYear, Format)
            .Produces<ReviewFigures>().Produces(StatusCodes.Status200OK, responseType: null, Csv);
    }

    /// <summary>Counts who was listed, amended, renewed and delisted, and who was on the list at the end of a period.</summary>
    /// <remarks>
    /// For everybody. By kind, by ground, and delistings by reason, with what each figure counts. As of the end of a day, in
    /// Brussels: what has yet to take effect then, or was not on record then, is not counted, so that the figures of a day that
    /// was named stay the same. A day is told an hour after its end.
    /// </remarks>
    /// <param name="list">Left out: eu-cyber.</param>
    /// <param name="by">`year` (also when left out) or `quarter`.</param>
    /// <param name="fromYear">Left out: the first year in which something happened.</param>
    /// <param name="untilYear">Left out: that of `asOf`. At most 100 years are told.</param>
    /// <param name="asOf">A day that has ended; left out: the last one.</param>
    /// <param name="format">`json` (also when left out) or `csv` (RFC 4180, with a header row).</param>
    public static async Task<IResult> Listings(
        Client client,
        HttpContext context,
        string? list,
        string? by,
        string? fromYear,
        string? untilYear,
        string? asOf,
        string? format)
    {
        var form = QueryValues.Word<FiguresForm>(Format, format);
        var day = QueryValues.Day("asOf", asOf);
        var figures = (await client.GetListingFiguresAsync(
            new()
            {
                List = list ?? "",
                By = QueryValues.Word<Wire.FigurePeriod>("by", by),
                FromYear = Year(FromYear, fromYear),
                UntilYear = Year(UntilYear, untilYear),
                AsOf = day.ToMessage(),
            },
            context.Query())).ToFigures();

        // Of a day that was named nothing changes any more; which day is the last one does.
        context.Response.Headers.CacheControl = day is null ? "public, max-age=300" : "public, max-age=86400";
        return form == FiguresForm.Csv
            ? FiguresCsv.Of(figures).Answer(context, figures.List, $"listings {figures.AsOf:yyyy-MM-dd}")
            : TypedResults.Ok(figures);
    }

    /// <summary>Tells how long proposals took until the Council adopted them, stage by stage.</summary>
    /// <remarks>
    /// Of what you may see, and nothing else. By year and kind; in days and in working days, since drafting and since the stage
    /// before. Of fewer than three acts nothing is told.
    /// </remarks>
    /// <param name="list">Left out: eu-cyber.</param>
    /// <param name="fromYear">Left out: the first year in which something was adopted.</param>
    /// <param name="untilYear">Left out: that of yesterday. At most 100 years are told.</param>
    /// <param name="format">`json` (also when left out) or `csv` (RFC 4180, with a header row).</param>
    public static async Task<IResult> Adoptions(
        Client client, HttpContext context, string? list, string? fromYear, string? untilYear, string? format)
    {
        var form = QueryValues.Word<FiguresForm>(Format, format);
        var figures = (await client.GetAdoptionFiguresAsync(
            new() { List = list ?? "", FromYear = Year(FromYear, fromYear), UntilYear = Year(UntilYear, untilYear) },
            context.Query())).ToFigures();
        return form == FiguresForm.Csv
            ? FiguresCsv.Of(figures).Answer(context, figures.List, $"adoptions {figures.AsOf:yyyy-MM-dd}")
            : TypedResults.Ok(figures);
    }

    /// <summary>Tells whether reviews of listings were held within their 12 months.</summary>
    /// <remarks>
    /// Of what you may see, and nothing else. By the year in which the 12 months end and by what opened the review; how late they
    /// were is told of three entries or more.
    /// </remarks>
    /// <param name="list">Left out: eu-cyber.</param>
    /// <param name="fromYear">Left out: the first year in which a review was due.</param>
    /// <param name="untilYear">Left out: that of yesterday. At most 100 years are told.</param>
    /// <param name="format">`json` (also when left out) or `csv` (RFC 4180, with a header row).</param>
    public static async Task<IResult> Reviews(
        Client client, HttpContext context, string? list, string? fromYear, string? untilYear, string? format)
    {
        var form = QueryValues.Word<FiguresForm>(Format, format);
        var figures = (await client.GetReviewFiguresAsync(
            new() { List = list ?? "", FromYear = Year(FromYear, fromYear), UntilYear = Year(UntilYear, untilYear) },
            context.Query())).ToFigures();
        return form == FiguresForm.Csv
            ? FiguresCsv.Of(figures).Answer(context, figures.List, $"reviews {figures.AsOf:yyyy-MM-dd}")
            : TypedResults.Ok(figures);
    }

    private static int Year(string name, string? text)
        => text is null ? 0
            : text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0
                ? year
            : throw Refusal.Invalid(name, "Must be a year, written like 2020.");

    // In which form they are asked for.
    private enum FiguresForm
    {
        Json,
        Csv,
    }
}

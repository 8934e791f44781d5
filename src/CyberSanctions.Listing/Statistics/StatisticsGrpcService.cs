using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Deadlines;
using CyberSanctions.Listing.Council;
using CyberSanctions.Listing.Entries;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Listing.Statistics;

/// <summary>The service <c>Statistics</c> of <c>listing/v1/statistics.proto</c>.</summary>
internal sealed class StatisticsGrpcService(NpgsqlDataSource database, ListingFigureTable listings, AgreedClock clock)
    : Contracts.Listing.V1.Statistics.StatisticsBase
{
    /// <summary>
    /// Who was listed and who left a list, for everybody. INVALID_ARGUMENT: no such years, or a day that has not ended;
    /// NOT_FOUND: there is no such list; UNAVAILABLE: the publication service cannot be asked.
    /// </summary>
    public override async Task<ListingFigures> GetListingFigures(GetListingFiguresRequest request, ServerCallContext context)
    {
        new Checks().OptionalChoice("by", request.By).FullDate("as_of", request.AsOf, required: false).Throw();
        var day = CountedDay.Require(request.AsOf, clock.Now);
        var years = YearSpan.Require(request.FromYear, request.UntilYear, day);
        var list = PublicLists.Require(request.List);
        var by = request.By == FigurePeriod.Quarter ? FigurePeriod.Quarter : FigurePeriod.Year;
        var moves = await listings.ReadAsync(list, day, context.CancellationToken);
        return new ListingFigures
        {
            List = list,
            Programme = PublicLists.IsExercise(list) ? "CYB-EXERCISE" : "CYB",
            AsOf = day.Day.ToMessage(),
            By = by,
            Periods = { ListingFigureRules.Periods(moves, years, by, day) },
            Definitions = { Definitions.OfListings },
        };
    }

    /// <summary>
    /// How long adopted proposals took that the caller may see. INVALID_ARGUMENT: no such years; NOT_FOUND: there is no such
    /// list; UNAVAILABLE: holidays have yet to arrive.
    /// </summary>
    public override async Task<AdoptionFigures> GetAdoptionFigures(GetAdoptionFiguresRequest request, ServerCallContext context)
    {
        var day = CountedDay.Last(clock.Now);
        var years = YearSpan.Require(request.FromYear, request.UntilYear, day);
        var list = PublicLists.Require(request.List);
        var clearance = Principal.Of(context).Clearance;
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var council = await CouncilDataTable.RequireAsync(connection, transaction: null);
        var times = await AdoptionTable.ReadAsync(connection, list, clearance, day, council, context.CancellationToken);
        return new AdoptionFigures
        {
            List = list,
            AsOf = day.Day.ToMessage(),
            CountedUpTo = clearance,
            Groups = { AdoptionRules.Groups(times, years) },
            Definitions = { Definitions.OfAdoption },
        };
    }

    /// <summary>
    /// Whether reviews that the caller may see were held in time. INVALID_ARGUMENT: no such years; NOT_FOUND: there is no such
    /// list.
    /// </summary>
    public override async Task<ReviewFigures> GetReviewFigures(GetReviewFiguresRequest request, ServerCallContext context)
    {
        var day = CountedDay.Last(clock.Now);
        var years = YearSpan.Require(request.FromYear, request.UntilYear, day);
        var list = PublicLists.Require(request.List);
        var clearance = Principal.Of(context).Clearance;
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var outcomes = await ReviewFigureTable.ReadAsync(connection, list, clearance, day, context.CancellationToken);
        return new ReviewFigures
        {
            List = list,
            AsOf = day.Day.ToMessage(),
            CountedUpTo = clearance,
            Years = { ReviewFigureRules.Years(outcomes, years) },
            Definitions = { Definitions.OfReviews },
        };
    }
}

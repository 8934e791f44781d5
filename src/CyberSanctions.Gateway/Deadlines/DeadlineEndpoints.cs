using System.Globalization;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Wire = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.Deadlines;

/// <summary>When a period of working days ends.</summary>
internal static class DeadlineEndpoints
{
    private const string WorkingDays = "workingDays";
    private const string From = "from";
    private const int MostWorkingDays = 60;

    public static void MapDeadlines(this IEndpointRouteBuilder api)
        => api.MapGet("/deadlines", Calculate).WithName("calculateDeadline").WithTags("Deadlines")
            .Calls(Wire.Ballots.Descriptor, "CalculateDeadline")
            .AcceptsQuery(WorkingDays, From)
            .AlsoAnswersWith(StatusCodes.Status409Conflict);

    /// <summary>Calculates when a period of so many working days ends, by the holidays on record.</summary>
    /// <param name="workingDays">1 to 60.</param>
    /// <param name="from">From when, for example 2026-12-04T17:00:00Z; from now when left out.</param>
    public static async Task<Ok<CalculatedDeadline>> Calculate(
        Wire.Ballots.BallotsClient client, HttpContext context, string? workingDays, string? from)
    {
        if (!(int.TryParse(workingDays, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            && days is >= 1 and <= MostWorkingDays))
        {
            throw Refusal.Invalid(WorkingDays, $"Must be a whole number from 1 to {MostWorkingDays}.");
        }

        DateTimeOffset? start = null;
        if (from is not null)
        {
            start = InstantConverter.TryParse(from, out var instant)
                ? instant
                : throw Refusal.Invalid(From, InstantConverter.Demand);
        }

        var reply = await client.CalculateDeadlineAsync(new() { WorkingDays = days, From = start?.ToWire() }, context.Query());
        return TypedResults.Ok(reply.ToDeadline());
    }
}

/// <summary>The end of a period.</summary>
public sealed record CalculatedDeadline
{
    /// <summary>The end of the last working day, Brussels time.</summary>
    public required DateTime Deadline { get; init; }

    /// <summary>Days left out since they are holidays on record, as 2026-12-25.</summary>
    public required IReadOnlyList<string> Holidays { get; init; }

    /// <summary>Where the holidays are taken from.</summary>
    public required string Source { get; init; }
}

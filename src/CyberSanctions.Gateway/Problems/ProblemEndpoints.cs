using CyberSanctions.Contracts.Refusals;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberSanctions.Gateway.Problems;

/// <summary>The addresses that the <c>type</c> of a problem document points to.</summary>
internal static class ProblemEndpoints
{
    public static void MapProblems(this IEndpointRouteBuilder app)
    {
        var problems = app.MapGroup("/problems").WithTags("Problems").AllowAnonymous();
        problems.MapGet("/", List).WithName("listProblems");
        problems.MapGet("/{reason}", Get).WithName("getProblem");
    }

    /// <summary>Lists the kinds of problem.</summary>
    /// <returns>Each kind, by name.</returns>
    public static Ok<IReadOnlyList<ProblemExplanation>> List()
        => TypedResults.Ok<IReadOnlyList<ProblemExplanation>>([.. ProblemCatalogue.All.Select(Explain)]);

    /// <summary>Explains a kind of problem.</summary>
    /// <param name="reason">The last part of the problem's type, for example stale-version.</param>
    public static Results<Ok<ProblemExplanation>, NotFound> Get(string reason)
        => ProblemCatalogue.Find(reason) is { } kind ? TypedResults.Ok(Explain(kind)) : TypedResults.NotFound();

    private static ProblemExplanation Explain(RefusalKind kind) => new()
    {
        Type = $"/problems/{kind.Reason}",
        Title = kind.Title,
        Status = kind.Status.Http,
        Explanation = kind.Explanation,
    };
}

/// <summary>What a kind of problem means.</summary>
public sealed record ProblemExplanation
{
    /// <summary>The <c>type</c> of the problem documents of this kind.</summary>
    public required string Type { get; init; }

    /// <summary>Their <c>title</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Their <c>status</c>.</summary>
    public required int Status { get; init; }

    /// <summary>What happened, and what to do about it.</summary>
    public required string Explanation { get; init; }
}

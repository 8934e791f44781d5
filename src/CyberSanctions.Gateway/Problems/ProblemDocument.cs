using CyberSanctions.Contracts.Refusals;
using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.Gateway.Problems;

/// <summary>What went wrong (RFC 9457).</summary>
public sealed record ProblemDocument
{
    /// <summary>Media type of these documents.</summary>
    internal const string MediaType = "application/problem+json";

    /// <summary>The kind of error, stable: a program may decide by it. The address explains it.</summary>
    public required string Type { get; init; }

    /// <summary>The kind in words, the same for every occurrence.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What happened this time, for a person.</summary>
    public required string Detail { get; init; }

    /// <summary>The fields that were wrong; absent when no field is to blame.</summary>
    public IReadOnlyList<WrongField>? Errors { get; init; }

    /// <summary>The version now; only when the one given was stale.</summary>
    public long? CurrentVersion { get; init; }

    /// <summary>Under which the operator finds the request in traces and logs.</summary>
    public required string TraceId { get; init; }

    internal static ProblemDocument Of(
        RefusalKind kind, string detail, string traceId, IReadOnlyList<FieldProblem>? fields = null, long? currentVersion = null)
        => new()
        {
            Type = $"/problems/{kind.Reason}",
            Title = kind.Title,
            Status = kind.Status.Http,
            Detail = detail,
            Errors = fields is { Count: > 0 }
                ? [.. fields.Select(f => new WrongField { Field = f.Field, Description = f.Description })]
                : null,
            CurrentVersion = currentVersion,
            TraceId = traceId,
        };
}

/// <summary>One field that was wrong.</summary>
public sealed record WrongField
{
    /// <summary>
    /// Path in the body (<c>subject.names[0].wholeName</c>), or the name of a query parameter or header; <c>body</c> for the body
    /// as a whole.
    /// </summary>
    public required string Field { get; init; }

    /// <summary>What is wrong with it.</summary>
    public required string Description { get; init; }
}

using System.Globalization;
using CyberSanctions.Gateway.Problems;

namespace CyberSanctions.Gateway.Taxii;

/// <summary>
/// What went wrong, as TAXII 2.1 says it (section 3.6.1): what elsewhere is a problem document, is under these paths such a one.
/// </summary>
internal static class TaxiiError
{
    /// <summary>Whether errors of a path are said so.</summary>
    public static bool IsAt(PathString path) => path.StartsWithSegments(TaxiiEndpoints.Path);

    /// <summary>Writes a problem as the whole answer.</summary>
    public static Task WriteAsync(HttpContext context, ProblemDocument problem) => TaxiiAnswer.WriteAsync(context, json =>
    {
        json.WriteString("title", problem.Title);
        json.WriteString("description", problem.Errors is { Count: > 0 } wrong
            ? string.Join(' ', wrong.Select(field => $"{TaxiiQuery.NameOf(field.Field)}: {field.Description}").Distinct())
            : problem.Detail);
        json.WriteString("error_id", problem.TraceId);
        json.WriteString("error_code", problem.Type["/problems/".Length..]);
        json.WriteString("http_status", problem.Status.ToString(CultureInfo.InvariantCulture));
        json.WriteString("external_details", problem.Type);
        if (problem.Errors is { Count: > 0 } fields)
        {
            json.WriteStartObject("details");
            foreach (var field in fields.DistinctBy(field => TaxiiQuery.NameOf(field.Field)))
            {
                json.WriteString(TaxiiQuery.NameOf(field.Field), field.Description);
            }

            json.WriteEndObject();
        }
    });
}

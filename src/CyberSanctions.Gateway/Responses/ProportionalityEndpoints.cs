using System.Globalization;
using CyberSanctions.Gateway.Dossiers;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Client = CyberSanctions.Contracts.Attribution.V1.Responses.ResponsesClient;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Responses;

/// <summary>How far a proportionate response reaches.</summary>
internal static class ProportionalityEndpoints
{
    private const string Version = "version";

    public static void MapProportionality(this IEndpointRouteBuilder dossiers)
    {
        var service = Wire.Responses.Descriptor;
        dossiers.MapGet("/{reference}/proportionality", Get).WithName("getProportionality")
            .Calls(service, "GetProportionality").AcceptsQuery(Version);
        dossiers.MapGet("/{reference}/proportionality/versions", List).WithName("listProportionality")
            .Calls(service, "ListProportionality").AcceptsQuery(Paging.Cursor, Paging.Size);
        dossiers.MapPost("/{reference}/proportionality", Assess).WithName("assessProportionality")
            .Calls(service, "AssessProportionality").AcceptsIfMatch().WithExample(ResponseExamples.Proportionality);
    }

    /// <summary>Reads the newest assessment of proportionality: the range, why it is this one, and what would change
    /// it.</summary>
    /// <remarks>The range is a proposal. The rule is documented, and each step of it is told.</remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="version">An earlier version.</param>
    public static async Task<Versioned<ProportionalityAssessment>> Get(
        string reference, Client client, HttpContext context, string? version)
    {
        var request = new Wire.GetProportionalityRequest
        {
            Reference = reference,
            Version = version is null ? 0
                : long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
                : throw Refusal.Invalid(Version, "Must be the number of a version: 1, 2, 3 …"),
        };
        var assessment = await client.GetProportionalityAsync(request, context.Query());
        return new(assessment.ToAssessment(), assessment.Version);
    }

    /// <summary>Lists every version of the assessment of proportionality, newest first.</summary>
    /// <param name="reference">The dossier's.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<ProportionalityAssessment>>> List(
        string reference, Client client, HttpContext context, string? cursor, string? size)
    {
        var request = new Wire.ListProportionalityRequest { Reference = reference, Page = Paging.Requested(cursor, size) };
        var reply = await client.ListProportionalityAsync(request, context.Query());
        return Paging.Answer(context, reply.Assessments.Select(Answers.ToAssessment), reply.NextCursor);
    }

    /// <summary>Assesses proportionality: seven criteria, and what a response is weighed against.</summary>
    /// <remarks>
    /// It takes the place of the assessment before, which stays on record. `If-Match` is the ETag of that one. On an open dossier
    /// or a concluded one.
    /// </remarks>
    /// <param name="reference">The dossier's.</param>
    public static async Task<CreatedVersion<ProportionalityAssessment>> Assess(
        string reference, Body<NewProportionality> body, Client client, HttpContext context)
    {
        var assessment = await client.AssessProportionalityAsync(
            body.Value.ToWire(reference, context.ExpectedVersion()), context.Command());
        return new(
            $"{DossierEndpoints.AddressOf(reference)}/proportionality?{Version}={assessment.Version}",
            assessment.ToAssessment(),
            assessment.Version);
    }
}

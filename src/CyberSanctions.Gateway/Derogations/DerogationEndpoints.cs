using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Client = CyberSanctions.Contracts.Listing.V1.Derogations.DerogationsClient;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Derogations;

/// <summary>Derogations: what national authorities allow although somebody is on the list.</summary>
internal static class DerogationEndpoints
{
    public static void MapDerogations(this IEndpointRouteBuilder api)
    {
        var service = Wire.Derogations.Descriptor;
        var derogations = api.MapGroup("/derogations").WithTags("Derogations");
        derogations.MapGet("", List).WithName("listDerogations")
            .Calls(service, "ListDerogations").AcceptsQuery("state", Paging.Cursor, Paging.Size);
        derogations.MapPost("", Request).WithName("requestDerogation")
            .Calls(service, "RequestDerogation").WithExample(DerogationExamples.Request);
        derogations.MapGet("/figures", Figures).WithName("getDerogationFigures")
            .Calls(service, "GetFigures").AcceptsQuery("list");
        derogations.MapGet("/{reference}", Get).WithName("getDerogation").Calls(service, "GetDerogation");
        derogations.MapPost("/{reference}/conditions", AnswerConditions).WithName("answerConditions")
            .Calls(service, "AnswerConditions").AcceptsIfMatch().WithExample(DerogationExamples.Answers);
        derogations.MapPost("/{reference}/steps", RecordStep).WithName("recordDerogationStep")
            .Calls(service, "RecordStep").AcceptsIfMatch().WithExample(DerogationExamples.Step);
        derogations.MapPost("/{reference}/prepared-decision", Prepare).WithName("prepareDerogationDecision")
            .Calls(service, "PrepareDecision").AcceptsIfMatch().WithExample(DerogationExamples.Decision);
        derogations.MapPost("/{reference}/decision", Decide).WithName("takeDerogationDecision")
            .Calls(service, "TakeDecision").AcceptsIfMatch();
        derogations.MapPost("/{reference}/withdrawal", Withdraw).WithName("withdrawDerogation")
            .Calls(service, "WithdrawDerogation").AcceptsIfMatch().WithExample(DerogationExamples.Withdrawal);
        derogations.MapPost("/{reference}/reports", Report).WithName("reportDerogation")
            .Calls(service, "RecordReport").AcceptsIfMatch().WithExample(DerogationExamples.Report);
    }

    /// <summary>Lists the derogations that are there for you, newest first.</summary>
    /// <remarks>
    /// An authority is given all requests of its own State; everybody else what the articles have them informed of:
    /// authorisations, grounds that were notified beforehand, exemptions from the travel ban.
    /// </remarks>
    /// <param name="state">Only those; left out: all.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<Derogation>>> List(
        Client client, HttpContext context, string? state, string? cursor, string? size)
    {
        var request = new Wire.ListDerogationsRequest
        {
            State = QueryValues.Word<Wire.DerogationState>("state", state),
            Page = Paging.Requested(cursor, size),
        };
        var reply = await client.ListDerogationsAsync(request, context.Query());
        return Paging.Answer(context, reply.Derogations.Select(Answers.ToDerogation), reply.NextCursor);
    }

    /// <summary>Takes up a request that your State's authority has received.</summary>
    /// <remarks>
    /// The State is that of your token. What is to be paid is asked for once, by the hash of its document; what looks like
    /// another request is taken only if you say that it is something else. Where silence grants it, the period runs from here.
    /// </remarks>
    public static async Task<CreatedVersion<Derogation>> Request(Body<NewDerogation> body, Client client, HttpContext context)
    {
        var derogation = await client.RequestDerogationAsync(body.Value.ToWire(), context.Command());
        return new($"/api/v1/derogations/{derogation.Reference}", derogation.ToDerogation(), derogation.Version);
    }

    /// <summary>Says how many derogations there were, without names.</summary>
    /// <remarks>
    /// As of the end of the last quarter. A number moves only when three decisions or more, about three entries or more, have
    /// come to it: nobody is found by a small number, nor by comparing two.
    /// </remarks>
    /// <param name="list">Left out: eu-cyber.</param>
    public static async Task<Ok<DerogationFigures>> Figures(Client client, HttpContext context, string? list)
        => TypedResults.Ok((await client.GetFiguresAsync(new() { List = list ?? "" }, context.Query())).ToFigures());

    /// <summary>Reads a derogation, as far as it is there for you.</summary>
    /// <param name="reference">The derogation's.</param>
    public static async Task<Versioned<Derogation>> Get(string reference, Client client, HttpContext context)
        => Answer(await client.GetDerogationAsync(new() { Reference = reference }, context.Query()));

    /// <summary>Says whether conditions of the article are met.</summary>
    /// <remarks>Nothing is granted before all of them are. A decision that was prepared falls.</remarks>
    /// <param name="reference">The derogation's.</param>
    public static async Task<Versioned<Derogation>> AnswerConditions(
        string reference, Body<NewConditionAnswers> body, Client client, HttpContext context)
        => Answer(await client.AnswerConditionsAsync(
            body.Value.ToWire(reference, context.ExpectedVersion()), context.Command()));

    /// <summary>Records what has been done in a request; a delegate of another Member State objects to an exemption.</summary>
    /// <remarks>
    /// Under Article 4(1)(d) the grounds are notified two weeks before. Under Article 4a a request for information, or a notice
    /// of more time, ends the five working days. Exemptions from the travel ban are objected to within two working days.
    /// </remarks>
    /// <param name="reference">The derogation's.</param>
    public static async Task<Versioned<Derogation>> RecordStep(
        string reference, Body<NewDerogationStep> body, Client client, HttpContext context)
        => Answer(await client.RecordStepAsync(body.Value.ToWire(reference, context.ExpectedVersion()), context.Command()));

    /// <summary>Prepares a decision, which somebody else takes.</summary>
    /// <param name="reference">The derogation's.</param>
    public static async Task<Versioned<Derogation>> Prepare(
        string reference, Body<NewDerogationDecision> body, Client client, HttpContext context)
        => Answer(await client.PrepareDecisionAsync(body.Value.ToWire(reference, context.ExpectedVersion()), context.Command()));

    /// <summary>Takes the decision as it was prepared.</summary>
    /// <remarks>
    /// Four eyes: by somebody of the same authority who has put nothing into the file. To grant it, everything that the article
    /// asks for has to be there; the answer names all that is missing.
    /// </remarks>
    /// <param name="reference">The derogation's.</param>
    public static async Task<Versioned<Derogation>> Decide(string reference, Client client, HttpContext context)
        => Answer(await client.TakeDecisionAsync(
            new() { Reference = reference, ExpectedVersion = context.ExpectedVersion() }, context.Command()));

    /// <summary>Records that whoever applied does so no longer.</summary>
    /// <param name="reference">The derogation's.</param>
    public static async Task<Versioned<Derogation>> Withdraw(
        string reference, Body<NewDerogationWithdrawal> body, Client client, HttpContext context)
        => Answer(await client.WithdrawDerogationAsync(
            body.Value.ToWire(reference, context.ExpectedVersion()), context.Command()));

    /// <summary>Records that the other Member States and the Commission were informed of an authorisation.</summary>
    /// <param name="reference">The derogation's.</param>
    public static async Task<Versioned<Derogation>> Report(
        string reference, Body<NewDerogationReport> body, Client client, HttpContext context)
        => Answer(await client.RecordReportAsync(body.Value.ToWire(reference, context.ExpectedVersion()), context.Command()));

    private static Versioned<Derogation> Answer(Wire.Derogation derogation) => new(derogation.ToDerogation(), derogation.Version);
}

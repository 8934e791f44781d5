using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Errors;
using Client = CyberSanctions.Contracts.Listing.V1.Stages.StagesClient;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Stages;

/// <summary>
/// Stages of acts before the bodies of the Council, reservations of delegations, opinions of the legal service.
/// </summary>
internal static class StageEndpoints
{
    public static void MapStages(this IEndpointRouteBuilder api)
    {
        var service = Wire.Stages.Descriptor;
        var act = api.MapGroup("/acts/{reference}").WithTags("Acts");
        act.MapGet("/stages", Get).WithName("getStages").Calls(service, "GetStages");
        act.MapPost("/stages", Record).WithName("recordStage")
            .Calls(service, "RecordStage").AcceptsIfMatch().WithExample(StageExamples.Stage);
        act.MapPost("/stages/{number}/corrections", Correct).WithName("correctStage")
            .Calls(service, "CorrectStage").AcceptsIfMatch().WithExample(StageExamples.Correction);
        act.MapPost("/reservations", Enter).WithName("enterReservation")
            .Calls(service, "EnterReservation").AcceptsIfMatch().WithExample(StageExamples.Reservation);
        act.MapPost("/reservations/{id}/lift", Lift).WithName("liftReservation")
            .Calls(service, "LiftReservation").AcceptsIfMatch().WithExample(StageExamples.Lifting);
        act.MapPost("/opinions", Give).WithName("giveOpinion")
            .Calls(service, "GiveOpinion").AcceptsIfMatch().WithExample(StageExamples.Opinion);
    }

    /// <summary>Reads how an act has gone through the bodies of the Council.</summary>
    /// <remarks>
    /// With what was corrected, the reservations of delegations, the legal service's opinions, and the ballots. For delegates it
    /// is there once the act was put to the vote, without remarks and opinions.
    /// </remarks>
    /// <param name="reference">The act's.</param>
    public static async Task<Versioned<ActStages>> Get(string reference, Client client, HttpContext context)
        => Answer(await client.GetStagesAsync(new() { Reference = reference }, context.Query()));

    /// <summary>Records what a preparatory body did with an act.</summary>
    /// <remarks>
    /// With a text of the act, named by its hash: what was agreed on one text was not agreed on a corrected one. A body that
    /// comes before, after a later one has dealt with the same text, needs a word (outOfOrder), unless the last one sent it
    /// there; and so does a day before one that is on record.
    /// </remarks>
    /// <param name="reference">The act's.</param>
    public static async Task<Versioned<ActStages>> Record(
        string reference, Body<NewStage> body, Client client, HttpContext context)
        => Answer(await client.RecordStageAsync(body.Value.ToWire(reference, context.ExpectedVersion()), context.Command()));

    /// <summary>Records that a stage was recorded wrongly.</summary>
    /// <remarks>What was recorded stays on record; a correction is corrected like anything else.</remarks>
    /// <param name="reference">The act's.</param>
    /// <param name="number">The stage's.</param>
    public static async Task<Versioned<ActStages>> Correct(
        string reference, string number, Body<NewStageCorrection> body, Client client, HttpContext context)
    {
        // What is no number is none of a stage that there is.
        if (!int.TryParse(number, System.Globalization.NumberStyles.None, null, out var parsed) || parsed == 0)
        {
            throw Refusal.Invalid("number", "Must be the number of a stage: 1, 2, 3 …");
        }

        return Answer(await client.CorrectStageAsync(
            body.Value.ToWire(reference, parsed, context.ExpectedVersion()), context.Command()));
    }

    /// <summary>Records a reservation of a delegation.</summary>
    /// <remarks>
    /// While one is open, the act is submitted only with a word of why. Not while the text is before the Council: what a
    /// delegation reserves then, it states in the ballot.
    /// </remarks>
    /// <param name="reference">The act's.</param>
    public static async Task<Versioned<ActStages>> Enter(
        string reference, Body<NewStageReservation> body, Client client, HttpContext context)
        => Answer(await client.EnterReservationAsync(body.Value.ToWire(reference, context.ExpectedVersion()), context.Command()));

    /// <summary>Records that a delegation has lifted its reservation.</summary>
    /// <param name="reference">The act's.</param>
    /// <param name="id">The reservation's.</param>
    public static async Task<Versioned<ActStages>> Lift(
        string reference, string id, Body<NewLifting> body, Client client, HttpContext context)
        => Answer(await client.LiftReservationAsync(
            body.Value.ToWire(reference, id, context.ExpectedVersion()), context.Command()));

    /// <summary>Gives the legal service's opinion on the newest text of an act, named by its hash.</summary>
    /// <remarks>
    /// Refused for everybody who wrote any of the act's texts or one of its proposals. A corrected text has none until it is
    /// given again. An unfavourable one keeps nothing from the vote.
    /// </remarks>
    /// <param name="reference">The act's.</param>
    public static async Task<Versioned<ActStages>> Give(
        string reference, Body<NewOpinion> body, Client client, HttpContext context)
        => Answer(await client.GiveOpinionAsync(body.Value.ToWire(reference, context.ExpectedVersion()), context.Command()));

    private static Versioned<ActStages> Answer(Wire.ActStages record) => new(record.ToStages(), record.Version);
}

using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Identity;
using Client = CyberSanctions.Contracts.Listing.V1.Stages.StagesClient;

namespace CyberSanctions.Listing.Tests.Stages;

/// <summary>What is recorded of stages, for tests that spoil what they are about.</summary>
internal static class Recording
{
    /// <summary>Today in Brussels: when an act was drafted a moment ago, the only day there is.</summary>
    public static Date Today => Examples.Day(CouncilData.DayInBrussels(DateTime.UtcNow));

    public static Client StagesAs(this ListingService listing, string subject, params string[] roles)
        => new(listing.Service.Channel(subject, roles));

    public static Client Recorder(this ListingService listing) => listing.StagesAs("aurelia.nimbus", Roles.Officer);

    public static Client DelegateOf(this ListingService listing, string state)
        => new(listing.Service.Channel($"delegate-{state}", [Roles.Delegate], state));

    public static StageMeeting Meeting(Act act, StageBody body, StageOutcome outcome = StageOutcome.Agreed) => new()
    {
        Body = body,
        HeldOn = Today,
        Outcome = outcome,
        TextSha256 = act.Revisions[^1].TextSha256,
        Documents = { new CouncilDocument { Number = "WK 1234/2026 INIT", Title = "Draft implementing regulation" } },
        Remarks = "The Presidency summed up.",
        PoliticalGuidance = body == StageBody.Psc ? "Whether the case is made in public" : "",
    };

    public static RecordStageRequest Stage(
        Act act, StageBody body, StageOutcome outcome = StageOutcome.Agreed, string outOfOrder = "")
        => new() { Reference = act.Reference, Meeting = Meeting(act, body, outcome), OutOfOrder = outOfOrder };

    public static EnterReservationRequest Reservation(Act act, string state = "FR") => new()
    {
        Reference = act.Reference,
        MemberState = state,
        Kind = StageReservationKind.Scrutiny,
        Text = "Until the reasons have been read in Paris.",
        TextSha256 = act.Revisions[^1].TextSha256,
        EnteredOn = Today,
    };

    public static LiftReservationRequest Lifting(ActStages record, int place = 0) => new()
    {
        Reference = record.ActReference,
        Id = record.Reservations[place].Id,
        LiftedOn = Today,
    };

    public static GiveOpinionRequest Opinion(Act act, LegalOpinion opinion = LegalOpinion.Favourable) => new()
    {
        Reference = act.Reference,
        Opinion = opinion,
        TextSha256 = act.Revisions[^1].TextSha256,
        Document = new CouncilDocument { Number = "ST 10289/23", Title = "Opinion of the Legal Service" },
        Text = opinion == LegalOpinion.Favourable ? "" : "The reasons of the second person are the first one's.",
    };

    public static async Task<ActStages> ReadAsync(this Client client, string act)
        => await client.GetStagesAsync(new GetStagesRequest { Reference = act });
}

using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Gateway.Stages;
using CouncilDocument = CyberSanctions.Gateway.Stages.CouncilDocument;
using StageMeeting = CyberSanctions.Gateway.Stages.StageMeeting;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>Bodies about stages of acts, for the API's description.</summary>
internal static class StageExamples
{
    private const string Hash = "a591a6d40bf420404a011733cfb7b190d62c65bf0bcda32b57b277d9ad9f146e";

    public static NewStage Stage { get; } = new()
    {
        Meeting = Meeting(StageBody.Relex, StageOutcome.AgreedWithReservations),
    };

    public static NewStageCorrection Correction { get; } = new()
    {
        Meeting = Meeting(StageBody.Hwpci, StageOutcome.Agreed),
        Reason = "It was the working party's meeting.",
    };

    public static NewStageReservation Reservation { get; } = new()
    {
        MemberState = "FR",
        Kind = StageReservationKind.Scrutiny,
        Text = "Until the reasons have been read in Paris.",
        TextSha256 = Hash,
        EnteredOn = new DateOnly(2026, 11, 27),
        AtStage = 2,
    };

    public static NewLifting Lifting { get; } = new()
    {
        LiftedOn = new DateOnly(2026, 11, 30),
        Remark = "By a note of its Permanent Representation.",
    };

    public static NewOpinion Opinion { get; } = new()
    {
        Opinion = LegalOpinion.FavourableWithComments,
        TextSha256 = Hash,
        Document = new CouncilDocument { Number = "ST 10289/26", Title = "Opinion of the Legal Service" },
        Text = "The second paragraph should say which servers.",
    };

    private static StageMeeting Meeting(StageBody body, StageOutcome outcome) => new()
    {
        Body = body,
        HeldOn = new DateOnly(2026, 11, 27),
        Outcome = outcome,
        TextSha256 = Hash,
        Documents = [new CouncilDocument { Number = "WK 1234/2026 INIT", Title = "Draft implementing regulation" }],
        Remarks = "The Presidency summed up.",
    };
}

using CyberSanctions.Gateway.Stages;
using Listing = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Json;

/// <content>Of stages of acts.</content>
internal static partial class Answers
{
    public static partial ActStages ToStages(this Listing.ActStages record);

    private static partial Stage ToStage(Listing.Stage? stage);

    private static partial CouncilDocument ToCouncilDocument(Listing.CouncilDocument? document);

    private static partial StageReservation ToStageReservation(Listing.DelegationReservation? reservation);

    private static partial ActOpinion ToOpinion(Listing.GivenOpinion? opinion);

    private static partial CouncilStage ToCouncilStage(Listing.CouncilStage? stage);

    private static partial ActSponsors ToSponsors(Listing.Sponsors? sponsors);
}

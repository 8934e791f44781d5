using CyberSanctions.Gateway.Stages;
using Listing = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Json;

/// <content>Of stages of acts.</content>
internal static partial class Messages
{
    public static partial Listing.RecordStageRequest ToWire(this NewStage stage, string reference, long expectedVersion);

    public static partial Listing.CorrectStageRequest ToWire(
        this NewStageCorrection correction, string reference, int number, long expectedVersion);

    public static partial Listing.EnterReservationRequest ToWire(
        this NewStageReservation reservation, string reference, long expectedVersion);

    public static partial Listing.LiftReservationRequest ToWire(
        this NewLifting lifting, string reference, string id, long expectedVersion);

    public static partial Listing.GiveOpinionRequest ToWire(this NewOpinion opinion, string reference, long expectedVersion);
}

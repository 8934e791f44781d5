using CyberSanctions.Gateway.DueProcess;
using Listing = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Json;

/// <content>Of due process.</content>
internal static partial class Answers
{
    public static partial Notification ToNotification(this Listing.Notification notification);

    public static partial ObservationsAnswer ToAnswer(this Listing.ObservationsAnswer answer);

    public static partial ReceivedObservations ToObservations(this Listing.ReceivedObservations observations);

    public static partial ListingReview ToReview(this Listing.ListingReview review);

    public static partial AccessRequest ToAccess(this Listing.AccessRequest request);

    public static partial CourtCase ToCase(this Listing.CourtCase found);

    public static partial EntryProcess ToProcess(this Listing.EntryProcess process);

    public static partial Due ToDue(this Listing.Due due);

    public static partial Redress ToRedress(this Listing.Redress redress);

    private static partial NotificationAttempt ToAttempt(Listing.NotificationAttempt? attempt);

    private static partial ReviewOpening ToOpening(Listing.ReviewOpening? opening);

    private static partial GivenDocument ToDocument(Listing.GivenDocument? document);

    private static partial CourtStep ToStep(Listing.CourtStep? step);

    private static partial PublicNotification ToPublic(Listing.PublicNotification? notification);

    private static partial PublicCase ToPublic(Listing.PublicCase? found);

    private static partial Remedy ToRemedy(Listing.Remedy? remedy);
}

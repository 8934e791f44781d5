using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Gateway.Dossiers;
using CyberSanctions.Gateway.Partners;
using ContributedDossier = CyberSanctions.Gateway.Partners.ContributedDossier;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>Bodies about partners, for the API's description. The people are invented.</summary>
internal static class PartnerExamples
{
    public static NewShare Share { get; } = new()
    {
        Partner = "US",
        DossierVersion = 7,
        ItemIds = ["01990d6e-3f0c-7a52-b1d4-5c8e2f7a9b10"],
        Until = new DateOnly(2027, 3, 31),
        Purpose = "For a joint statement on the ferry operators.",
    };

    public static NewEndOfShare Ending { get; } = new() { Reason = "The statement was published." };

    public static NewPartnerAnswer Answer { get; } = new()
    {
        ItemId = "01990d6e-3f0c-7a52-b1d4-5c8e2f7a9b10",
        Opinion = PartnerOpinion.Agree,
        Text = "Our own logs show the same servers.",
    };

    public static ContributedDossier Dossier { get; } = new()
    {
        Title = "Wiping of reservation systems in two ports",
        Summary = "What was seen on our side.",
        Handling = Handling.TlpAmber,
        Exercise = false,
        Actors =
        [
            new NewActor { Kind = ActorKind.Group, Name = "Blue Heron", Involvement = "Ran the servers of the wiper." },
        ],
    };

    public static NewContributionSettlement Settlement { get; } =
        new() { TakenUp = true, Reason = "It belongs to what we know of the same ferries." };
}

using CyberSanctions.Gateway.Partners;
using Attribution = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Json;

/// <content>Of partners.</content>
internal static partial class Messages
{
    public static partial Attribution.ShareDossierRequest ToWire(this NewShare share, string reference);

    public static partial Attribution.EndShareRequest ToWire(
        this NewEndOfShare ending, string reference, long expectedVersion, string id);

    public static partial Attribution.AnswerShareRequest ToWire(this NewPartnerAnswer answer, string id);

    public static partial Attribution.ContributedDossier ToWire(this ContributedDossier dossier);

    public static partial Attribution.SettleContributionRequest ToWire(
        this NewContributionSettlement settlement, string id, long expectedVersion);
}

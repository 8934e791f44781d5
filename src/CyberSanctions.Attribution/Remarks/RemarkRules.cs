using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Remarks;

/// <summary>What remarks have to be, and who settles them.</summary>
internal static class RemarkRules
{
    private const int Longest = 4_000;

    /// <summary>Begins the checks of a remark.</summary>
    public static Checks Check(MakeRemarkRequest request)
        => DossierRules.Naming(request.Reference)
            .Choice("kind", request.Kind)
            .Reference("item_id", request.ItemId, required: false)
            .Paragraphs("text", request.Text, Longest);

    /// <summary>Begins the checks of a settlement.</summary>
    public static Checks Check(SettleRemarkRequest request)
        => DossierRules.Naming(request.Reference).Reference("id", request.Id).Paragraphs("text", request.Text, Longest);

    /// <summary>Refuses to settle what asks for nothing, what is settled, or what others have to settle.</summary>
    public static void RequireToSettle(Principal principal, Remark remark)
    {
        if (remark.Kind != RemarkKind.RequestForChange)
        {
            throw RemarkRefusals.NoRequest.Because($"{remark.Id} is a comment.");
        }

        if (remark.Settlement is { } settlement)
        {
            throw RemarkRefusals.Settled.Because($"{remark.Id} was settled by {settlement.SettledBy}.");
        }

        if (remark.Legal && !principal.Has(Roles.Legal))
        {
            throw RemarkRefusals.OfLegal.Because($"{remark.Id} comes from {remark.MadeBy}, of the legal service.");
        }
    }
}

using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Attribution.Items;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;
using Google.Protobuf;

namespace CyberSanctions.Attribution.Changes;

/// <summary>What corrections have to be: of something that is there, with a reason, and of some effect.</summary>
internal static class CorrectionRules
{
    private const int LongestReason = 2_000;

    /// <summary>Begins the checks of a correction of a dossier itself.</summary>
    public static Checks Correcting(string reference, long expectedVersion, string reason)
        => DossierRules.Changing(reference, expectedVersion).Paragraphs("reason", reason, LongestReason);

    /// <summary>Begins the checks of a correction of an item.</summary>
    public static Checks Correcting(string reference, long expectedVersion, string id, string reason)
        => Correcting(reference, expectedVersion, reason).Reference("id", id);

    /// <summary>The item, if it is in the dossier for this principal: NOT_FOUND, <c>item-withdrawn</c>.</summary>
    /// <param name="kind">What it has to be; unspecified: anything.</param>
    public static StoredItem RequireItem(Principal principal, ItemKind kind, string id, StoredItem? item)
    {
        if (item is null || !principal.MaySee(item.Handling) || (kind != ItemKind.Unspecified && kind != item.Kind))
        {
            throw Refusal.NotFound(NameOf(kind), id);
        }

        return item.Withdrawn ? throw CorrectionRefusals.ItemWithdrawn.Because($"{id} was withdrawn.") : item;
    }

    /// <summary>Refuses what changes nothing.</summary>
    public static void RequireAnother<T>(T before, T after)
        where T : IMessage<T>
    {
        if (before.Equals(after))
        {
            throw CorrectionRefusals.NothingChanged.Because("That is what it says already.");
        }
    }

    /// <summary>Refuses to move what stands in the order of time.</summary>
    public static void RequireOrderedByHand(ItemKind kind)
    {
        if (kind == ItemKind.Event)
        {
            throw CorrectionRefusals.OrderOfTime.Because("It stands on the time line where its date and its time do.");
        }
    }

    /// <summary>Refuses to mark a dossier lower than what is in it.</summary>
    public static void RequireAbove(string reference, Handling handling, Handling highest)
    {
        if (handling < highest)
        {
            throw CorrectionRefusals.HandlingBelowContents.Because(
                "handling", $"Something in {reference} is marked higher than that.");
        }
    }

    /// <summary>What an item of a kind is called.</summary>
    public static string NameOf(ItemKind kind) => kind switch
    {
        ItemKind.Incident => "incident",
        ItemKind.Evidence => "evidence",
        ItemKind.Actor => "actor",
        ItemKind.Event => "event",
        ItemKind.Relation => "relation",
        ItemKind.Hypothesis => "hypothesis",
        ItemKind.Responsibility => "responsibility",
        _ => "item",
    };
}

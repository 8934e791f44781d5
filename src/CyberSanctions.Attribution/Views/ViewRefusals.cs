using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Attribution.Views;

/// <summary>What a view is not saved for.</summary>
internal static class ViewRefusals
{
    public static readonly RefusalKind NameTaken = new(
        "view-name-taken",
        RefusalStatus.Exists,
        "Another view of yours has that name.",
        "Names of one person's views differ by more than case, accents and spaces. Choose another name, or change that view.");

    public static readonly RefusalKind TooMany = new(
        "views-full",
        RefusalStatus.Precondition,
        "You have as many views as there can be.",
        "One person keeps at most 50 views. Delete one that is not needed any more.");
}

using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Listing.CourtFiles;

/// <summary>What a file for a court is refused for.</summary>
internal static class CourtFileRefusals
{
    public static readonly RefusalKind NoKey = new(
        "no-court-file-key",
        RefusalStatus.Precondition,
        "There is no key to seal with.",
        "The operator has not set the key that manifests of files for a court are sealed with. Without a seal a file would prove "
        + "nothing.");

    public static readonly RefusalKind MarkedAbove = new(
        "marked-above-file",
        RefusalStatus.Precondition,
        "The proposal is marked above what is to be in the file.",
        "The file would be empty. Say with `upTo` how far what is in it may be marked; whoever gets it gets that.");
}

using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Attribution.Custody;

/// <summary>What a custody file is refused for.</summary>
internal static class CustodyRefusals
{
    public static readonly RefusalKind NoCustodyKey = new(
        "no-custody-key",
        RefusalStatus.Precondition,
        "There is no key to sign with.",
        "The operator has not set the key that custody files are signed with. Without a signature a file would prove nothing.");
}

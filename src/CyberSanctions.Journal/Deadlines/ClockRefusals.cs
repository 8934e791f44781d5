using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Journal.Deadlines;

/// <summary>Why nothing that depends on the time is done.</summary>
internal static class ClockRefusals
{
    public static readonly RefusalKind ClockDisagrees = new(
        "clock-disagrees",
        RefusalStatus.Away,
        "The service's clocks disagree.",
        "The clock of the service and that of its database are apart; nothing that depends on the time is "
        + "accepted until they agree. Send it again later, as it is.");
}

using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Procedures.Periods;

/// <summary>Why a period cannot be reckoned.</summary>
public static class PeriodRefusals
{
    public static readonly RefusalKind NoHolidays = new(
        "no-holidays",
        RefusalStatus.Precondition,
        "The holidays are not on record.",
        "Working days can be counted only in years whose holidays are on record.");

    public static readonly RefusalKind NoSilenceMinimum = new(
        "no-silence-minimum",
        RefusalStatus.Precondition,
        "The minimum period is not on record.",
        "How long a silence procedure lasts at least is on record only for some years.");
}

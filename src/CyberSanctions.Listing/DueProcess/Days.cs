using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.Listing.DueProcess;

/// <summary>Days on which something is said to have happened.</summary>
internal static class Days
{
    /// <summary>The day, if it is neither before something could happen nor after today.</summary>
    /// <exception cref="RefusedException">INVALID_ARGUMENT.</exception>
    public static DateOnly Require(string field, Date date, DateOnly earliest, DateOnly today, string since)
    {
        var day = date.ToDay();
        return day < earliest ? throw Refusal.Invalid(field, $"Must not be before {earliest:yyyy-MM-dd}, {since}.")
            : day > today ? throw Refusal.Invalid(field, "Must not be after today.")
            : day;
    }
}

using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.Listing.Stages;

/// <summary>Who is a Member State on a day, as the reference data say.</summary>
internal static class Members
{
    /// <summary>Refuses the code of what is no Member State on a day.</summary>
    public static void Require(CouncilData council, string field, string code, DateOnly day)
    {
        if (!council.IsMember(code, day))
        {
            throw Refusal.Invalid(field, MemberStates.Problem(code) ?? $"{code} is no Member State on {day:yyyy-MM-dd}.");
        }
    }
}

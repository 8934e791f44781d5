using CyberSanctions.Attribution.Finding;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Views;

/// <summary>What a person's own views have to be.</summary>
internal static class ViewRules
{
    /// <summary>How many views one person keeps.</summary>
    public const int Most = 50;

    /// <summary>The field of a request that holds the filter.</summary>
    public const string Filter = "filter";

    private const int LongestName = 100;

    /// <summary>Begins the checks of a view that is named by its id.</summary>
    public static Checks Naming(string id) => new Checks().Reference("id", id);

    /// <summary>Adds what is wrong with a name and a filter to the checks.</summary>
    public static Checks Check(Checks checks, string name, DossierFilter? filter)
    {
        checks.Line("name", name, LongestName);
        return filter is null ? checks.That(false, Filter, "Is required.") : FilterRules.Check(checks, Filter, filter);
    }

    /// <summary>The view, if it is there for whoever asks, at the version that they saw (0: whatever it is).</summary>
    public static DossierView Require(string id, DossierView? view, long expectedVersion)
        => view is null ? throw Refusal.NotFound("view", id)
            : expectedVersion == 0 || expectedVersion == view.Version ? view
            : throw Refusal.Stale(id, expectedVersion, view.Version);

    /// <summary>Refuses one view too many.</summary>
    public static void RequireRoom(long views)
    {
        if (views >= Most)
        {
            throw ViewRefusals.TooMany.Because($"You have {views} views.");
        }
    }

    /// <summary>Refuses a name that another view has.</summary>
    public static void RequireFree(string? holder)
    {
        if (holder is not null)
        {
            throw ViewRefusals.NameTaken.Because("name", $"There is \"{holder}\" already.");
        }
    }
}

using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.Entries;

/// <summary>The lists there are. The table <c>public_list</c> holds the same ones.</summary>
internal static class PublicLists
{
    /// <summary>Where nothing is said.</summary>
    public const string Usual = "eu-cyber";

    private const int LongestName = 100;
    private const string Exercises = "eu-cyber-exercise";

    /// <summary>Whether a name is that of a list, or nothing is said.</summary>
    public static bool Exists(string list) => list is "" or Usual or Exercises;

    /// <summary>Whether what is about a list is an exercise.</summary>
    public static bool IsExercise(string list) => list == Exercises;

    /// <summary>The list that exercises, or what is none, go to.</summary>
    public static string Of(bool exercise) => exercise ? Exercises : Usual;

    /// <summary>The list of that name.</summary>
    public static string Named(string list) => list.Length == 0 ? Usual : list;

    /// <summary>The list of that name. INVALID_ARGUMENT: it is none; NOT_FOUND.</summary>
    public static string Require(string list)
    {
        new Checks().Token("list", list, LongestName, required: false).Throw();
        return Exists(list) ? Named(list) : throw Refusal.NotFound("list", list);
    }
}

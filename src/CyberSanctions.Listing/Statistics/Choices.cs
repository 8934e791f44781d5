namespace CyberSanctions.Listing.Statistics;

/// <summary>All choices of closed lists.</summary>
internal static class Choices
{
    /// <summary>Those that can be chosen, in the order of their numbers.</summary>
    public static IEnumerable<T> Of<T>()
        where T : struct, Enum
        => Enum.GetValues<T>().Where(choice => !choice.Equals(default(T)));
}

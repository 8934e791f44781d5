namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>
/// A text without what does not tell two names apart: case, compatibility forms, white space, what cannot be seen, and letters of
/// another script that look the same. For finding what may be the same; <see cref="SamePerson"/> decides where it must be right.
/// </summary>
public static class Folding
{
    /// <summary>The folded text; empty when there is nothing to see.</summary>
    public static string Of(string text) => string.Concat(LookAlikes.In(text).Select(readings => readings[0]));

    /// <summary>
    /// The text in capital letters, by what is seen of them: a Latin T and a Cyrillic Т are one, and so are 0 and O. Numbers of
    /// documents are written like this.
    /// </summary>
    public static string AsSeen(string text) => string.Concat(
        LookAlikes.In(text.ToUpperInvariant()).Select(readings => readings.Count > 1 ? readings[1] : readings[0]));
}

using System.Globalization;
using System.Text;
using CyberSanctions.Contracts.Kinds.Unicode;

namespace CyberSanctions.Contracts.Kinds;

/// <summary>
/// Whether a text can be one of a language, by the script of its letters: Bulgarian is written in Cyrillic, Greek in Greek, and
/// the other official languages of the Union in Latin letters. Names and designations keep their own, so it is most letters that
/// count.
/// </summary>
public static class WrittenLanguages
{
    /// <summary>What is wrong with a text in a language; null when nothing is.</summary>
    /// <param name="language">ISO 639-1.</param>
    /// <param name="text">The whole of it.</param>
    public static string? Problem(string language, string text)
    {
        var script = language switch { "bg" => "Cyrillic", "el" => "Greek", _ => "Latin" };
        var letters = text.EnumerateRunes().Where(Rune.IsLetter).ToList();
        var own = letters.Count(letter => Scripts.Of(letter.Value) == script);
        return own * 2 > letters.Count
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Is no text in this language: of {letters.Count} letters, {own} are {script}.");
    }
}

using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.Subjects;

/// <summary>
/// What may be said of names. Screening stops payments on a strong name alone, so a common word is none; and an original name
/// is found beside its transliteration only where the list says which is which.
/// </summary>
internal static class NameRules
{
    // The real list has a subject with 145.
    private const int MostNames = 200;
    private const int LongestName = 500;

    public static void Check(Checks checks, string field, IReadOnlyList<Name> names, SubjectKind subject)
    {
        var before = checks.Problems.Count;
        checks.Each(field, names, MostNames, (at, name) => Name(checks, at, name));
        if (checks.Problems.Count > before)
        {
            return;
        }

        foreach (var (i, name) in names.Index())
        {
            Kind(checks, $"{field}[{i}]", names, i, subject);
            Transliteration(checks, $"{field}[{i}]", names, i);
            checks
                .That(
                    i == 0 || name.Quality != NameQuality.Strong || !CommonWords.AreAllOf(name.WholeName),
                    $"{field}[{i}].quality",
                    "Is an alias of common words alone: it is weak; a strong one stops the payments of everybody called so.")
                .That(
                    name.Script.Length == 0 || ScriptCodes.Foreign(name.Script, name.WholeName) is null,
                    $"{field}[{i}].script",
                    name.Script.Length == 0 ? "" : ScriptCodes.Foreign(name.Script, name.WholeName) ?? "");
        }
    }

    private static void Name(Checks checks, string field, Name name)
        => checks
            .Line($"{field}.whole_name", name.WholeName, LongestName)
            .Line($"{field}.first_name", name.FirstName, LongestName, required: false)
            .Line($"{field}.middle_name", name.MiddleName, LongestName, required: false)
            .Line($"{field}.last_name", name.LastName, LongestName, required: false)
            .Line($"{field}.patronymic", name.Patronymic, LongestName, required: false)
            .Line($"{field}.title", name.Title, SubjectRules.LongestText, required: false)
            .Choice($"{field}.quality", name.Quality)
            .OptionalChoice($"{field}.kind", name.Kind)
            .Language($"{field}.language", name.Language)
            .Script($"{field}.script", name.Script)
            .Line($"{field}.transliteration_of", name.TransliterationOf, LongestName, required: false)
            .Transliteration($"{field}.transliteration_standard", name.TransliterationStandard)
            .Remark(field, name.Remark);

    private static void Kind(Checks checks, string field, IReadOnlyList<Name> names, int place, SubjectKind subject)
    {
        var name = names[place];
        checks
            .That(
                name.Kind != NameKind.Maiden || subject != SubjectKind.Entity, $"{field}.kind", "Is for persons only.")
            .That(
                name.Kind != NameKind.LowQualityAlias || name.Quality == NameQuality.Weak,
                $"{field}.kind",
                "Is of low quality, and its quality is said to be strong.")
            .That(
                name.Kind != NameKind.Primary || place == 0 || AreOneName(name, names[0]),
                $"{field}.kind",
                "Is primary: that is the first name, and its original or transliteration.")
            .That(
                place > 0 || name.Kind is NameKind.Unspecified or NameKind.Primary,
                $"{field}.kind",
                "Is the first name, and that is the primary one.");
    }

    private static bool AreOneName(Name one, Name other)
        => one.TransliterationOf == other.WholeName
            || other.TransliterationOf == one.WholeName
            || (one.TransliterationOf.Length > 0 && one.TransliterationOf == other.TransliterationOf);

    private static void Transliteration(Checks checks, string field, IReadOnlyList<Name> names, int place)
    {
        var name = names[place];
        if (name.TransliterationOf.Length == 0)
        {
            checks.That(
                name.TransliterationStandard.Length == 0,
                $"{field}.transliteration_standard",
                "Is of a transliteration: say of which name (transliteration_of).");
            return;
        }

        var originals = names.Where((_, at) => at != place).Where(other => other.WholeName == name.TransliterationOf).ToList();
        checks
            .That(originals.Count > 0, $"{field}.transliteration_of", "Must be the whole name of another one of the names.")
            .That(
                originals.TrueForAll(original => original.TransliterationOf.Length == 0),
                $"{field}.transliteration_of",
                "Is a transliteration itself: name the original.")
            .That(
                MixedScripts.DifferIn(name.WholeName, name.TransliterationOf),
                $"{field}.transliteration_of",
                "Is in the same script: a transliteration renders the letters of one script in another.");
    }
}

using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Contracts.ActDocuments;

/// <summary>The names of a subject: the first one by itself, each other with what it is.</summary>
internal static class NameWords
{
    public static IEnumerable<AnnexLine> Of(Subject subject)
        => subject.Names.Select((name, place) => new AnnexLine(Label(name, place), Words(name)));

    private static string Label(Name name, int place) => name.Kind switch
    {
        NameKind.Former => "formerly",
        NameKind.Maiden => "née",
        NameKind.SoCalled => "so-called",
        NameKind.LowQualityAlias => "a.k.a. (low quality)",
        NameKind.Primary when place > 0 => "in another script",
        _ when place > 0 => "a.k.a.",
        _ => "",
    };

    private static string Words(Name name) => LineWords.Join(
        name.WholeName,
        LineWords.With("title", name.Title),
        LineWords.With("first name", name.FirstName),
        LineWords.With("middle name", name.MiddleName),
        LineWords.With("patronymic", name.Patronymic),
        LineWords.With("last name", name.LastName),
        name.Quality == NameQuality.Weak ? "not enough to identify by itself" : "",
        LineWords.With("language", name.Language),
        LineWords.With("script", name.Script),
        LineWords.With("transliteration of", name.TransliterationOf),
        LineWords.With("by", name.TransliterationStandard),
        name.Remark);
}

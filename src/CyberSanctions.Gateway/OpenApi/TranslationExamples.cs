using CyberSanctions.Gateway.Translations;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>Bodies about translations, for the API's description. Everybody in them is invented.</summary>
internal static class TranslationExamples
{
    private const string Original = "a591a6d40bf420404a011733cfb7b190d62c65bf0bcda32b57b277d9ad9f146e";
    private const string Rendering = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    public static NewTranslationRequest Request { get; } = new()
    {
        Languages = ["bg", "el"],
        DueOn = new DateOnly(2026, 12, 11),
    };

    public static NewTranslationStart Start { get; } = new() { OriginalSha256 = Original, StartFrom = Rendering };

    public static NewTranslation Text { get; } = new()
    {
        OriginalSha256 = Original,
        Paragraphs =
        [
            "Im Februar 2024 wurde das Wasserwerk Nimbus angegriffen.",
            "Aurelia Nimbus hat die Server betrieben, von denen der Angriff ausging.",
        ],
    };

    public static NewTranslationReview Review { get; } = new()
    {
        OriginalSha256 = Original,
        TextSha256 = Rendering,
        Accepted = false,
        Remark = "The servers were rented, not run.",
    };
}

using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Translations;

namespace CyberSanctions.Listing.Tests.Translations;

/// <summary>The rules on translations that need no database.</summary>
public sealed class TranslationRulesTests
{
    [Theory]
    [InlineData("One.", "One.")]
    [InlineData("One.\n\nTwo.", "One.|Two.")]
    [InlineData("One.\n\n\n\nTwo.\nStill two.", "One.|Two.\nStill two.")]
    [InlineData("One.\r\n\r\nTwo.", "One.|Two.")]
    public void Statement_IsReadByItsBlankLines(string statement, string paragraphs)
        => Assert.Equal(paragraphs.Split('|'), Original.Of(statement).Paragraphs);

    [Fact]
    public void Hash_IsThatOfTheBytesOfTheParagraphs_WithABlankLineBetween()
    {
        // printf 'One.\n\nTwo \303\251.' | openssl dgst -sha256
        Assert.Equal(
            "232f82d8c1ee617ad392e81d75d3c827152cd70f6a3d0277337edf254ca8dc47", new Original(["One.", "Two é."]).Sha256);
    }

    [Fact]
    public void TakenOver_IsWhatReadsAsItDid_WhereverItStands()
    {
        var now = new Original(["Two.", "New.", "One.", "Two."]);
        Assert.Equal(["Zwei.", "", "Eins.", "Zwei."], now.TakenOver(["One.", "Two.", "Gone."], ["Eins.", "Zwei.", "Weg."]));
        Assert.Equal(["", "", "", ""], now.TakenOver(["Other."], ["Anders."]));
    }

    [Theory]
    [InlineData("bg", "Аурелия Нимбус (Aurelia NIMBUS) е наела сървърите.", true)]
    [InlineData("bg", "Aurelia Nimbus is mentioned here with an а.", false)]
    [InlineData("bg", "Η Αυρηλία μίσθωσε τους διακομιστές.", false)]
    [InlineData("el", "Η Aurelia Nimbus μίσθωσε τους διακομιστές της Blue Heron Ltd.", true)]
    [InlineData("el", "Аурелия Нимбус е наела сървърите.", false)]
    [InlineData("mt", "Għandha s-servers, ħafna drabi.", true)]
    [InlineData("hu", "Árvíztűrő tükörfúrógép.", true)]
    [InlineData("de", "Аурелия Нимбус е наела сървърите.", false)]
    [InlineData("de", "12 345.", false)]
    public void Text_IsWrittenInTheScriptOfItsLanguage(string language, string text, bool can)
        => Assert.Equal(can, WrittenLanguages.Problem(language, text) is null);

    [Fact]
    public void Summary_CountsWhatIsReviewed_OfTheStatementAsItReads_InLanguagesThatAreOfficial()
    {
        Translation Of(string language, TranslationState state, bool stale = false)
            => new() { Language = language, State = state, Stale = stale };
        var summary = TranslationSummary.Count(
            [
                Of("de", TranslationState.Reviewed), Of("fr", TranslationState.Reviewed, stale: true),
                Of("it", TranslationState.Translated), Of("is", TranslationState.Reviewed),
            ],
            TranslationRules.Wanted(["de", "en", "fr", "it"]));
        Assert.Equal(new TranslationSummary(1, 3), summary);
        Assert.Equal(
            new TranslationLine(
                "translations",
                "LP-2026-0001",
                "The text in the working language is there; 1 of 3 translations are current.",
                Blocking: false),
            summary.ToLine("LP-2026-0001"));
    }

    [Fact]
    public void WithoutLanguagesOnRecord_NothingIsTranslated()
        => Assert.Equal("no-languages", Refused.By(() => TranslationRules.Wanted([])).Kind.Reason);
}

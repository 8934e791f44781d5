using System.Security.Cryptography;
using System.Text;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Grpc.Core;

namespace CyberSanctions.Listing.Tests.Translations;

/// <summary>
/// Whatever is done in whatever order, by whomever, this holds:
/// <list type="number">
/// <item>versions of a language are 1, 2, 3 … without gaps, and nothing that was written is ever gone;</item>
/// <item>a translation is current if, and only if, the last review of the present original's text found right the text that
/// stands, and nobody who has written any of it reviewed it;</item>
/// <item>a translation that is written has as many paragraphs as its original, none of them empty;</item>
/// <item>it is stale if, and only if, the statement has another hash than its original;</item>
/// <item>when the statement says again what it said, its translations are as they were;</item>
/// <item>what is due is what somebody finds who goes through everything.</item>
/// </list>
/// A model that knows no SQL goes along, and says of each command whether it is refused.
/// </summary>
public sealed class AnyTranslationTests(ListingService listing) : IClassFixture<ListingService>
{
    private static readonly string[] People = ["aurelia.nimbus", "Livia.Frost", "livia.frost", "marius.cumulus"];
    private static readonly string[] Languages = ["bg", "de"];
    private readonly Translators _desk = new(listing);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Anything_InAnyOrder(int seed)
    {
        var random = new Random(seed);
        var proposal = await _desk.DraftAsync();
        var model = new Model(proposal.Reasons[0].Text, proposal.Reasons[1].Text);
        var taken = 0;
        for (var step = 0; step < 70; step++)
        {
            var outcome = await DoAsync(random, proposal.Reference, model);
            taken += outcome ? 1 : 0;
            await HoldsAsync(proposal.Reference, model);
        }

        Assert.InRange(taken, 20, 70);
    }

    private async Task<bool> DoAsync(Random random, string reference, Model model)
    {
        var person = People[random.Next(People.Length)];
        var desk = _desk.As(person, Roles.Officer, Roles.Legal);
        var language = Languages[random.Next(Languages.Length)];
        var key = (language, random.Next(8) == 0 ? model.Originals[random.Next(model.Originals.Count)] : model.Sha256);
        var known = model.Standing.GetValueOrDefault(key);
        var expected = random.Next(3) switch { 0 => model.Versions[language], 1 => 0, _ => random.Next(6) };
        var fits = key.Item2 == model.Sha256 && (expected == 0 || expected == model.Versions[language]);
        switch (random.Next(9))
        {
            case 0:
                var first = $"Nimbus Water Works was attacked in March {2024 + random.Next(3)}.";
                if (first != model.First)
                {
                    var now = await listing.Drafter.GetProposalAsync(new GetProposalRequest { Reference = reference });
                    await _desk.EditAsync(now, first);
                    model.Say(first);
                }

                return true;
            case 1:
                var present = model.Standing.GetValueOrDefault((language, model.Sha256));
                return await AgreeAsync(
                    present is null || present.State <= TranslationState.InTranslation,
                    desk.RequestTranslationsAsync(
                        new() { Reference = reference, Languages = { language }, DueOn = Day(present) }),
                    () => model.Step(language, with => with with
                    {
                        State = with.State == default ? TranslationState.Requested : with.State,
                        Asked = !with.Asked,
                    }));
            case 2 or 3:
                var from = random.Next(2) == 0 ? "" : model.Originals[random.Next(model.Originals.Count)];
                var earlier = model.Standing.GetValueOrDefault((language, from));
                return await AgreeAsync(
                    fits && (known?.State ?? TranslationState.Unspecified) <= TranslationState.InTranslation
                        && (from.Length == 0 || (from != model.Sha256 && earlier?.Paragraphs.Length > 0)),
                    desk.StartTranslationAsync(new()
                    {
                        Reference = reference,
                        Language = language,
                        ExpectedVersion = expected,
                        OriginalSha256 = key.Item2,
                        StartFrom = from,
                    }),
                    () => model.Step(language, with => with with
                    {
                        State = TranslationState.InTranslation,
                        Paragraphs = earlier is null
                            ? with.Paragraphs
                            : [model.TextOf(from)[0] == model.First ? earlier.Paragraphs[0] : "", earlier.Paragraphs[1]],
                        Writers = earlier is null ? with.Writers : [.. with.Writers, .. earlier.Writers],
                    }));
            case 4 or 5 or 6:
                var text = await _desk.TextAsync(reference, language, $" {random.Next(3)}");
                (text.ExpectedVersion, text.OriginalSha256) = (expected, key.Item2);
                var another = known is null || known.State < TranslationState.Translated
                    || !known.Paragraphs.SequenceEqual(text.Paragraphs);
                return await AgreeAsync(
                    fits && another,
                    desk.WriteTranslationAsync(text),
                    () => model.Step(language, with => with with
                    {
                        State = TranslationState.Translated,
                        Paragraphs = [.. text.Paragraphs],
                        Writers = [.. with.Writers, person],
                    }));
            default:
                var accepted = random.Next(3) > 0;
                return await AgreeAsync(
                    fits && known is not null
                        && known.State >= TranslationState.Translated
                        && !(accepted && known.State == TranslationState.Reviewed)
                        && !known.Writers.Any(writer => string.Equals(writer, person, StringComparison.OrdinalIgnoreCase)),
                    desk.ReviewTranslationAsync(new()
                    {
                        Reference = reference,
                        Language = language,
                        ExpectedVersion = expected,
                        OriginalSha256 = key.Item2,
                        TextSha256 = HashOf(known?.Paragraphs ?? ["x"]),
                        Accepted = accepted,
                        Remark = accepted ? "" : "No.",
                    }),
                    () => model.Step(language, with => with with
                    {
                        State = accepted ? TranslationState.Reviewed : TranslationState.InTranslation,
                    }));
        }
    }

    // One day when it was asked for without one, and none when it was with one: so it is always another.
    private static Contracts.Common.V1.Date? Day(Known? known)
        => known?.Asked == true ? null : new Contracts.Common.V1.Date { Year = DateTime.UtcNow.Year + 1, Month = 1, Day = 7 };

    private static async Task<bool> AgreeAsync<T>(bool can, AsyncUnaryCall<T> call, Action done)
    {
        var outcome = await Translators.OutcomeAsync(call);
        Assert.True(can == (outcome.Length == 0), $"The model says {can}, the service says '{outcome}'.");
        if (can)
        {
            done();
        }

        return can;
    }

    private async Task HoldsAsync(string reference, Model model)
    {
        var list = await _desk.ListAsync(reference);
        Assert.Equal(model.Sha256, list.OriginalSha256);
        Assert.Equal(
            Languages.Count(language => model.Standing.GetValueOrDefault((language, model.Sha256))?.State
                == TranslationState.Reviewed),
            list.Current);
        foreach (var ((language, original), known) in model.Standing)
        {
            var translation = await _desk.GetAsync(reference, language, original);
            Assert.Equal(
                (known.Version, known.State, original != model.Sha256),
                (translation.Version, translation.State, translation.Stale));
            Assert.Equal(known.Paragraphs, translation.Paragraphs);
            Assert.Equal(model.TextOf(original), translation.Original);
            Assert.True(translation.State < TranslationState.Translated
                || (translation.Paragraphs.Count == translation.Original.Count && !translation.Paragraphs.Contains("")));
            Assert.False(translation.State == TranslationState.Reviewed
                && known.Writers.Any(writer => string.Equals(writer, translation.Reviewer, StringComparison.OrdinalIgnoreCase)));
        }

        await using var connection = await listing.Service.Database.OpenConnectionAsync();
        var versions = (await connection.QueryAsync<(string Language, long Version)>(
            "SELECT language, version FROM translation_step WHERE proposal_reference = @reference ORDER BY language, version",
            new { reference })).ToLookup(row => row.Language, row => row.Version);
        Assert.All(Languages, language => Assert.Equal(
            Enumerable.Range(1, (int)model.Versions[language]).Select(version => (long)version), versions[language]));
        var due = await connection.QueryAsync<string>(
            "SELECT kind || ' ' || right(reference, 2) FROM translation_due WHERE reference LIKE @reference || '/%' ORDER BY 1",
            new { reference });
        Assert.Equal(Languages.Select(model.Due).OfType<string>().Order(StringComparer.Ordinal), due);
    }

    private static string HashOf(params string[] paragraphs)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join("\n\n", paragraphs))));

    private sealed record Known(long Version, TranslationState State, bool Asked, string[] Paragraphs, string[] Writers);

    private sealed class Model(string first, string second)
    {
        private readonly Dictionary<string, string[]> _texts = new(StringComparer.Ordinal)
        {
            [HashOf(first, second)] = [first, second],
        };

        public string First { get; private set; } = first;

        public string Sha256 => HashOf(First, second);

        public List<string> Originals { get; } = [HashOf(first, second)];

        public Dictionary<(string Language, string Original), Known> Standing { get; } = [];

        public Dictionary<string, long> Versions { get; } = Languages.ToDictionary(language => language, _ => 0L);

        public string[] TextOf(string original) => _texts[original];

        public void Say(string text)
        {
            First = text;
            if (_texts.TryAdd(Sha256, [text, second]))
            {
                Originals.Add(Sha256);
            }
        }

        public void Step(string language, Func<Known, Known> change)
        {
            var before = Standing.GetValueOrDefault((language, Sha256)) ?? new Known(0, default, false, [], []);
            Standing[(language, Sha256)] = change(before) with { Version = ++Versions[language] };
        }

        public string? Due(string language)
            => Standing.GetValueOrDefault((language, Sha256)) is { } present
                ? present.State switch
                {
                    TranslationState.Reviewed => null,
                    TranslationState.Translated => $"translation-review {language}",
                    _ => $"translation {language}",
                }
                : Standing.Keys.Any(key => key.Language == language) ? $"translation-stale {language}" : null;
    }
}

using System.Text;
using CyberSanctions.Publication.Artifacts.Unicode;
using CyberSanctions.Testing;
using Dapper;

namespace CyberSanctions.Publication.Tests;

/// <summary>Normalisation form C is what Postgres takes for it, which has tables and code of its own.</summary>
public sealed class CanonicalFormTests
{
    [Fact]
    public async Task EveryCharacter_AndEverySequence_IsNormalisedAsPostgresDoes()
    {
        var random = new Random(4711);
        var all = Enumerable.Range(1, 0x10ffff).Where(Rune.IsValid).Select(point => new Rune(point).ToString()).ToArray();
        string[] decomposed = await AskAsync("NFD", all);

        // Sequences of what changes: marks after letters, in any order, and parts of syllables.
        string[] lively =
        [
            .. all.Zip(decomposed).Where(pair => pair.First != pair.Second).Select(pair => pair.First),
            .. Enumerable.Range(0x300, 0x70).Concat(Enumerable.Range(0x1100, 0x100)).Concat(Enumerable.Range(0x591, 0x60))

                // Postgres 15 takes it for a final consonant; the standard has those begin after it (section 3.12).
                .Where(point => point != 0x11a7)
                .Select(point => new Rune(point).ToString()),
            "a", "E", "o", "ʼ", "\u0c46", "\u0cc6", "\u09c7", "\U00011131",
        ];
        string[] sequences =
        [
            .. all, .. decomposed,
            .. Enumerable.Range(0, 60_000).Select(_ => string.Concat(random.GetItems(lively, random.Next(1, 6)))),
        ];
        var expected = await AskAsync("NFC", sequences);

        Assert.Equal([], sequences.Zip(expected).Where(pair => CanonicalForm.Of(pair.First) != pair.Second)
            .Select(pair => string.Join(' ', pair.First.EnumerateRunes().Select(rune => $"{rune.Value:X4}"))).Take(10));
    }

    private static async Task<string[]> AskAsync(string form, string[] texts)
    {
        await using var service = await TestService.StartAsync<Program>("publication");
        await using var connection = await service.Database.OpenConnectionAsync();
        return [.. await connection.QueryAsync<string>(
            $"SELECT normalize(text, {form}) FROM unnest(@texts) WITH ORDINALITY AS t (text, at) ORDER BY at", new { texts })];
    }
}

using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Procedures.Periods;
using Dapper;

namespace CyberSanctions.Listing.Tests.Translations;

/// <summary>What of translations is due, as the database says it.</summary>
public sealed class TranslationDueTests(ListingService listing) : IClassFixture<ListingService>
{
    private readonly Translators _desk = new(listing);

    [Fact]
    public async Task Due_IsWhatIsToBeTranslated_ToBeReviewed_AndStale()
    {
        var entry = listing.Publication.Listed();
        var proposal = await listing.Drafter.DraftProposalAsync(Examples.Delisting(entry));
        var today = CouncilData.DayInBrussels(DateTime.UtcNow);
        await _desk.Officer.RequestTranslationsAsync(new RequestTranslationsRequest
        {
            Reference = proposal.Reference,
            Languages = { "bg", "cs", "da" },
            DueOn = today.AddDays(3).ToMessage(),
        });
        var original = (await _desk.ListAsync(proposal.Reference)).OriginalSha256;
        await _desk.Translator.StartTranslationAsync(
            new StartTranslationRequest { Reference = proposal.Reference, Language = "cs", OriginalSha256 = original });
        await _desk.WriteAsync(proposal.Reference, "da");
        await _desk.ReviewedAsync(proposal.Reference, "de");
        DateOnly? day = today.AddDays(3);
        Assert.Equal(
            [
                ("translation", "bg", day, null), ("translation", "cs", day, "livia.frost"),
                ("translation-review", "da", day, null),
            ],
            await DueAsync(proposal.Reference));
        await using (var connection = await listing.Service.Database.OpenConnectionAsync())
        {
            var common = await connection.QuerySingleAsync<(
                string List, string Entry, int Handling, bool Exercise, DateOnly Since)>(
                """
                SELECT DISTINCT list, entry_reference, handling, exercise, since FROM translation_due
                WHERE reference LIKE @Reference || '/%'
                """,
                new { proposal.Reference });
            Assert.Equal(("eu-cyber", entry, (int)proposal.Handling, false, today), common);
        }

        var said = Examples.Delisting(entry);
        said.Delisting.StatementOfReasons = "The General Court has annulled the listing of 2024.";
        await listing.Drafter.EditProposalAsync(
            new EditProposalRequest { Reference = proposal.Reference, Proposal = said, Reason = "Another word." });
        await _desk.WriteAsync(proposal.Reference, "de");
        Assert.Equal(
            [
                ("translation-review", "de", null, null), ("translation-stale", "bg", day, null),
                ("translation-stale", "cs", day, null), ("translation-stale", "da", day, null),
            ],
            (await DueAsync(proposal.Reference)).OrderBy(due => due.Kind, StringComparer.Ordinal));

        await listing.Drafter.WithdrawProposalAsync(
            new WithdrawProposalRequest { Reference = proposal.Reference, Reason = "No." });
        Assert.Empty(await DueAsync(proposal.Reference));
    }

    private async Task<IEnumerable<(string Kind, string Language, DateOnly? Day, string? Subject)>> DueAsync(string reference)
    {
        await using var connection = await listing.Service.Database.OpenConnectionAsync();
        return await connection.QueryAsync<(string, string, DateOnly?, string?)>(
            """
            SELECT kind, substr(reference, length(@reference) + 15), due_on, subject FROM translation_due
            WHERE reference LIKE @reference || '/translations/%' ORDER BY place
            """,
            new { reference });
    }
}

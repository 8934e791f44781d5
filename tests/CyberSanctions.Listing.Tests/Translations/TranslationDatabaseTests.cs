using Dapper;
using Npgsql;

namespace CyberSanctions.Listing.Tests.Translations;

/// <summary>What the database itself refuses to the service, should the service ever ask for it.</summary>
public sealed class TranslationDatabaseTests(ListingService listing) : IClassFixture<ListingService>
{
    private const string NotNow = PostgresErrorCodes.ObjectNotInPrerequisiteState;
    private const string NoRight = PostgresErrorCodes.InsufficientPrivilege;
    private const string Check = PostgresErrorCodes.CheckViolation;

    // Another step after the newest one of the translation into German, which is translated, with something of it replaced.
    private const string Columns = "proposal_reference, language, version, original_sha256, change, state, done_by, done_at,"
        + " paragraphs, text_sha256, due_on, requested_by, requested_at, translator, translated_at, reviewer, reviewed_at,"
        + " written_by, started_from, remark";

    private readonly Translators _desk = new(listing);

    [Theory]
    [InlineData("UPDATE translation_step SET remark = 'x'", NoRight)]
    [InlineData("DELETE FROM translation_step", NoRight)]
    [InlineData("UPDATE translated_original SET paragraphs = '{x}'", NoRight)]
    [InlineData("DELETE FROM translated_original", NoRight)]
    [InlineData("INSERT INTO translation SELECT * FROM translation", NoRight)]
    [InlineData("UPDATE translation SET state = 4", NoRight)]
    [InlineData("DELETE FROM translation", NoRight)]
    [InlineData("INSERT INTO translated_original VALUES (repeat('a', 64), '{x}')", Check)]
    [InlineData("INSERT INTO translated_original VALUES (encode(sha256(''), 'hex'), '{\"\"}')", Check)]
    public async Task WhatMustNotHappen_DoesNot(string sql, string refusal)
    {
        var proposal = await _desk.DraftAsync();
        await _desk.WriteAsync(proposal.Reference, "de");
        await RefusedAsync(sql, refusal, new { proposal.Reference });
    }

    [Theory]
    [InlineData("version", "version", NotNow)] // the same once more
    [InlineData("version", "version + 2", NotNow)]
    [InlineData("done_by, reviewer", "written_by[1], written_by[1]", Check)]
    [InlineData("done_by", "'somebody.else'", Check)] // than the reviewer
    [InlineData("reviewer, reviewed_at", "NULL, NULL", Check)]
    [InlineData("written_by", "'{}'", NotNow)]
    [InlineData("written_by", "'{tiberius.quill}'", NotNow)]
    [InlineData("paragraphs, text_sha256", "'{x,y}', encode(sha256(E'x\\n\\ny'), 'hex')", NotNow)]
    [InlineData("text_sha256", "repeat('a', 64)", Check)]
    [InlineData("text_sha256, translated_at", "NULL, NULL", Check)]
    [InlineData("state", "3", Check)] // found right, and not reviewed
    [InlineData("language, version, change, state, reviewer, reviewed_at", "'en', 1, 3, 3, NULL, NULL", Check)]
    [InlineData("language", "'fr', 1", NotNow, "language, version")] // reviewed before it is written
    [InlineData("original_sha256", "@Stale", NotNow)]
    [InlineData("proposal_reference", "@Withdrawn", NotNow)]
    [InlineData("started_from", "original_sha256", Check)]
    [InlineData("change, state, reviewer, reviewed_at", "5, 2, NULL, NULL", Check)] // sent back for no reason
    [InlineData("change, state, reviewer, reviewed_at", "2, 2, NULL, NULL", NotNow)] // taken up after it is written
    [InlineData("change, state, reviewer, reviewed_at, requested_by, requested_at", "1, 2, NULL, NULL, 'x', now()", NotNow)]
    public async Task StepThatDoesNotFollow_IsRefused(string columns, string values, string refusal, string? others = null)
    {
        var proposal = await _desk.DraftAsync();
        var first = proposal.Reasons[0].Text;
        var edited = await _desk.EditAsync(proposal, "Nimbus Water Works was attacked in March 2024.");
        var stale = await _desk.WriteAsync(proposal.Reference, "hu");
        await _desk.EditAsync(edited, first);
        await _desk.WriteAsync(proposal.Reference, "de");
        var withdrawn = await _desk.DraftAsync();
        await listing.Drafter.WithdrawProposalAsync(new() { Reference = withdrawn.Reference, Reason = "No." });
        var parameters = new { proposal.Reference, Stale = stale.OriginalSha256, Withdrawn = withdrawn.Reference };
        await RefusedAsync(Following(others ?? columns, values), refusal, parameters);

        // Without what spoils it, it is done.
        await using var connection = await listing.Service.Database.OpenConnectionAsync();
        Assert.Equal(1, await connection.ExecuteAsync(Following("remark", "''"), parameters));
    }

    // What a review of the newest step writes, but for some columns.
    private static string Following(string columns, string values)
    {
        var written = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["version"] = "version + 1",
            ["change"] = "4",
            ["state"] = "4",
            ["done_by"] = "'marius.cumulus'",
            ["reviewer"] = "'marius.cumulus'",
            ["reviewed_at"] = "now()",
        };
        foreach (var (column, value) in columns.Split(", ").Zip(Split(values)))
        {
            written[column] = value;
        }

        var selected = Columns.Split(", ").Select(column => written.GetValueOrDefault(column, column));
        return $"INSERT INTO translation_step ({Columns}) SELECT {string.Join(", ", selected)} FROM translation_step"
            + " WHERE proposal_reference = @Reference AND language = 'de' ORDER BY version DESC LIMIT 1";
    }

    // Commas within brackets are no ends of a value.
    private static IEnumerable<string> Split(string values)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i < values.Length; i++)
        {
            depth += values[i] switch { '(' or '{' => 1, ')' or '}' => -1, _ => 0 };
            if (depth == 0 && values[i] == ',')
            {
                yield return values[start..i].Trim();
                start = i + 1;
            }
        }

        yield return values[start..].Trim();
    }

    private async Task RefusedAsync(string sql, string refusal, object parameters)
    {
        await using var connection = await listing.Service.Database.OpenConnectionAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql, parameters));
        Assert.Equal(refusal, refused.SqlState);
    }
}

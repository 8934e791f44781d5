using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Dapper;
using Npgsql;

namespace CyberSanctions.Listing.Tests.Finding;

/// <summary>What the database keeps for searches: nobody but its own triggers writes it.</summary>
public sealed partial class SearchDatabaseTests(ListingService listing) : IClassFixture<ListingService>
{
    [Theory]
    [InlineData("UPDATE search_proposal SET handling = 1")]
    [InlineData("DELETE FROM search_text")]
    [InlineData("INSERT INTO search_text VALUES (1, 9, ' nobody ')")]
    [InlineData("UPDATE search_entry SET words = ' nobody '")]
    [InlineData("TRUNCATE search_word")]
    [InlineData("DELETE FROM search_act")]
    [InlineData("SELECT search_act_said('ACT-2026-0001')")]
    [InlineData("SELECT search_learn('nobody')")]
    [InlineData("SELECT search_fill(0, 1)")]
    [InlineData("SELECT search_refresh('{1}', '{1}')")]
    public async Task Service_ItselfChangesNothingOfIt(string sql)
    {
        await using var service = await listing.Service.Database.OpenConnectionAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => service.ExecuteAsync(sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public void Words_AreDividedAndFolded_AsThoseOfDossiers()
    {
        var here = FunctionsOf("CyberSanctions.Listing");
        var there = FunctionsOf("CyberSanctions.Attribution");
        var shared = here.Keys.Intersect(there.Keys, StringComparer.Ordinal)
            .Except(["search_header", "search_fill", "search_refresh"], StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(
            [
                "search_compounds", "search_document", "search_fold", "search_is_dense", "search_learn", "search_near",
                "search_quoted", "search_sought", "search_spaced", "search_terms", "search_trigrams", "search_words",
            ],
            shared);
        Assert.All(shared, name => Assert.Equal(there[name], here[name]));
    }

    // The last text of each function.
    private static Dictionary<string, string> FunctionsOf(string service, [CallerFilePath] string here = "")
    {
        var functions = new Dictionary<string, string>(StringComparer.Ordinal);
        var migrations = Path.Combine(Path.GetDirectoryName(here)!, "../../../src", service, "Migrations");
        foreach (var file in Directory.EnumerateFiles(migrations, "*.sql").Order(StringComparer.Ordinal))
        {
            foreach (var found in Function().Matches(File.ReadAllText(file)).Cast<Match>())
            {
                functions[found.Groups["name"].Value] = found.Groups["rest"].Value;
            }
        }

        return functions;
    }

    [GeneratedRegex(
        @"^CREATE (OR REPLACE )?FUNCTION (?<name>search_\w+)(?<rest>\(.*?(AS \$\$.*?\$\$;|RETURN[ \n].*?;(?=\n\n|\nCREATE |\Z)))",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Function();
}

using CyberSanctions.Publication.Acts;
using CyberSanctions.Testing;
using Dapper;
using Npgsql;

namespace CyberSanctions.Publication.Tests;

/// <summary>What the database refuses, with the service's own role.</summary>
public sealed class ArtifactRulesTests
{
    private const string Insert =
        "INSERT INTO artifact (list, version, name, coding, media_type, content, sha256)"
        + " VALUES ('eu-cyber', @version, @name, 'identity', 'text/plain', 'x', sha256('x'))";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task File_IsNotAddedToAVersionThatIsThere_NotEvenToTheNewest(long version)
    {
        await using var service = await TestService.StartAsync<Program>("publication");
        await service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(Invented.Act(1, Invented.AureliaNimbus())));
        await service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(Invented.Act(2, Invented.BlueHeron())));
        await using var connection = await service.Database.OpenConnectionAsync();

        var refusal = await Assert.ThrowsAsync<PostgresException>(
            () => connection.ExecuteAsync(Insert, new { version, name = "list.pdf" }));

        Assert.Equal(PostgresErrorCodes.IntegrityConstraintViolation, refusal.SqlState);
    }

    [Fact]
    public async Task File_IsNotAddedToAVersionFromBeforeTheRule()
    {
        await using var service = await TestService.StartOnKeptAsync<Program>("publication");
        await using var connection = await service.Database.OpenConnectionAsync();

        await Assert.ThrowsAsync<PostgresException>(
            () => connection.ExecuteAsync(Insert, new { version = 1L, name = "list.csv" }));
    }

    [Fact]
    public async Task File_IsNotChanged()
    {
        await using var service = await TestService.StartAsync<Program>("publication");
        await service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(Invented.Act(1, Invented.AureliaNimbus())));
        await using var connection = await service.Database.OpenConnectionAsync();

        await Assert.ThrowsAsync<PostgresException>(
            () => connection.ExecuteAsync("UPDATE artifact SET media_type = 'text/plain'"));
        await Assert.ThrowsAsync<PostgresException>(
            () => connection.ExecuteAsync("DELETE FROM artifact WHERE name = 'names.txt'"));
    }
}

using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Testing;
using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberSanctions.Attribution.Tests;

/// <summary>What the database itself refuses to the service, should the service ever ask for it.</summary>
public sealed class FrozenDossierTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    private const string NewEvidence =
        """
        INSERT INTO item (id, since, dossier_reference, dossier_handling, kind, handling, content, place)
        VALUES (gen_random_uuid(), 1, @Reference, @dossierHandling, 2, @handling, '{}', 1)
        """;

    [Theory]
    [InlineData("UPDATE dossier SET version = version + 1 WHERE reference = @Reference")]
    [InlineData(
        "UPDATE dossier SET state = 1, assessment = NULL, concluded_by = NULL, concluded_at = NULL WHERE reference = @Reference")]
    [InlineData("UPDATE item SET until = 5 WHERE dossier_reference = @Reference")]
    [InlineData("UPDATE dossier SET superseded_by = reference WHERE reference = @Reference")]
    [InlineData("UPDATE dossier SET superseded_by = reference, version = version + 2 WHERE reference = @Reference")]
    [InlineData("UPDATE dossier SET superseded_by = reference, version = version + 1, title = 'x' WHERE reference = @Reference")]
    [InlineData("INSERT INTO dossier_change (dossier_reference, version, kind, dossier_handling, handling, reason, changed_by,"
        + " changed_at) VALUES (@Reference, 99, 5, 3, 1, '', 'x', now())")]
    [InlineData("INSERT INTO stix_object (dossier_reference, dossier_handling, id, handling, content, is_dossier)"
        + " VALUES (@Reference, 3, 'url--1', 1, '', false)")]
    [InlineData(NewEvidence)]
    public async Task ConcludedDossier_IsNotChanged(string sql)
    {
        var dossier = await attribution.ConcludedDossierAsync();
        var exception = await ExecuteAsync(sql, dossier, dossierHandling: 3, handling: 3);
        Assert.Equal(PostgresErrorCodes.ObjectNotInPrerequisiteState, exception!.SqlState);
    }

    [Theory]
    [InlineData("UPDATE dossier SET exercise = NOT exercise WHERE reference = @Reference")]
    [InlineData("UPDATE item SET content = '{}' WHERE dossier_reference = @Reference")]
    [InlineData("UPDATE item SET handling = 1 WHERE dossier_reference = @Reference")]
    [InlineData("UPDATE dossier_change SET reason = 'Another' WHERE dossier_reference = @Reference")]
    [InlineData("DELETE FROM item WHERE dossier_reference = @Reference")]
    [InlineData("DELETE FROM dossier_change WHERE dossier_reference = @Reference")]
    [InlineData("DELETE FROM dossier WHERE reference = @Reference")]
    [InlineData("TRUNCATE item")]
    [InlineData("UPDATE stix_object SET content = '' WHERE dossier_reference = @Reference")]
    [InlineData("UPDATE stix_object SET handling = 1 WHERE dossier_reference = @Reference")]
    [InlineData("DELETE FROM stix_object WHERE dossier_reference = @Reference")]
    public async Task WhatWasSaid_IsNotTakenBack_EvenInAnOpenDossier(string sql)
        => Assert.Equal(
            PostgresErrorCodes.InsufficientPrivilege,
            (await ExecuteAsync(sql, await attribution.CompleteDossierAsync(), 3, 3))!.SqlState);

    [Theory]
    [InlineData("UPDATE dossier SET title = 'Another' WHERE reference = @Reference")]
    [InlineData("UPDATE item SET content = '{}' WHERE dossier_reference = @Reference")]
    [InlineData("DELETE FROM item WHERE dossier_reference = @Reference")]
    [InlineData("DELETE FROM dossier_change WHERE dossier_reference = @Reference")]
    [InlineData("UPDATE item SET dossier_reference = (SELECT max(reference) FROM dossier WHERE state = 1)"
        + " WHERE dossier_reference = @Reference")]
    public async Task ConcludedDossier_IsNotChanged_EvenByTheOwnerOfTheDatabase(string sql)
    {
        await attribution.CompleteDossierAsync();
        var dossier = await attribution.ConcludedDossierAsync();
        await using var connection = new NpgsqlConnection(
            attribution.Service.Services.GetRequiredService<IConfiguration>().GetConnectionString("attribution_owner"));
        var exception =
            await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql, new { dossier.Reference }));
        Assert.Equal(PostgresErrorCodes.ObjectNotInPrerequisiteState, exception.SqlState);
    }

    [Theory]
    [InlineData("UPDATE dossier SET title = 'Another' WHERE reference = @Reference")]
    [InlineData("UPDATE dossier SET summary = '' WHERE reference = @Reference")]
    [InlineData("UPDATE dossier SET handling = 4 WHERE reference = @Reference")]
    public async Task OpenDossier_SaysNothingElse_WithoutAVersionThatSaysSo(string sql)
        => Assert.Equal(
            PostgresErrorCodes.ObjectNotInPrerequisiteState,
            (await ExecuteAsync(sql, await attribution.CompleteDossierAsync(), 3, 3))!.SqlState);

    [Fact]
    public async Task WhatCameWithADossier_CameWithItsFirstVersion()
        => Assert.Equal(
            PostgresErrorCodes.ObjectNotInPrerequisiteState,
            (await ExecuteAsync(
                "INSERT INTO stix_object (dossier_reference, dossier_handling, id, handling, content, is_dossier)"
                + " VALUES (@Reference, 3, 'url--1', 1, '', false)",
                await attribution.CompleteDossierAsync(),
                3,
                3))!.SqlState);

    [Fact]
    public async Task OpenDossier_HasNoVersionThatNoChangeMade()
        => Assert.Equal(
            PostgresErrorCodes.ForeignKeyViolation,
            (await ExecuteAsync(
                "UPDATE dossier SET version = 9 WHERE reference = @Reference", await attribution.CompleteDossierAsync(), 3, 3))!
            .SqlState);

    [Fact]
    public async Task ItemVersion_ThatHasEnded_StaysAsItWas()
    {
        var dossier = await attribution.CompleteDossierAsync();
        Assert.Null(
            await ExecuteAsync("UPDATE item SET until = 4 WHERE dossier_reference = @Reference AND since = 2", dossier, 3, 3));
        foreach (var sql in (string[])[
            "UPDATE item SET until = NULL WHERE dossier_reference = @Reference AND since = 2",
            "UPDATE item SET until = 3 WHERE dossier_reference = @Reference AND since = 2"])
        {
            Assert.Equal(
                PostgresErrorCodes.ObjectNotInPrerequisiteState, (await ExecuteAsync(sql, dossier, 3, 3))!.SqlState);
        }
    }

    [Fact]
    public async Task Evidence_CannotBeMarkedAboveItsDossier()
    {
        var dossier = await attribution.CompleteDossierAsync();
        Assert.Null(await ExecuteAsync(NewEvidence, dossier, dossierHandling: 3, handling: 3));
        Assert.Equal(
            PostgresErrorCodes.CheckViolation,
            (await ExecuteAsync(NewEvidence, dossier, dossierHandling: 3, handling: 4))!.SqlState);
        Assert.Equal(
            PostgresErrorCodes.ForeignKeyViolation,
            (await ExecuteAsync(NewEvidence, dossier, dossierHandling: 5, handling: 4))!.SqlState);
    }

    [Fact]
    public async Task Evidence_AddedWhileTheDossierIsBeingConcluded_WaitsAndIsRefused()
    {
        var dossier = await attribution.CompleteDossierAsync();
        await using var concluding = await attribution.Service.Database.OpenConnectionAsync();
        await using var transaction = await concluding.BeginTransactionAsync();
        await concluding.ExecuteAsync(
            "UPDATE dossier SET state = 2, assessment = 'x', concluded_by = 'x', concluded_at = now()"
            + " WHERE reference = @Reference",
            new { dossier.Reference },
            transaction);

        var late = ExecuteAsync(NewEvidence, dossier, dossierHandling: 3, handling: 3);
        await Eventually.SomebodyWaitsForAsync(transaction);
        await transaction.CommitAsync();
        Assert.Equal(PostgresErrorCodes.ObjectNotInPrerequisiteState, (await late)!.SqlState);
    }

    private async Task<PostgresException?> ExecuteAsync(string sql, Dossier dossier, int dossierHandling, int handling)
    {
        await using var connection = await attribution.Service.Database.OpenConnectionAsync();
        try
        {
            await connection.ExecuteAsync(sql, new { dossier.Reference, dossierHandling, handling });
            return null;
        }
        catch (PostgresException exception)
        {
            return exception;
        }
    }
}

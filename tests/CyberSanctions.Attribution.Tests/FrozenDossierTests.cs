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
        INSERT INTO evidence (id, dossier_reference, dossier_handling, title, description, source, reliability, credibility,
            sha256, handling, added_by, added_at)
        VALUES (gen_random_uuid(), @Reference, @dossierHandling, 'Late', '', '', 1, 1, repeat('a', 64), @handling, 'x', now())
        """;

    [Theory]
    [InlineData("UPDATE dossier SET version = version + 1 WHERE reference = @Reference")]
    [InlineData(
        "UPDATE dossier SET state = 1, assessment = NULL, concluded_by = NULL, concluded_at = NULL WHERE reference = @Reference")]
    [InlineData("INSERT INTO incident (id, dossier_reference, content) VALUES (gen_random_uuid(), @Reference, '{}')")]
    [InlineData("INSERT INTO actor (id, dossier_reference, kind, name, aliases, involvement)"
        + " VALUES (gen_random_uuid(), @Reference, 1, 'Late', '{}', 'x')")]
    [InlineData(NewEvidence)]
    public async Task ConcludedDossier_IsNotChanged(string sql)
    {
        var dossier = await attribution.ConcludedDossierAsync();
        var exception = await ExecuteAsync(sql, dossier, dossierHandling: 3, handling: 3);
        Assert.Equal(PostgresErrorCodes.ObjectNotInPrerequisiteState, exception!.SqlState);
    }

    [Theory]
    [InlineData("UPDATE dossier SET title = 'Another' WHERE reference = @Reference")]
    [InlineData("UPDATE dossier SET exercise = NOT exercise WHERE reference = @Reference")]
    [InlineData("UPDATE dossier SET handling = 1 WHERE reference = @Reference")]
    [InlineData("UPDATE evidence SET sha256 = repeat('b', 64) WHERE dossier_reference = @Reference")]
    [InlineData("DELETE FROM evidence WHERE dossier_reference = @Reference")]
    [InlineData("DELETE FROM dossier WHERE reference = @Reference")]
    [InlineData("TRUNCATE incident")]
    public async Task WhatWasSaid_IsNotTakenBack_EvenInAnOpenDossier(string sql)
        => Assert.Equal(
            PostgresErrorCodes.InsufficientPrivilege,
            (await ExecuteAsync(sql, await attribution.CompleteDossierAsync(), 3, 3))!.SqlState);

    [Theory]
    [InlineData("UPDATE dossier SET title = 'Another' WHERE reference = @Reference")]
    [InlineData("UPDATE evidence SET sha256 = repeat('b', 64) WHERE dossier_reference = @Reference")]
    [InlineData("DELETE FROM incident WHERE dossier_reference = @Reference")]
    [InlineData("UPDATE actor SET dossier_reference = (SELECT max(reference) FROM dossier WHERE state = 1)"
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

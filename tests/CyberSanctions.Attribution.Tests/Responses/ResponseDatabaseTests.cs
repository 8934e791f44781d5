using CyberSanctions.Contracts.Attribution.V1;
using Dapper;
using Npgsql;

namespace CyberSanctions.Attribution.Tests.Responses;

/// <summary>What the database itself refuses to the service, should the service ever ask for it.</summary>
public sealed class ResponseDatabaseTests(ResponsesService responses) : IClassFixture<ResponsesService>
{
    private const string Agree = "UPDATE measure SET state = 2, agreed_at = now(), agreed_under = 1, agreed_by = ";
    private const string CarryOut = "UPDATE measure SET state = 3, carried_out_on = now(), carried_out_by = 'x',"
        + " carried_out_at = now(), results = 'x'";

    [Theory]
    [InlineData("proposed dialogue", $"{Agree} 'aurelia.nimbus' WHERE id = @id", PostgresErrorCodes.CheckViolation)]
    [InlineData("proposed dialogue", "UPDATE measure SET state = 2 WHERE id = @id", PostgresErrorCodes.CheckViolation)]
    [InlineData("proposed dialogue", $"{CarryOut} WHERE id = @id", PostgresErrorCodes.ObjectNotInPrerequisiteState)]
    [InlineData("proposed dialogue", "UPDATE measure SET proposal_reference = 'LP' WHERE id = @id", "55000")]
    [InlineData("agreed dialogue", "UPDATE measure SET state = 1 WHERE id = @id", "55000")]
    [InlineData("agreed dialogue", "UPDATE measure SET state = 4 WHERE id = @id", "55000")]
    [InlineData("agreed statement", $"{CarryOut} WHERE id = @id", PostgresErrorCodes.CheckViolation)]
    [InlineData("agreed statement", $"{CarryOut}, released_text = 1 WHERE id = @id", "55000")]
    [InlineData("agreed restrictive-measures", $"{CarryOut} WHERE id = @id", PostgresErrorCodes.CheckViolation)]
    [InlineData("agreed restrictive-measures", $"{Agree} 'somebody.else' WHERE id = @id", "55000")]
    [InlineData("ended dialogue", "UPDATE measure SET ending_results = 'Another' WHERE id = @id", "55000")]
    [InlineData("ended dialogue", "UPDATE measure SET state = 3 WHERE id = @id", "55000")]
    [InlineData("agreed dialogue", "UPDATE measure SET category = 'preventive' WHERE id = @id", "42501")]
    [InlineData("agreed dialogue", "UPDATE measure SET needs_text = false WHERE id = @id", "42501")]
    [InlineData("agreed dialogue", "UPDATE measure SET exercise = true WHERE id = @id", "42501")]
    [InlineData("agreed dialogue", "DELETE FROM measure WHERE id = @id", "42501")]
    [InlineData("agreed dialogue", "UPDATE response_change SET reason = 'x' WHERE measure = @id", "42501")]
    [InlineData("agreed dialogue", "DELETE FROM response_change WHERE measure = @id", "42501")]
    [InlineData("drafted statement", "UPDATE measure_text SET text = 'x' WHERE measure = @id", "42501")]
    [InlineData(
        "drafted statement",
        "UPDATE measure_text SET approved_by = drafted_by, approved_at = now() WHERE measure = @id",
        PostgresErrorCodes.CheckViolation)]
    [InlineData("approved statement", "UPDATE measure_text SET approved_by = 'x' WHERE measure = @id", "55000")]
    [InlineData(
        "ended dialogue",
        "INSERT INTO measure_text (measure, number, text, sha256, drafted_by, drafted_at)"
        + " VALUES (@id, 1, 'x', encode(sha256('x'), 'hex'), 'x', now())",
        "55000")]
    [InlineData(
        "agreed dialogue",
        "INSERT INTO measure_text (measure, number, text, sha256, drafted_by, drafted_at)"
        + " VALUES (@id, 1, 'x', encode(sha256('y'), 'hex'), 'x', now())",
        PostgresErrorCodes.CheckViolation)]
    public async Task WhatMustNotHappen_DoesNot(string which, string sql, string refusal)
    {
        var id = Guid.Parse((await MeasureAsync(which.Split(' '))).Id);
        await using var connection = await responses.Service.Database.OpenConnectionAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql, new { id }));
        Assert.Equal(refusal, refused.SqlState);
    }

    private async Task<PlannedMeasure> MeasureAsync(string[] which)
    {
        var reference = await responses.AssessedAsync();
        if (which[0] == "proposed")
        {
            return await responses.ProposeAsync(reference, which[1], "It is right.");
        }

        var measure = await responses.AgreedAsync(reference, which[1], "It is right.");
        if (which[0] is "drafted" or "approved")
        {
            measure = (await responses.Planner.DraftMeasureTextAsync(
                new() { Reference = reference, Id = measure.Id, Text = "We condemn it." })).Measure;
        }

        if (which[0] == "approved")
        {
            await responses.Legal.ApproveMeasureTextAsync(
                new() { Reference = reference, Id = measure.Id, Sha256 = measure.Text.Sha256 });
        }

        if (which[0] == "ended")
        {
            await responses.CarryOutAsync(reference, measure.Id);
            await responses.EndAsync(reference, measure.Id);
        }

        return measure;
    }
}

using CyberSanctions.Contracts.Common.V1;
using Dapper;
using Npgsql;

namespace CyberSanctions.Attribution.Tests.Partners;

/// <summary>What the database itself refuses to the service, should the service ever ask for it.</summary>
public sealed class SharesDatabaseTests(PartnersService partners) : IClassFixture<PartnersService>
{
    private const string AnotherItem =
        """
        INSERT INTO share_item (share, item, dossier_reference, since)
        SELECT @share, id, dossier_reference, since FROM item WHERE dossier_reference = @reference AND id = @other
        """;

    private const string Answer =
        """
        INSERT INTO partner_answer (id, share, text, made_by, made_at) VALUES (gen_random_uuid(), @share, 'x', 'x', now())
        """;

    [Theory]
    [InlineData("UPDATE share SET until = until + 30 WHERE id = @share", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("UPDATE share SET partner = 'UA' WHERE id = @share", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("DELETE FROM share_item WHERE share = @share", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("UPDATE share SET approved_by = 'x', version = version + 1 WHERE id = @share",
        PostgresErrorCodes.ObjectNotInPrerequisiteState)]
    [InlineData("UPDATE share SET state = 1, approved_by = NULL, approved_at = NULL, version = version + 1 WHERE id = @share",
        PostgresErrorCodes.ObjectNotInPrerequisiteState)]
    [InlineData("UPDATE share SET state = 3, ended_because = 'x', ended_by = 'x', ended_at = now() WHERE id = @share",
        PostgresErrorCodes.ObjectNotInPrerequisiteState)]
    [InlineData(AnotherItem, PostgresErrorCodes.ObjectNotInPrerequisiteState)]
    public async Task ApprovedShare_StaysAsItWasApproved(string sql, string state)
    {
        var reference = await partners.OpenAsync();
        var (actor, other) = (await partners.AddActorAsync(reference), await partners.AddActorAsync(reference));
        var share = await partners.ShareAsync(reference, actor);
        Assert.Equal(state, await RefusedAsync(sql, share.Id, reference, other));
    }

    [Theory]
    [InlineData("UPDATE share SET state = 2, approved_by = proposed_by, approved_at = now(), version = 2 WHERE id = @share",
        PostgresErrorCodes.CheckViolation)]
    [InlineData("UPDATE share SET state = 2, version = 2 WHERE id = @share", PostgresErrorCodes.CheckViolation)]
    [InlineData(AnotherItem, PostgresErrorCodes.ObjectNotInPrerequisiteState)]
    [InlineData(Answer, PostgresErrorCodes.ObjectNotInPrerequisiteState)]
    public async Task ProposedShare_IsApprovedBySomebodyElse_AndTakesNothingThatIsMarkedHigher(string sql, string state)
    {
        var reference = await partners.OpenAsync(Handling.TlpRed);
        var seen = await partners.AddEvidenceAsync(reference);
        var hidden = await partners.AddEvidenceAsync(reference, Handling.TlpAmberStrict);
        var share = await partners.Officer.ShareDossierAsync(partners.Sharing(reference, seen));
        Assert.Equal(state, await RefusedAsync(sql, share.Id, reference, hidden));
    }

    private async Task<string> RefusedAsync(string sql, string share, string reference, string other)
    {
        await using var connection = await partners.Service.Database.OpenConnectionAsync();
        return (await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(
            sql, new { share = Guid.Parse(share), reference, other = Guid.Parse(other) }))).SqlState;
    }
}

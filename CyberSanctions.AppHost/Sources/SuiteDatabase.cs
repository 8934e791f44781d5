using CyberSanctions.AppHost.Running;

namespace CyberSanctions.AppHost.Sources;

/// <summary>
/// A service's database and the two roles that may enter it: <c>voting_owner</c> owns it and migrates it,
/// <c>voting</c> works in it with the rights that migrations grant.
/// </summary>
internal sealed record SuiteDatabase
{
    /// <summary>The database's name, and that of the service's role.</summary>
    public required string Name { get; init; }

    public string OwnerName => $"{Name}_owner";

    public required string Password { get; init; }

    public required string OwnerPassword { get; init; }

    /// <summary>The connection string of the service's role: resource <c>voting-db</c>.</summary>
    public required IResourceBuilder<IResourceWithConnectionString> Service { get; init; }

    /// <summary>The connection string of the owner: resource <c>voting-db-owner</c>.</summary>
    public required IResourceBuilder<IResourceWithConnectionString> Owner { get; init; }

    public static SuiteDatabase Create(Suite suite, string name, Func<string, string, ReferenceExpression> connectionString)
    {
        var password = PasswordOf(suite, name);
        var ownerPassword = PasswordOf(suite, $"{name}_owner");
        return new()
        {
            Name = name,
            Password = password,
            OwnerPassword = ownerPassword,
            Service = suite.Builder.AddConnectionString($"{name}-db", connectionString(name, password)),
            Owner = suite.Builder.AddConnectionString($"{name}-db-owner", connectionString($"{name}_owner", ownerPassword)),
        };
    }

    private static string PasswordOf(Suite suite, string role) =>
        suite.Data?.Password($"postgres role {role}") ?? throw new InvalidOperationException("Nothing is kept when publishing.");
}

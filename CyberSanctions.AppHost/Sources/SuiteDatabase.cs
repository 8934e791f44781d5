using CyberSanctions.AppHost.Running;

namespace CyberSanctions.AppHost.Sources;

/// <summary>
/// A service's database and the two roles that may enter it: <c>voting_owner</c> owns it and migrates it,
/// <c>voting</c> works in it with the rights that migrations grant.
/// </summary>
/// <param name="Name">The database's name, and that of the service's role.</param>
/// <param name="Service">The connection string of the service's role.</param>
/// <param name="Owner">The connection string of the owner.</param>
/// <param name="Password">Of the service's role; empty in what is published.</param>
/// <param name="OwnerPassword">Of the owner.</param>
internal sealed record SuiteDatabase(
    string Name, ReferenceExpression Service, ReferenceExpression Owner, string Password, string OwnerPassword)
{
    public string OwnerName => $"{Name}_owner";

    /// <summary>With passwords that are the same in every run on this data folder.</summary>
    /// <param name="data">That folder.</param>
    /// <param name="name">The database's name.</param>
    /// <param name="connectionString">That of a role, with its password.</param>
    public static SuiteDatabase Create(DataFolder data, string name, Func<string, string, ReferenceExpression> connectionString)
    {
        var owner = $"{name}_owner";
        var password = data.Password($"postgres role {name}");
        var ownerPassword = data.Password($"postgres role {owner}");
        return new(name, connectionString(name, password), connectionString(owner, ownerPassword), password, ownerPassword);
    }
}

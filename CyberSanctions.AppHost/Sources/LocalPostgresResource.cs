namespace CyberSanctions.AppHost.Sources;

/// <summary>The process of the local Postgres. Its connection string is the administrator's.</summary>
internal sealed class LocalPostgresResource(string name, string command, string password) : ExecutableResource(name, command, "/"), IResourceWithConnectionString
{
    public const string EndpointName = "tcp";

    public ReferenceExpression ConnectionStringExpression => ConnectionString("postgres", "postgres", password);

    public ReferenceExpression ConnectionString(string database, string role, string rolePassword)
    {
        var endpoint = this.GetEndpoint(EndpointName);
        return ReferenceExpression.Create($"Host={endpoint.Property(EndpointProperty.Host)};Port={endpoint.Property(EndpointProperty.Port)};Database={database};Username={role};Password={rolePassword}");
    }

    /// <summary>For the AppHost's own short visits: not pooled, since an idle connection would hold up the shutdown.</summary>
    public async Task<string> AdminAsync(CancellationToken cancellationToken) =>
        $"{await ConnectionStringExpression.GetValueAsync(cancellationToken)};Pooling=false;Timeout=5";
}

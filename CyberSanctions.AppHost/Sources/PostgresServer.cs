using CyberSanctions.AppHost.Running;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CyberSanctions.AppHost.Sources;

/// <summary>
/// The Postgres that holds the services' databases. It comes from, in this order: a connection string of the operator's
/// (<c>ConnectionStrings:postgres</c>, of a role that may create roles and databases), the machine's own binaries,
/// a container. When publishing, always a container.
/// </summary>
/// <param name="process">What to wait for; null when it runs already.</param>
/// <param name="describe">A database of that name.</param>
internal sealed class PostgresServer(IResourceBuilder<IResource>? process, Func<string, SuiteDatabase> describe)
{
    private readonly List<SuiteDatabase> _databases = [];

    public IResourceBuilder<IResource>? Process => process;

    /// <exception cref="SuiteException">There is none.</exception>
    public static PostgresServer Add(Suite suite, string name)
    {
        if (suite.Data is not { } data)
            return Containers.PublishPostgres(suite, name);
        if (suite.Builder.Configuration.GetConnectionString(name) is { Length: > 0 } admin)
            return Given(suite, data, name, new NpgsqlConnectionStringBuilder(admin));
        if (PostgresBinaries.Find(data.File("postgres"), suite.Settings.Postgres.Bin) is { } binaries)
            return LocalPostgres.Add(suite, data, name, binaries);
        if (Containers.EngineAnswers())
            return Containers.AddPostgres(suite, data, name);
        throw new SuiteException("Postgres is missing: install it (Debian, Ubuntu: apt-get install postgresql), or give a"
            + " connection string (ConnectionStrings__postgres).");
    }

    /// <summary>Adds a database, with its two roles.</summary>
    public SuiteDatabase AddDatabase(string name)
    {
        var database = describe(name);
        _databases.Add(database);
        return database;
    }

    /// <summary>Makes what is missing of them.</summary>
    public Task ProvisionAsync(string adminConnectionString, CancellationToken cancellationToken)
        => Provisioning.RunAsync(adminConnectionString, _databases, cancellationToken);

    // The operator's runs already: so the databases are made before anything starts.
    private static PostgresServer Given(Suite suite, DataFolder data, string name, NpgsqlConnectionStringBuilder admin)
    {
        var postgres = new PostgresServer(process: null, database => SuiteDatabase.Create(data, database, (role, password) =>
        {
            var connection = new NpgsqlConnectionStringBuilder(admin.ConnectionString)
            {
                Database = database,
                Username = role,
                Password = password,
            };
            return ReferenceExpression.Create($"{connection.ConnectionString}");
        }));
        suite.Builder.Eventing.Subscribe<BeforeStartEvent>(async (_, cancellationToken) =>
        {
            try
            {
                await postgres.ProvisionAsync(admin.ConnectionString, cancellationToken);
            }
            catch (NpgsqlException e)
            {
                throw new SuiteException(
                    $"The Postgres of ConnectionStrings:{name} at {admin.Host}:{admin.Port} refuses: {e.Message}", e);
            }
        });
        return postgres;
    }
}

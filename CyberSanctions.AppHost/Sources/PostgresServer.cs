using CyberSanctions.AppHost.Running;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CyberSanctions.AppHost.Sources;

/// <summary>
/// The Postgres that holds the services' databases. It comes from, in this order: a connection string of the operator's
/// (<c>ConnectionStrings:postgres</c>, of a role that may create roles and databases), the machine's own binaries,
/// a container. When publishing, always a container.
/// </summary>
internal abstract class PostgresServer
{
    private readonly List<SuiteDatabase> _databases = [];

    /// <summary>What to wait for; null when it runs already.</summary>
    public virtual IResourceBuilder<IResource>? Process => null;

    protected IReadOnlyList<SuiteDatabase> Databases => _databases;

    /// <exception cref="SuiteException">There is none.</exception>
    public static PostgresServer Add(Suite suite, string name)
    {
        if (suite.Data is not { } data)
            return Containers.AddPostgres(suite, name);
        if (suite.Builder.Configuration.GetConnectionString(name) is { Length: > 0 } admin)
            return new GivenPostgres(suite, name, admin);
        if (PostgresBinaries.Find(data.File("postgres"), suite.Builder.Configuration["Postgres:Bin"]) is { } binaries)
            return new LocalPostgres(suite, data, name, binaries);
        if (Containers.EngineAnswers())
            return Containers.AddPostgres(suite, name);
        throw new SuiteException("Postgres is missing: install it (Debian, Ubuntu: apt-get install postgresql), or give a connection string (ConnectionStrings__postgres).");
    }

    /// <summary>Adds a database, with its two roles.</summary>
    public SuiteDatabase AddDatabase(string name)
    {
        var database = Describe(name);
        _databases.Add(database);
        return database;
    }

    protected abstract SuiteDatabase Describe(string name);

    /// <summary>A Postgres that the operator runs.</summary>
    private sealed class GivenPostgres : PostgresServer
    {
        private readonly Suite _suite;
        private readonly NpgsqlConnectionStringBuilder _admin;

        public GivenPostgres(Suite suite, string name, string admin)
        {
            _suite = suite;
            _admin = new NpgsqlConnectionStringBuilder(admin);
            // It is up already: so its databases are made before anything starts.
            suite.Builder.Eventing.Subscribe<BeforeStartEvent>(async (_, cancellationToken) =>
            {
                try
                {
                    await Provisioning.RunAsync(_admin.ConnectionString, Databases, cancellationToken);
                }
                catch (NpgsqlException e)
                {
                    throw new SuiteException($"The Postgres of ConnectionStrings:{name} at {_admin.Host}:{_admin.Port} refuses: {e.Message}", e);
                }
            });
        }

        protected override SuiteDatabase Describe(string name) => SuiteDatabase.Create(_suite, name, (role, password) =>
        {
            var connectionString = new NpgsqlConnectionStringBuilder(_admin.ConnectionString) { Database = name, Username = role, Password = password }.ConnectionString;
            return ReferenceExpression.Create($"{connectionString}");
        });
    }
}

using System.Diagnostics;
using System.Reflection;
using CyberSanctions.AppHost.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CyberSanctions.AppHost.Running;

/// <summary>One run of the suite: describes it, starts it, says when it is up, and stops it in good order.</summary>
/// <remarks>
/// Settings, on the command line or as environment variables (<c>Gateway__Port</c>): <c>--gateway:port</c> (8080),
/// <c>--gateway:grpcPort</c> (8081), <c>--data:path</c> (.data), <c>--data:temporary</c> (false), <c>--dashboard</c>
/// (true), <c>--startTimeout</c> (120, seconds), <c>--connectionStrings:postgres</c>, <c>--connectionStrings:redis</c>.
/// </remarks>
internal sealed class Suite
{
    private const int DashboardPort = 18888;
    private readonly List<IResource> _processes = [];

    private Suite(IDistributedApplicationBuilder builder, DataFolder? data)
    {
        Builder = builder;
        Data = data;
        RandomPorts = builder.Configuration.GetValue("DcpPublisher:RandomizePorts", defaultValue: false);
    }

    public IDistributedApplicationBuilder Builder { get; }

    /// <summary>Null when publishing: nothing is kept then.</summary>
    public DataFolder? Data { get; }

    public int GatewayPort => Builder.Configuration.GetValue("Gateway:Port", 8080);

    public int GatewayGrpcPort => Builder.Configuration.GetValue("Gateway:GrpcPort", 8081);

    private IReadOnlyList<IResource> Services => [.. _processes.OfType<ProjectResource>()];

    // Tests: Aspire gives each endpoint any free port, whatever the model says.
    private bool RandomPorts { get; }

    public static async Task<int> RunAsync(string[] args, Action<Suite> describe)
    {
        try
        {
            return await RunOrThrowAsync(args, describe);
        }
        catch (SuiteException e) when (Assembly.GetEntryAssembly() == Assembly.GetExecutingAssembly())
        {
            // In a test the exception is the test's to see.
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    public PostgresServer AddPostgres(string name) => Keep(PostgresServer.Add(this, name), server => server.Process);

    public RedisServer AddRedis(string name) => Keep(RedisServer.Add(this, name), server => server.Process);

    /// <summary>
    /// A service, with a port for HTTP/1.1 (health, public list) and one for gRPC: Kestrel does not speak HTTP/1.1 and
    /// HTTP/2 on one cleartext port. It learns them from <c>HTTP_PORT</c> and <c>GRPC_PORT</c>.
    /// </summary>
    public IResourceBuilder<ProjectResource> AddService<TProject>(string name, int? httpPort = null, int? grpcPort = null)
        where TProject : IProjectMetadata, new()
    {
        var service = Builder.AddProject<TProject>(name)
            .WithHttpEndpoint(name: "http", env: "HTTP_PORT")
            .WithHttpEndpoint(name: "grpc", env: "GRPC_PORT")
            .WithEndpoint("http", endpoint => Listen(endpoint, httpPort))
            .WithEndpoint("grpc", endpoint => Listen(endpoint, grpcPort))
            .WithEndpoint("grpc", endpoint => endpoint.Transport = "http2")
            .WithHttpHealthCheck("/health", endpointName: "http");
        if (Data is not null)
        {
            service.WithEnvironment("ASPNETCORE_ENVIRONMENT", Builder.Configuration["ASPNETCORE_ENVIRONMENT"] ?? Environments.Development);
            BearerTokens.Configure(service, Builder.Configuration, Data);
            Telemetry.Configure(service, Builder.Configuration);
        }

        _processes.Add(service.Resource);
        return service;
    }

    private static async Task<int> RunOrThrowAsync(string[] args, Action<Suite> describe)
    {
        var started = Stopwatch.StartNew();
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
        {
            Args = args,
            AllowUnsecuredTransport = true,
            DisableDashboard = !settings.GetValue("Dashboard", defaultValue: true),
        });
        var publishing = builder.ExecutionContext.IsPublishMode;
        using var data = publishing ? null : DataFolder.Open(builder.Configuration["Data:Path"], builder.Configuration.GetValue("Data:Temporary", defaultValue: false), Path.GetFullPath("..", builder.AppHostDirectory));
        var suite = new Suite(builder, data);
        if (data is null)
        {
            describe(suite);
            await using var publisher = builder.Build();
            await publisher.RunAsync();
            return 0;
        }

        // Else Ctrl-C would give the terminal back while services still run.
        builder.Configuration["DcpPublisher:WaitForResourceCleanup"] = "true";
        suite.SetUpPorts();
        builder.Configuration["Data:Path"] = data.Path; // for whoever asks: tests look into the logs
        describe(suite);
        builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<OrderlyStop>(services, suite.Services));
        return await suite.RunAsync(builder, data, started);
    }

    private async Task<int> RunAsync(IDistributedApplicationBuilder builder, DataFolder data, Stopwatch started)
    {
        var logs = new LogFiles(data);
        var file = new SuiteFile(data);
        file.Remove();
        try
        {
            await using var application = builder.Build();
            var announcement = new Announcement(application, _processes, logs, file, started);
            try
            {
                await application.StartAsync();
                logs.Follow(application, _processes);
                await announcement.MakeAsync(
                    TimeSpan.FromSeconds(builder.Configuration.GetValue("StartTimeout", 120)),
                    builder.Configuration["ASPNETCORE_URLS"]);
            }
            catch
            {
                // Nothing is left running.
                await application.StopAsync();
                throw;
            }

            await application.WaitForShutdownAsync();
        }
        finally
        {
            file.Remove();
            await logs.FinishAsync();
        }

        return 0;
    }

    // Without Aspire's proxy before it: that one would hold calls while a service restarts, where a client is to be told.
    private void Listen(EndpointAnnotation endpoint, int? port)
    {
        if (Data is not null)
        {
            endpoint.IsProxied = false;
            endpoint.Port = endpoint.TargetPort = RandomPorts || port is null ? TcpPorts.Any() : port;
        }
    }

    private void SetUpPorts()
    {
        if (RandomPorts)
            return;

        TcpPorts.Demand(GatewayPort, "the gateway, HTTP", "gateway:port");
        TcpPorts.Demand(GatewayGrpcPort, "the gateway, gRPC", "gateway:grpcPort");
        Default("ASPNETCORE_URLS", DashboardPort);
        Default("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", DashboardPort + 1);
        Default("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", DashboardPort + 2);

        void Default(string key, int port)
        {
            if (string.IsNullOrEmpty(Builder.Configuration[key]))
                Builder.Configuration[key] = $"http://localhost:{TcpPorts.FreeOrOther(port)}";
        }
    }

    private T Keep<T>(T server, Func<T, IResourceBuilder<IResource>?> process)
    {
        if (process(server) is { } runs)
            _processes.Add(runs.Resource);
        return server;
    }
}

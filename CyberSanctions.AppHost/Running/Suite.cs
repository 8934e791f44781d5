using System.Diagnostics;
using System.Globalization;
using System.Net.NetworkInformation;
using System.Reflection;
using CyberSanctions.AppHost.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CyberSanctions.AppHost.Running;

/// <summary>One run of the suite: describes it, starts it, says when it is up, and stops it in good order.</summary>
internal sealed class Suite
{
    private const string DashboardUrl = "http://localhost:18888";
    private readonly List<IResource> _processes = [];

    private Suite(IDistributedApplicationBuilder builder, DataFolder? data)
    {
        Builder = builder;
        Settings = SuiteSettings.Of(builder.Configuration);
        Data = data;
        RandomPorts = builder.Configuration.GetValue("DcpPublisher:RandomizePorts", defaultValue: false);
    }

    public IDistributedApplicationBuilder Builder { get; }

    public SuiteSettings Settings { get; }

    /// <summary>Null when publishing: nothing is kept then.</summary>
    public DataFolder? Data { get; }

    public int GatewayPort => Settings.Gateway.Port;

    public int GatewayGrpcPort => Settings.Gateway.GrpcPort;

    // Tests: no port is what the model says.
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
        // Aspire would have every caller believed who says in a header where he calls from; rate limits go by that.
        var service = Builder.AddProject<TProject>(name).DisableForwardedHeaders()
            .WithHttpEndpoint(name: "http", env: "HTTP_PORT")
            .WithHttpEndpoint(name: "grpc", env: "GRPC_PORT")
            .WithEndpoint("http", endpoint => Listen(endpoint, httpPort, published: 8080))
            .WithEndpoint("grpc", endpoint => Listen(endpoint, grpcPort, published: 8081))
            .WithEndpoint("grpc", endpoint => endpoint.Transport = "http2")
            .WithHttpHealthCheck("/health", endpointName: "http")
            .WithUrlForEndpoint("http", url => (url.Url, url.DisplayText) = ($"{url.Url}/health", "Health"))
            .WithUrlForEndpoint("grpc", url => (url.DisplayText, url.DisplayLocation) = ("gRPC", UrlDisplayLocation.DetailsOnly));
        if (Data is not null)
        {
            service.WithProgram(new TProject(), Builder.Configuration)
                .WithEnvironment(
                    "ASPNETCORE_ENVIRONMENT", Builder.Configuration["ASPNETCORE_ENVIRONMENT"] ?? Environments.Development)
                .WithEnvironment("INSTANCE", Builder.Configuration["Instance"])
                .WithTokens(Builder.Configuration, Data)
                .WithLimits(Builder.Configuration)
                .WithCollector(Builder.Configuration);
        }

        else
        {
            // In a container there is nobody but it on loopback.
            service.WithEnvironment("LISTEN_ON_ALL_ADDRESSES", "true");
        }

        _processes.Add(service.Resource);
        return service;
    }

    private static async Task<int> RunOrThrowAsync(string[] args, Action<Suite> describe)
    {
        var started = Stopwatch.StartNew();
        var settings = SuiteSettings.Of(new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build());
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
        {
            Args = args,
            AllowUnsecuredTransport = true,
            DisableDashboard = !settings.Dashboard,
        });
        var publishing = builder.ExecutionContext.IsPublishMode;
        var kept = SuiteSettings.Of(builder.Configuration).Data;
        using var data = publishing ? null
            : DataFolder.Open(kept.Path, kept.Temporary, Path.GetFullPath("..", builder.AppHostDirectory));
        var suite = new Suite(builder, data);
        if (data is null)
        {
            describe(suite);
            await using var publisher = builder.Build();
            await publisher.RunAsync();
            return 0;
        }

        builder.Configuration["Data:Path"] = data.Path; // for whoever asks: tests look into the logs
        // Else Ctrl-C would give the terminal back while services still run.
        builder.Configuration["DcpPublisher:WaitForResourceCleanup"] = "true";
        builder.Configuration["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true";
        suite.SetUpPorts();
        describe(suite);
        builder.Services.AddHostedService(services =>
            ActivatorUtilities.CreateInstance<OrderlyStop>(services, (IReadOnlyList<IResource>)suite._processes));
        await suite.RunAsync(builder, data, started);
        return 0;
    }

    private async Task RunAsync(IDistributedApplicationBuilder builder, DataFolder data, Stopwatch started)
    {
        var logs = new LogFiles(data);
        Announcement.Withdraw(data);
        try
        {
            await using var application = builder.Build();
            try
            {
                await application.StartAsync();
                logs.Follow(application, _processes);
                await new Announcement(application, _processes, logs, data)
                    .MakeAsync(TimeSpan.FromSeconds(Settings.StartTimeout), started);
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
            Announcement.Withdraw(data);
            await logs.FinishAsync();
        }
    }

    // Without Aspire's proxy before it: that one would hold calls while a service restarts, where a client is to be told.
    private void Listen(EndpointAnnotation endpoint, int? port, int published)
    {
        if (Data is null)
        {
            endpoint.TargetPort = published;
            return;
        }

        endpoint.IsProxied = false;
        endpoint.Port = endpoint.TargetPort = RandomPorts ? null : port;
    }

    // Looked at before anything is started: afterwards it would be an error deep in a log.
    private void SetUpPorts()
    {
        if (RandomPorts)
            return;

        Demand(GatewayPort, "the gateway, HTTP", "gateway:port");
        Demand(GatewayGrpcPort, "the gateway, gRPC", "gateway:grpcPort");
        // One that is taken is another suite's: Aspire finds another.
        if (string.IsNullOrEmpty(Builder.Configuration["ASPNETCORE_URLS"]) && IsFree(new Uri(DashboardUrl).Port))
            Builder.Configuration["ASPNETCORE_URLS"] = DashboardUrl;
    }

    private static void Demand(int port, string purpose, string setting)
    {
        if (!IsFree(port))
            throw new SuiteException(string.Create(
                CultureInfo.InvariantCulture,
                $"Port {port} ({purpose}) is in use. Stop what listens there, or choose another: --{setting}={port + 1000}"));
    }

    private static bool IsFree(int port)
        => !IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener => listener.Port == port);

    private T Keep<T>(T server, Func<T, IResourceBuilder<IResource>?> process)
    {
        if (process(server) is { } runs)
            _processes.Add(runs.Resource);
        return server;
    }
}

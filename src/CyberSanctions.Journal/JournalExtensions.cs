using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Bodies;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Journal.Deadlines;
using CyberSanctions.Journal.Reading;
using CyberSanctions.Journal.Schema;
using CyberSanctions.Journal.Sealing;
using CyberSanctions.ServiceDefaults.Clients;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Grpc.Net.ClientFactory;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CyberSanctions.Journal;

/// <summary>Gives a service its database, its journal, and the journals it follows.</summary>
public static class JournalExtensions
{
    /// <summary>
    /// The service's database (<c>ConnectionStrings:{service}</c>), its migrations, and its journal.
    /// <typeparamref name="TService"/> is any type of the service's assembly, where its migrations are.
    /// </summary>
    public static WebApplicationBuilder AddJournal<TService>(this WebApplicationBuilder builder, string service)
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        builder.AddNpgsqlDataSource(service, configureDataSourceBuilder: source =>
        {
            // What is asked again and again is parsed and planned once. A connection that goes back to the pool would forget
            // all that if it were reset, and there is nothing to reset: nobody here sets anything on one.
            source.ConnectionStringBuilder.MaxAutoPrepare = 100;
            source.ConnectionStringBuilder.NoResetOnClose = true;
        });

        // Redis rings the bell and keeps hot copies; without it the service is slower, not ill.
        builder.AddRedisClient("redis", settings => settings.DisableHealthChecks = true);
        builder.Services.AddSingleton(
            services => ActivatorUtilities.CreateInstance<SchemaMigrations>(services, service, typeof(TService).Assembly));
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<Bell>(services, service));
        builder.Services.AddHostedService(services => services.GetRequiredService<Bell>());
        builder.Services.AddSingleton<Sealer>();
        builder.Services.AddSingleton<Verifier>();
        builder.Services.AddSingleton<JournalReader>();
        builder.Services.AddSingleton<BodyReader>();
        builder.Services.AddSingleton<Commands>();
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<AgreedClock>(services, service));
        builder.Services.AddHostedService<SealingService>();
        builder.Services.AddSingleton<AnswerExpiry>();
        builder.Services.AddHostedService(services => services.GetRequiredService<AnswerExpiry>());
        return builder;
    }

    /// <summary>
    /// Follows the journal of <paramref name="source"/>, telling handlers of what happens there. A service may follow one journal
    /// for several consumers; each goes at its own pace, and one that is new begins with the first entry.
    /// </summary>
    /// <param name="builder">The service.</param>
    /// <param name="source">The service upstream, by its name in the AppHost.</param>
    /// <param name="consumer">
    /// The consumer's name, which its cursor goes by: it must not change. The <see cref="Upstream"/> has it as key.
    /// </param>
    /// <param name="events">Who is told of which events.</param>
    public static WebApplicationBuilder AddUpstream(
        this WebApplicationBuilder builder, string source, string consumer, Action<HandlerTable> events)
    {
        var table = new HandlerTable(source, consumer);
        events(table);
        var client = $"{source}/{consumer}";
        builder.AddServiceClient<Contracts.Journal.V1.Journal.JournalClient>(
            client, source, JournalReflection.Descriptor.Services[0])
            .AddCallCredentials(async (context, metadata, services) =>
                metadata.Add(
                    "authorization",
                    $"Bearer {await services.GetRequiredService<ServiceToken>().GetAsync(context.CancellationToken)}"))
            .AddHttpMessageHandler<RefusedServiceTokens>()
            .ConfigureChannel(channel =>
            {
                channel.UnsafeUseInsecureChannelCallCredentials = true;

                // Entries of today are small; those from before there were bodies are as large as what they tell of.
                channel.MaxReceiveMessageSize = Body.Largest;
            });
        table.AddHandlers(builder.Services);
        builder.Services.AddSingleton(table);
        builder.Services.AddKeyedSingleton(consumer, (services, _) => ActivatorUtilities.CreateInstance<Upstream>(
            services,
            table,
            services.GetRequiredService<GrpcClientFactory>().CreateClient<Contracts.Journal.V1.Journal.JournalClient>(client)));

        // Not AddHostedService, which takes only one of a type.
        builder.Services.AddSingleton<IHostedService>(services =>
        {
            var upstream = services.GetRequiredKeyedService<Upstream>(consumer);
            return ActivatorUtilities.CreateInstance<Consumer>(
                services, upstream, ActivatorUtilities.CreateInstance<Application>(services, upstream));
        });
        return builder;
    }

    /// <summary>Serves the journal over gRPC.</summary>
    public static WebApplication MapJournal(this WebApplication app)
    {
        app.MapGrpc<JournalGrpcService>();
        return app;
    }

    /// <summary>Applies what is missing of the schema; call it before the service runs.</summary>
    public static Task MigrateAsync(this WebApplication app)
        => app.Services.GetRequiredService<SchemaMigrations>().ApplyAsync();
}

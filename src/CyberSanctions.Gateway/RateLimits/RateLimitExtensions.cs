using StackExchange.Redis;

namespace CyberSanctions.Gateway.RateLimits;

/// <summary>Rate limits per caller.</summary>
internal static class RateLimitExtensions
{
    // Health is asked by machines that must have an answer; the public list is what the gateway is there for.
    private static readonly PathString[] Unlimited = ["/health", "/alive", "/lists", "/exercise/lists"];

    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        builder.AddRedisClient("redis", redis => redis.DisableHealthChecks = true);
        builder.Services.AddOptions<RateLimitSettings>()
            .BindConfiguration(RateLimitSettings.Section)
            .Validate(
                limits => limits is
                {
                    PerMinute: > 0, AnonymousPerMinute: > 0, ReportsPerHour: > 0, ObservationsPerHour: > 0,
                },
                "RateLimits: PerMinute, AnonymousPerMinute, ReportsPerHour and ObservationsPerHour must be greater than 0.")
            .ValidateOnStart();
        builder.Services.AddSingleton<SharedCounter>();
        builder.Services.AddSingleton<CallerCounter>();
    }

    public static void UseRateLimits(this WebApplication app)
    {
        // Made now, so that connecting to Redis is not what the first caller waits for.
        _ = app.Services.GetRequiredService<IConnectionMultiplexer>();
        app.UseWhen(
            context => !Unlimited.Any(path => context.Request.Path.StartsWithSegments(path)),
            limited => limited.UseMiddleware<RateLimitMiddleware>());
    }
}

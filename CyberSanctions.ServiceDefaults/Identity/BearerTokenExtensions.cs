using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>
/// Bearer tokens of the operator's OIDC provider, configured under
/// <c>Authentication:Schemes:Bearer</c> (Authority, ValidAudiences, …), checked at the gateway and
/// again in each service. Everything needs a token unless it says otherwise.
/// </summary>
internal static class BearerTokenExtensions
{
    public static void AddBearerTokens(this WebApplicationBuilder builder)
    {
        ProviderKeys.ReadBeforeRefusing();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer =>
        {
            bearer.MapInboundClaims = false;
            bearer.RequireHttpsMetadata = !ProviderAddress.MayBeHttp(builder.Configuration);
            ProviderKeys.Configure(bearer, ProviderSettings.Of(builder.Configuration));
            bearer.TokenValidationParameters.NameClaimType = "sub";
            bearer.TokenValidationParameters.RoleClaimType = AuthenticationSettings.Of(builder.Configuration).RoleClaim;
            bearer.TokenValidationParameters.ClockSkew = TokenEnd.Tolerance;

            // Whatever is configured, and also when nothing is: a token says by whom, for whom and until when, and is signed.
            bearer.TokenValidationParameters.ValidateIssuer = true;
            bearer.TokenValidationParameters.ValidateAudience = true;
            bearer.TokenValidationParameters.RequireAudience = true;
            bearer.TokenValidationParameters.ValidateLifetime = true;
            bearer.TokenValidationParameters.RequireExpirationTime = true;
            bearer.TokenValidationParameters.RequireSignedTokens = true;
            bearer.TokenValidationParameters.ValidAlgorithms = Algorithms.Configured(ProviderSettings.Of(builder.Configuration));
        });
        builder.Services.AddSingleton<VerifiedTokens>();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<VerifiedTokens>((bearer, verified) => bearer.Events = verified.Events())
            .PostConfigure(ProviderKeys.ForgetWithdrawn);
        builder.Services.TryAddSingleton<MembersToday>();
        builder.Services.AddRights();
        builder.Services.AddHttpClient(nameof(ServiceToken));
        builder.Services.AddSingleton<ServiceToken>();
        builder.Services.AddTransient<RefusedServiceTokens>();
    }
}

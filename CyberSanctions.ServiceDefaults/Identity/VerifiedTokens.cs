using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>
/// The tokens verified in the last minute, and whom they stand for. A caller sends the same token with
/// each call, and to verify it anew each time took a fifth of the time of a vote. What a token says
/// never changes; it is verified again after a minute, and not remembered past its end.
/// </summary>
internal sealed class VerifiedTokens(TimeProvider time)
{
    internal static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private const int Most = 10_000;
    private const string Scheme = "Bearer ";
    private readonly ConcurrentDictionary<string, (ClaimsPrincipal Principal, DateTimeOffset Until)> _known =
        new(StringComparer.Ordinal);

    /// <summary>Whom a token stands for, if it was verified in the last minute and has not ended.</summary>
    public ClaimsPrincipal? Find(string token)
        => _known.TryGetValue(token, out var found) && time.GetUtcNow() < found.Until ? found.Principal : null;

    /// <summary>Remembers a token that was verified just now.</summary>
    public void Remember(string token, ClaimsPrincipal principal, DateTimeOffset end)
    {
        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        var until = time.GetUtcNow() + Longest;
        _known[token] = (principal, end < until ? end : until);
    }

    /// <summary>Has the bearer scheme ask here first, and remember only what stands every check.</summary>
    public JwtBearerEvents Events() => new()
    {
        OnMessageReceived = context =>
        {
            var header = context.Request.Headers.Authorization.ToString();
            if (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
                && Find(header[Scheme.Length..].Trim()) is { } principal)
            {
                context.Principal = principal;
                context.Success();
            }

            return Task.CompletedTask;
        },
        OnTokenValidated = async context =>
        {
            if (context.Principal is not { } principal || context.SecurityToken is not JsonWebToken token)
            {
                context.Fail(new TokenRefusedException("The token is no JSON Web Token."));
                return;
            }

            try
            {
                TokenRules.Check(token, context.Options.TokenValidationParameters.RoleClaimType);
                await Algorithms.CheckAsync(token, context.Options, context.HttpContext.RequestAborted);
            }
            catch (TokenRefusedException refused)
            {
                context.Fail(refused);
                return;
            }

            PartnersOfNoName.TakeOffRoles(principal);
            await DelegatesOfNoState.TakeOffRoleAsync(
                principal,
                context.HttpContext.RequestServices.GetRequiredService<MembersToday>(),
                context.HttpContext.RequestAborted);
            Remember(token.EncodedToken, principal, new DateTimeOffset(token.ValidTo, TimeSpan.Zero));
        },
        OnChallenge = context =>
        {
            context.ErrorDescription = (context.AuthenticateFailure as TokenRefusedException)?.Message
                ?? context.ErrorDescription;
            return Task.CompletedTask;
        },
    };
}

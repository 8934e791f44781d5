using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace CyberSanctions.Integration.Tests.Provider;

/// <summary>What OpenIddict leaves to whoever runs it: who people and programs are, and whether they approve.</summary>
internal sealed class Endpoints
{
    /// <summary>Where people type in the code that a terminal shows them.</summary>
    public const string Verification = "verify";

    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;
    private readonly ConcurrentQueue<string> _issued = [];

    public IReadOnlyCollection<string> Issued => _issued;

    public void Map(WebApplication app)
    {
        app.MapPost($"/{Verification}", (Delegate)VerifyAsync);
        app.MapPost("/token", (Delegate)IssueAsync);
    }

    private static async Task<IResult> VerifyAsync(HttpContext context)
    {
        var asked = await context.AuthenticateAsync(Scheme);
        var form = await context.Request.ReadFormAsync();
        if (!asked.Succeeded || form["subject"] is not [{ Length: > 0 } subject])
        {
            return Results.Forbid(authenticationSchemes: [Scheme]);
        }

        var person = new Person(subject, form["member_state"].ToString(), form["roles"].ToString().Split(' '));
        var principal = await PrincipalAsync(context, person, asked.Principal.GetScopes());
        return Results.SignIn(principal, authenticationScheme: Scheme);
    }

    private async Task<IResult> IssueAsync(HttpContext context)
    {
        var request = context.GetOpenIddictServerRequest()!;
        var principal = request.IsClientCredentialsGrantType()
            ? await PrincipalAsync(
                context, Client.All.Single(client => client.Id == request.ClientId).Itself, request.GetScopes())
            : (await context.AuthenticateAsync(Scheme)).Principal!;
        principal.SetDestinations(static _ => [Destinations.AccessToken, Destinations.IdentityToken]);
        _issued.Enqueue(principal.GetClaim(Claims.Subject)!);
        return Results.SignIn(principal, authenticationScheme: Scheme);
    }

    // One role is issued as a text, several as a list.
    private static async Task<ClaimsPrincipal> PrincipalAsync(HttpContext context, Person person, ImmutableArray<string> scopes)
    {
        var identity = new ClaimsIdentity(Scheme, Claims.Subject, "roles");
        identity.SetClaim(Claims.Subject, person.Subject).SetClaim("member_state", person.MemberState);
        identity.AddClaims(person.Roles.Select(role => new Claim("roles", role)));
        identity.SetScopes(scopes);
        var audiences = new List<string>();
        var known = context.RequestServices.GetRequiredService<IOpenIddictScopeManager>();
        await foreach (var audience in known.ListResourcesAsync(scopes))
        {
            audiences.Add(audience);
        }

        identity.SetResources(audiences);
        return new ClaimsPrincipal(identity);
    }
}

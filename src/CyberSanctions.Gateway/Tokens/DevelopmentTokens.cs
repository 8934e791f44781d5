using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberSanctions.Gateway.Tokens;

/// <summary>
/// Tokens for trying things out, in Development only and only where the AppHost gave a key. Elsewhere
/// the endpoint does not exist, and tokens come from the operator's identity provider.
/// </summary>
internal static class DevelopmentTokens
{
    private const int LongestSubject = 100;
    private const int MostMinutes = 24 * 60;

    public static void MapDevelopmentTokens(this WebApplication app)
    {
        if (DevelopmentKey.From(app.Configuration, app.Environment) is not { } key)
        {
            return;
        }

        app.MapGroup("/dev").WithTags("Development").AllowAnonymous().WithRequestRules()
            .MapPost("/tokens", (Body<NewToken> body, TimeProvider time) => Mint(body, key, time))
            .WithName("mintToken")
            .WithSummary("Mints a token.")
            .WithDescription("In Development only; elsewhere this endpoint does not exist.")
            .WithExample(Examples.Token);
    }

    private static Ok<Token> Mint(Body<NewToken> body, DevelopmentKey key, TimeProvider time)
    {
        var wanted = body.Value;
        if (Problems(wanted) is { Count: > 0 } problems)
        {
            throw Refusal.Invalid(problems);
        }

        var now = time.GetUtcNow();
        var lifetime = TimeSpan.FromMinutes(wanted.Minutes);
        var token = key.Mint(
            wanted.Subject,
            wanted.Roles.Select(Words<Role>.For),
            wanted.MemberState ?? "",
            now,
            lifetime,
            wanted.Partner ?? "",
            wanted.Unit ?? "");
        return TypedResults.Ok(new Token { Value = token, ExpiresAt = (now + lifetime).UtcDateTime });
    }

    internal static IReadOnlyList<FieldProblem> Problems(NewToken wanted)
    {
        var problems = new List<FieldProblem>();
        if (wanted.Subject.Length is 0 or > LongestSubject || !wanted.Subject.All(c => c is > ' ' and <= '~'))
        {
            problems.Add(new FieldProblem("subject", $"Must be 1 to {LongestSubject} visible ASCII characters."));
        }
        else if (wanted.Subject.StartsWith(Principal.OwnActors, StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(new FieldProblem(
                "subject", $"Only a service of the suite has one that begins with {Principal.OwnActors}."));
        }

        if (wanted.Roles.Count == 0)
        {
            problems.Add(new FieldProblem("roles", "Must hold at least one role."));
        }

        var isOfAState = wanted.Roles.Contains(Role.Delegate) || wanted.Roles.Contains(Role.Authority);
        if (isOfAState && MemberStates.FormProblem(wanted.MemberState ?? "") is { } problem)
        {
            problems.Add(new FieldProblem("memberState", problem));
        }
        else if (!isOfAState && wanted.MemberState is not null)
        {
            problems.Add(new FieldProblem("memberState", "Only a delegate or an authority has one."));
        }

        var isPartner = wanted.Roles.Contains(Role.Partner);
        if (isPartner && wanted.Roles.Any(role => role != Role.Partner))
        {
            problems.Add(new FieldProblem("roles", "Whoever speaks for a partner has no other role."));
        }

        if (isPartner && PartnerCodes.Problem(wanted.Partner ?? "") is { } noPartner)
        {
            problems.Add(new FieldProblem("partner", noPartner));
        }
        else if (!isPartner && wanted.Partner is not null)
        {
            problems.Add(new FieldProblem("partner", "Only a partner has one."));
        }

        if (wanted.Unit is { } unit && UnitCodes.Problem(unit) is { } noUnit)
        {
            problems.Add(new FieldProblem("unit", noUnit));
        }

        if (wanted.Minutes is < 1 or > MostMinutes)
        {
            problems.Add(new FieldProblem("minutes", $"Must be from 1 to {MostMinutes}."));
        }

        return problems;
    }
}

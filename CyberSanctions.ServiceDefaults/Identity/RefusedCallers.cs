using CyberSanctions.Contracts.Refusals;
using CyberSanctions.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>
/// What whoever is not admitted is told: in gRPC a status with details (16 or 7) and never a bare HTTP status, which says nothing
/// to a gRPC client; elsewhere 401 or 403, and to who speaks for no Member State, or for no partner, why.
/// </summary>
public sealed class RefusedCallers : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _http = new();

    /// <inheritdoc/>
    public async Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            await next(context);
            return;
        }

        var refusal = authorizeResult.Forbidden ? Forbidden(context) : await ChallengedAsync(context);
        if (GrpcRefusals.IsGrpc(context.Request))
        {
            await GrpcRefusals.WriteAsync(context.Response, refusal);
            return;
        }

        if (refusal.Kind == CallerRefusals.NoMemberState || refusal.Kind == CallerRefusals.NoPartner)
        {
            throw new RefusedException(refusal);
        }

        context.Features.Set(refusal);
        await _http.HandleAsync(next, context, policy, authorizeResult);
    }

    /// <summary>For what a request was refused outside of gRPC; nothing where it was not refused for who asks.</summary>
    public static RefusalKind? KindOf(HttpContext context) => context.Features.Get<Refusal>()?.Kind;

    private static Refusal Forbidden(HttpContext context)
        => DelegatesOfNoState.WhyRefused(context.User) is { } noState ? new Refusal(CallerRefusals.NoMemberState, noState)
            : PartnersOfNoName.WhyRefused(context.User) is { } noPartner ? new Refusal(CallerRefusals.NoPartner, noPartner)
            : new Refusal(CallerRefusals.PermissionDenied, "None of your roles may do this.");

    // The result is remembered by its handler, and by nobody else when it is a failure.
    private static async Task<Refusal> ChallengedAsync(HttpContext context)
        => (await context.AuthenticateAsync()).Failure switch
        {
            null => new Refusal(CallerRefusals.Unauthenticated, "This needs a bearer token of the operator's identity provider."),
            TokenRefusedException refused => new Refusal(CallerRefusals.InvalidToken, refused.Message),
            _ => new Refusal(
                CallerRefusals.InvalidToken,
                "The token has expired, is meant for somebody else, or is not signed by the identity provider."),
        };
}

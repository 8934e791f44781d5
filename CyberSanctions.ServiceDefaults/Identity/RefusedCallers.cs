using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>
/// What whoever is not admitted is told: in gRPC a status with details (16 or 7) and never a bare HTTP status, which says nothing to
/// a gRPC client; elsewhere 401 or 403, and to a delegate of no Member State why.
/// </summary>
internal sealed class RefusedCallers : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _http = new();

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

        if (refusal.Reason == DelegatesOfNoState.Reason)
        {
            throw new RefusedException(refusal);
        }

        await _http.HandleAsync(next, context, policy, authorizeResult);
    }

    private static Refusal Forbidden(HttpContext context) => DelegatesOfNoState.WhyRefused(context.User) is { } why
        ? Refusal.Forbidden(DelegatesOfNoState.Reason, why).Refusal
        : Refusal.Forbidden("permission-denied", "None of your roles may do this.").Refusal;

    // The result is remembered by its handler, and by nobody else when it is a failure.
    private static async Task<Refusal> ChallengedAsync(HttpContext context)
        => (await context.AuthenticateAsync()).Failure switch
        {
            null => Unauthenticated("unauthenticated", "This needs a bearer token of the operator's identity provider."),
            TokenRefusedException refused => Unauthenticated("invalid-token", refused.Message),
            _ => Unauthenticated("invalid-token", "The token has expired, is meant for somebody else, or is not signed by the identity provider."),
        };

    private static Refusal Unauthenticated(string reason, string message)
        => new(StatusCode.Unauthenticated, reason, message, [], new Dictionary<string, string>());
}

using System.Globalization;
using Grpc.Core;

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>
/// Forgets the service's own token when another service refuses it, so that the next call is made with a new one: the
/// provider may have withdrawn the key by which it was signed, long before its end.
/// </summary>
public sealed class RefusedServiceTokens(ServiceToken token) : DelegatingHandler
{
    private static readonly string Unauthenticated = ((int)StatusCode.Unauthenticated).ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.TryGetValues("grpc-status", out var status)
            && status.Contains(Unauthenticated)
            && request.Headers.Authorization?.Parameter is { } refused)
        {
            token.Forget(refused);
        }

        return response;
    }
}

namespace CyberSanctions.ServiceDefaults.Clients;

/// <summary>
/// Asks the next replica at once when one cannot be connected to. The client's own retries come on top, after a while: under
/// load alone they would now and then meet the one that is gone five times in a row.
/// </summary>
internal sealed class NextReplica : DelegatingHandler
{
    private const int MostTries = 4;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (Exception failure) when (Connections.NeverMade(failure) && !cancellationToken.IsCancellationRequested)
            {
                if (tries == MostTries)
                {
                    // The same for a connection that was refused and one that took too long: gRPC calls both UNAVAILABLE.
                    throw new HttpRequestException(HttpRequestError.ConnectionError, failure.Message, failure);
                }
            }
        }
    }
}

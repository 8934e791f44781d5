namespace CyberSanctions.ServiceDefaults.Clients;

/// <summary>Connections to a service's replicas, any of which may be gone without a word.</summary>
public static class Connections
{
    /// <summary>
    /// A machine that has gone does not refuse a connection, and does not end one: what is silent is asked whether it is still
    /// there. Otherwise a stream from there would wait for as long as the process runs.
    /// </summary>
    public static void Watch(SocketsHttpHandler handler)
    {
        handler.ConnectTimeout = TimeSpan.FromSeconds(2);
        handler.KeepAlivePingDelay = TimeSpan.FromSeconds(10);
        handler.KeepAlivePingTimeout = TimeSpan.FromSeconds(5);
        handler.KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests;
    }

    /// <summary>
    /// Whether a request failed before there was a connection: nobody has heard of it, so another replica may be asked.
    /// </summary>
    public static bool NeverMade(Exception? failure)
        => failure is HttpRequestException
        { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError }
            or OperationCanceledException { InnerException: TimeoutException };
}

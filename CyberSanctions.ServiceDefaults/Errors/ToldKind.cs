using System.Globalization;
using CyberSanctions.Contracts.Refusals;
using Google.Protobuf.Collections;
using Grpc.Core;

namespace CyberSanctions.ServiceDefaults.Errors;

/// <summary>
/// The kind of a refusal in its metadata: title and HTTP status, by which a gateway that is older than the service shows a
/// refusal as the service means it.
/// </summary>
/// <example><code>
/// reason: "OWN_DRAFT"  domain: "cybersanctions"
/// metadata { key: "http_status" value: "403" }
/// metadata { key: "title" value: "You wrote it yourself." }
/// </code></example>
internal static class ToldKind
{
    private const string Status = "http_status";
    private const string Title = "title";
    private const int FirstClientError = 400;
    private const int LastClientError = 499;

    /// <summary>Tells it.</summary>
    public static void Tell(MapField<string, string> metadata, RefusalKind kind)
    {
        metadata[Status] = kind.Status.Http.ToString(CultureInfo.InvariantCulture);
        metadata[Title] = kind.Title;
    }

    /// <summary>Whether a fact is one of those that tell the kind.</summary>
    public static bool Is(string key) => key is Status or Title;

    /// <summary>
    /// What is told. Believed is only a refusal: of a failure the gateway has its own words. And only a title that can be one,
    /// and a status that does not contradict the gRPC status which the call ended with.
    /// </summary>
    public static RefusalKind? Read(StatusCode code, string reason, MapField<string, string> metadata)
        => metadata.TryGetValue(Status, out var text)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var http)
            && http is >= FirstClientError and <= LastClientError
            && RefusalStatus.Find(code, http) is { } status
            && metadata.TryGetValue(Title, out var title)
            && RefusalKind.IsTitle(title)
            ? new RefusalKind(reason, status, title, title)
            : null;
}

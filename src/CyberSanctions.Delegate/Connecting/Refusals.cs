using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Delegate.Files;
using CyberSanctions.Delegate.Output;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;

namespace CyberSanctions.Delegate.Connecting;

/// <summary>What a failed call means for the delegate.</summary>
internal static class Refusals
{
    /// <summary>
    /// Whether the call may have failed on the way, so that nobody knows whether it arrived, and to ask again is right.
    /// </summary>
    public static bool MayHaveArrived(RpcException exception)
        => exception.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded
            || (exception.StatusCode is StatusCode.Internal or StatusCode.Unknown && Details(exception) is null);

    /// <summary>As what the command ends with.</summary>
    public static StopException Of(RpcException exception, PrivateFolder folder) => exception.StatusCode switch
    {
        StatusCode.Unauthenticated => new StopException(
            ExitCode.NotSignedIn,
            $"The gateway does not take your token (any more). Sign in again with: {folder.Command("login")}"),
        StatusCode.Unavailable or StatusCode.DeadlineExceeded =>
            new StopException(ExitCode.Unreachable, $"The gateway cannot be reached: {exception.Status.Detail}"),
        _ => new StopException(ExitCode.Refused, Describe(exception)),
    };

    /// <summary>The reason, stable, as the services name it: <c>statement-replayed</c>.</summary>
    public static string Reason(RpcException exception)
        => (Detail<ErrorInfo>(exception)?.Reason ?? exception.StatusCode.ToString()).ToLowerInvariant().Replace('_', '-');

    private static string Describe(RpcException exception)
    {
        var fields = Detail<BadRequest>(exception)?.FieldViolations.ToList() ?? [];
        var message = Details(exception)?.Message ?? exception.Status.Detail;
        // It often consists of the fields, which follow.
        var described = string.Join(' ', fields.Select(field => $"{field.Field}: {field.Description}"));
        var said = message == described ? "" : $" {message}";
        var listed = string.Concat(fields.Select(field => $"\n  {FieldNames.InJson(field.Field)}: {field.Description}"));
        return $"Refused ({Reason(exception)}):{said}{listed}";
    }

    // What cannot be read says as little as what is not there.
    private static Google.Rpc.Status? Details(RpcException exception) => exception.Trailers.GetRpcStatus(ignoreParseError: true);

    private static T? Detail<T>(RpcException exception)
        where T : class, IMessage<T>, new()
    {
        try
        {
            return Details(exception)?.GetDetail<T>();
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}

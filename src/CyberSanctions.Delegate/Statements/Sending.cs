using System.Security.Cryptography;
using System.Text;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Signing;
using Grpc.Core;

namespace CyberSanctions.Delegate.Statements;

/// <summary>Sends a signed statement until there is an answer: always the very same one, so that it counts once.</summary>
internal sealed class Sending(Func<MakeStatementRequest, string, CancellationToken, Task<Receipt>> send, TimeProvider time)
{
    private static readonly TimeSpan[] Pauses = [.. new[] { 0.5, 1, 2, 4, 8 }.Select(TimeSpan.FromSeconds)];

    /// <summary>Sends.</summary>
    /// <param name="again">Told when it has to be sent again.</param>
    /// <exception cref="StopException">There was no answer.</exception>
    /// <exception cref="RpcException">It was refused.</exception>
    public async Task<Receipt> SendAsync(Jws statement, string declaration, Action<string> again, CancellationToken cancel)
    {
        var request = new MakeStatementRequest { Statement = statement.Compact, Declaration = declaration };
        var key = IdempotencyKey(statement);
        foreach (var pause in Pauses)
        {
            try
            {
                return await send(request, key, cancel);
            }
            catch (RpcException exception) when (Refusals.MayHaveArrived(exception))
            {
                again($"No answer ({exception.StatusCode}). Sending the same statement again in {pause.TotalSeconds} s.");
                await Task.Delay(pause, time, cancel);
            }
        }

        try
        {
            return await send(request, key, cancel);
        }
        catch (RpcException exception) when (Refusals.MayHaveArrived(exception))
        {
            throw new StopException(
                ExitCode.Unreachable,
                "There was no answer: the statement may or may not have been accepted. "
                + "Look at the ballot once the gateway can be reached again, before you state anything else.");
        }
    }

    /// <summary>Names the statement for whoever deduplicates on the way.</summary>
    public static string IdempotencyKey(Jws statement)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(statement.Compact)));
}

using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using CyberSanctions.Delegate.Agenda;
using CyberSanctions.Delegate.Ballots;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Delegate.Council;
using CyberSanctions.Delegate.Keys;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Delegate.Receipts;
using CyberSanctions.Delegate.SigningIn;
using CyberSanctions.Delegate.Statements;
using CyberSanctions.Delegate.Verifying;
using CyberSanctions.Delegate.Watching;
using Grpc.Core;

namespace CyberSanctions.Delegate;

/// <summary>All commands, and what each of the ways to fail ends with.</summary>
internal static class CommandTree
{
    /// <summary>The commands.</summary>
    public static RootCommand Of(Desk desk)
        => new("Votes of a Member State's delegation on EU cyber-sanctions listings: read, sign, watch, verify.")
        {
            LoginCommand.Of(desk),
            KeyCommand.Of(desk),
            TrustCommand.Of(desk),
            AgendaCommand.Of(desk),
            ShowCommand.Of(desk),
            DiffCommand.Of(desk),
            VoteCommand.Of(desk),
            ProxyCommand.Of(desk),
            SilenceCommand.Of(desk),
            SilenceCommand.Reserve(desk),
            SilenceCommand.Lift(desk),
            BrakeCommand.Of(desk),
            WatchCommand.Of(desk),
            ReceiptsCommand.Of(desk),
            VerifyCommand.Of(desk),
            RollCallCommand.Of(desk),
            ReferenceDataCommand.Of(desk),
            CompletionCommand.Of(desk),
        };

    /// <summary>Runs a command line.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(
        Surroundings surroundings, IReadOnlyList<string> arguments, CancellationToken cancel = default)
    {
        var desk = Desk.In(surroundings);
        var root = Of(desk);
        foreach (var help in root.Options.Select(option => option.Action).OfType<HelpAction>())
        {
            help.MaxWidth = surroundings.Width;
        }

        var parsed = root.Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            desk.Screen.Warn(CommandLineProblem.Of(parsed));
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = surroundings.Out,
                    Error = surroundings.Error,
                    EnableDefaultExceptionHandler = false,
                    // Interruptions come with the token alone, so that what they lead to can be told from a refusal.
                    ProcessTerminationTimeout = null,
                },
                cancel);
        }
        catch (StopException exception)
        {
            desk.Screen.Warn(exception.Message);
            return exception.Code;
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Cancelled && cancel.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (RpcException exception)
        {
            var refusal = Refusals.Of(exception, desk.Folder);
            desk.Screen.Warn(refusal.Message);
            return refusal.Code;
        }
        catch (HttpRequestException exception)
        {
            desk.Screen.Warn($"The gateway cannot be reached: {exception.Message}");
            return ExitCode.Unreachable;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }
}

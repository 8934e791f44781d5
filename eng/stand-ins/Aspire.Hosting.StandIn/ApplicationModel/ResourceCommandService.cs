// Stand-in for a part of Aspire 13.5, used on curated package feeds only (eng/stand-ins/README.md).

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Starts, stops and restarts resources on demand.</summary>
public class ResourceCommandService
{
    private readonly Orchestrator _orchestrator;
    private readonly DistributedApplicationModel _model;

    internal ResourceCommandService(Orchestrator orchestrator, DistributedApplicationModel model)
    {
        _orchestrator = orchestrator;
        _model = model;
    }

    /// <summary>Runs a command on a resource.</summary>
    public Task<ExecuteCommandResult> ExecuteCommandAsync(IResource resource, string commandName, CancellationToken cancellationToken = default) =>
        ExecuteCommandAsync(resource.Name, commandName, cancellationToken);

    /// <summary>Runs a command on a resource, named by instance or, where there is one instance, by name.</summary>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(string resourceId, string commandName, CancellationToken cancellationToken = default)
    {
        var resource = _model.Resources.FirstOrDefault(candidate =>
            string.Equals(candidate.Name, resourceId, StringComparison.OrdinalIgnoreCase)
            || string.Equals(InstanceIds.Of(candidate), resourceId, StringComparison.OrdinalIgnoreCase));
        if (resource is null)
        {
            return new() { Success = false, Message = $"Resource '{resourceId}' not found." };
        }

        try
        {
            switch (commandName)
            {
                case "start" or "resource-start":
                    await _orchestrator.StartResourceAsync(resource, cancellationToken).ConfigureAwait(false);
                    break;
                case "stop" or "resource-stop":
                    await _orchestrator.StopResourceAsync(resource, cancellationToken).ConfigureAwait(false);
                    break;
                case "restart" or "resource-restart":
                    await _orchestrator.StopResourceAsync(resource, cancellationToken).ConfigureAwait(false);
                    await _orchestrator.StartResourceAsync(resource, cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    return new() { Success = false, Message = $"Command '{commandName}' not available for resource '{resourceId}'." };
            }

            return new() { Success = true };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new() { Success = false, Message = e.Message };
        }
    }
}

/// <summary>What became of a command.</summary>
public sealed class ExecuteCommandResult
{
    /// <summary>Whether it worked.</summary>
    public required bool Success { get; init; }

    /// <summary>Whether it was called off.</summary>
    public bool Canceled { get; init; }

    /// <summary>Why not.</summary>
    public string? Message { get; init; }
}

// Stand-in for a part of Aspire 13.5, used on curated package feeds only (eng/stand-ins/README.md).

using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Works out the arguments and variables of a resource that is about to start.</summary>
internal static class LaunchValues
{
    public static async Task<List<string>> ArgumentsAsync(IResource resource, CancellationToken cancellationToken)
    {
        var context = new CommandLineArgsCallbackContext([], cancellationToken);
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
        {
            await annotation.Callback(context).ConfigureAwait(false);
        }

        var arguments = new List<string>();
        foreach (var argument in context.Args)
        {
            arguments.Add(await TextOfAsync(argument, cancellationToken).ConfigureAwait(false) ?? "");
        }

        return arguments;
    }

    public static async Task<Dictionary<string, string?>> VariablesAsync(IResource resource, DistributedApplicationExecutionContext executionContext, string? otlpEndpoint, CancellationToken cancellationToken)
    {
        var context = new EnvironmentCallbackContext(executionContext, resource, [], cancellationToken);
        if (resource is ProjectResource && otlpEndpoint is not null)
        {
            AddTelemetry(context.EnvironmentVariables, resource, otlpEndpoint);
        }

        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(context).ConfigureAwait(false);
        }

        var variables = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in context.EnvironmentVariables)
        {
            variables[name] = await TextOfAsync(value, cancellationToken).ConfigureAwait(false);
        }

        return variables;
    }

    private static void AddTelemetry(Dictionary<string, object> variables, IResource resource, string otlpEndpoint)
    {
        const string Promptly = "1000"; // milliseconds
        variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = otlpEndpoint;
        variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc";
        variables["OTEL_SERVICE_NAME"] = resource.Name;
        variables["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={InstanceIds.Of(resource)}";
        variables["OTEL_BLRP_SCHEDULE_DELAY"] = Promptly;
        variables["OTEL_BSP_SCHEDULE_DELAY"] = Promptly;
        variables["OTEL_METRIC_EXPORT_INTERVAL"] = Promptly;
        variables["OTEL_TRACES_SAMPLER"] = "always_on";
    }

    private static async ValueTask<string?> TextOfAsync(object value, CancellationToken cancellationToken) => value switch
    {
        IValueProvider provider => await provider.GetValueAsync(cancellationToken).ConfigureAwait(false),
        IResourceBuilder<IResource> { Resource: IValueProvider provider } => await provider.GetValueAsync(cancellationToken).ConfigureAwait(false),
        _ => value.ToString(),
    };
}

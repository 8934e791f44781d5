// Stand-in for a part of Aspire 13.5, used on curated package feeds only (eng/stand-ins/README.md).

using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>Adds values given from outside.</summary>
public static class ParameterResourceBuilderExtensions
{
    /// <summary>Adds a value that the AppHost knows how to get.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, Func<string> valueGetter, bool publishValueAsDefault = false, bool secret = false) =>
        builder.AddResource(new ParameterResource(name, _ => valueGetter(), secret));

    /// <summary>Adds a value that the AppHost knows.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, string value, bool publishValueAsDefault = false, bool secret = false) =>
        builder.AddParameter(name, () => value, publishValueAsDefault, secret);

    /// <summary>Adds a connection string from the AppHost's settings.</summary>
    public static IResourceBuilder<IResourceWithConnectionString> AddConnectionString(this IDistributedApplicationBuilder builder, string name, string? environmentVariableName = null) =>
        builder.AddResource(new ConfiguredConnectionString(name, environmentVariableName, builder.Configuration));

    private sealed class ConfiguredConnectionString(string name, string? environmentVariableName, IConfiguration configuration) : Resource(name), IResourceWithConnectionString
    {
        public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{configuration.GetConnectionString(Name)
            ?? throw new DistributedApplicationException($"Connection string parameter resource could not be used because connection string '{Name}' is missing.")}");

        public string? ConnectionStringEnvironmentVariable { get; } = environmentVariableName;
    }
}

/// <summary>Adds connection strings made of parts that are known at run time.</summary>
public static class ConnectionStringBuilderExtensions
{
    /// <summary>Adds a connection string. It is there once the resources in it have started.</summary>
    public static IResourceBuilder<ConnectionStringResource> AddConnectionString(this IDistributedApplicationBuilder builder, string name, ReferenceExpression connectionStringExpression)
    {
        var connectionString = builder.AddResource(new ConnectionStringResource(name, connectionStringExpression));
        foreach (var resource in connectionStringExpression.ValueProviders.SelectMany(Resources).Distinct())
        {
            connectionString.WithAnnotation(new WaitAnnotation(resource, WaitType.WaitUntilStarted));
        }

        return connectionString;

        // As in Aspire, one level down: a property of an endpoint refers to the endpoint, not to its resource.
        static IEnumerable<IResource> Resources(IValueProvider value) => value switch
        {
            IResourceWithoutLifetime => [],
            IResource resource => [resource],
            IValueWithReferences references => references.References.OfType<IResource>(),
            _ => [],
        };
    }
}

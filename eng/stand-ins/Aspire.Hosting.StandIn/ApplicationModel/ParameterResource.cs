// Stand-in for a part of Aspire 13.5, used on curated package feeds only (eng/stand-ins/README.md).

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value given from outside, such as a password.</summary>
public class ParameterResource(string name, Func<ParameterDefault?, string> callback, bool secret = false) : Resource(name), IExpressionValue, IResourceWithoutLifetime
{
    private readonly Lazy<string> _value = new(() => callback(null));

    /// <summary>Not to be shown.</summary>
    public bool Secret { get; } = secret;

    /// <inheritdoc />
    public string ValueExpression => $"{{{Name}.value}}";

    /// <inheritdoc />
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(_value.Value);
}

/// <summary>How a parameter without a value gets one.</summary>
public abstract class ParameterDefault
{
    /// <summary>A new value.</summary>
    public abstract string GetDefaultValue();
}

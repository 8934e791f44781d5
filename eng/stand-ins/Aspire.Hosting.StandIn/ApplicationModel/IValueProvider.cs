// Stand-in for a part of Aspire 13.5, used on curated package feeds only (eng/stand-ins/README.md).

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that is known only when resources start, such as a port.</summary>
public interface IValueProvider
{
    /// <summary>The value, once it is known.</summary>
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);
}

/// <summary>A value that can be named in a deployment manifest.</summary>
public interface IManifestExpressionProvider
{
    /// <summary>The expression, for example <c>{postgres.bindings.tcp.port}</c>.</summary>
    string ValueExpression { get; }
}

/// <summary>Both of them.</summary>
public interface IExpressionValue : IValueProvider, IManifestExpressionProvider;

/// <summary>A value that other resources contribute to.</summary>
public interface IValueWithReferences
{
    /// <summary>What it refers to: resources, or values with references of their own.</summary>
    IEnumerable<object> References { get; }
}

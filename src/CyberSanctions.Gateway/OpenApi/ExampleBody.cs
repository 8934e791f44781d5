namespace CyberSanctions.Gateway.OpenApi;

/// <summary>An example of an endpoint's body, for its description.</summary>
internal sealed record ExampleBody(object Value);

internal static class ExampleBodyExtensions
{
    public static RouteHandlerBuilder WithExample(this RouteHandlerBuilder endpoint, object body) => endpoint.WithMetadata(new ExampleBody(body));
}

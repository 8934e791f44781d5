namespace CyberSanctions.Gateway.OpenApi;

/// <summary>An example of an endpoint's body, for its description.</summary>
/// <param name="Name">What it is an example of, where there are several; empty where there is one.</param>
/// <param name="Value">The body.</param>
internal sealed record ExampleBody(string Name, object Value);

internal static class ExampleBodyExtensions
{
    public static RouteHandlerBuilder WithExample(this RouteHandlerBuilder endpoint, object body)
        => endpoint.WithMetadata(new ExampleBody("", body));

    public static RouteHandlerBuilder WithExamples(this RouteHandlerBuilder endpoint, params (string Name, object Body)[] bodies)
        => endpoint.WithMetadata([.. bodies.Select(body => new ExampleBody(body.Name, body.Body))]);
}

using CyberSanctions.ServiceDefaults.Errors;
using Microsoft.Net.Http.Headers;

namespace CyberSanctions.Gateway.Requests;

/// <summary>
/// What holds for every request of the API outside its body: a query parameter that nobody knows,
/// or a precondition that nobody checks, is refused rather than ignored; and what cannot be a
/// reference names nothing.
/// </summary>
internal static class RequestRules
{
    /// <summary>Route parameter: the id of a key.</summary>
    public const string KeyId = "keyId";

    /// <summary>Route parameter: a SHA-256 in hexadecimal.</summary>
    public const string Sha256 = "sha256";

    private const int LongestReference = 40;

    // A thumbprint of RFC 7638: SHA-256 in base64url.
    private const int LongestKeyId = 43;

    private const int LongestSha256 = 64;

    /// <summary>Applies the rules to all endpoints of a group.</summary>
    public static RouteGroupBuilder WithRequestRules(this RouteGroupBuilder group)
        => group.AddEndpointFilter(async (invocation, next) =>
        {
            Check(invocation.HttpContext);
            return await next(invocation);
        });

    /// <summary>The query parameters that an endpoint knows.</summary>
    public static RouteHandlerBuilder AcceptsQuery(this RouteHandlerBuilder endpoint, params string[] names)
        => endpoint.WithMetadata(new QueryParameters(names));

    /// <summary>The endpoint heeds <c>If-Match</c>.</summary>
    public static RouteHandlerBuilder AcceptsIfMatch(this RouteHandlerBuilder endpoint)
        => endpoint.WithMetadata(new HeedsIfMatch());

    /// <summary>Whether a text could be a reference of anything: visible ASCII, not too long.</summary>
    public static bool CouldBeReference(string text) => CouldName(text, LongestReference);

    private static bool CouldName(string text, int longest)
        => text.Length > 0 && text.Length <= longest && text.All(c => c is > ' ' and <= '~');

    private static void Check(HttpContext context)
    {
        var metadata = context.GetEndpoint()!.Metadata;
        var known = metadata.GetMetadata<QueryParameters>()?.Names ?? [];
        var problems = context.Request.Query.Keys.Where(key => !known.Contains(key, StringComparer.Ordinal))
            .Select(key => new FieldProblem(key, "Is no query parameter here."))
            .ToList();
        if (context.Request.Headers.IfMatch.Count > 0 && metadata.GetMetadata<HeedsIfMatch>() is null)
        {
            problems.Add(new FieldProblem(HeaderNames.IfMatch, "Has no meaning here."));
        }

        if (problems.Count > 0)
        {
            throw Refusal.Invalid(problems);
        }

        if (context.Request.RouteValues.Any(
            route => route.Value is string text
                && !CouldName(text, route.Key switch { KeyId => LongestKeyId, Sha256 => LongestSha256, _ => LongestReference })))
        {
            throw Refusal.NotFound("resource under", context.Request.Path.ToUriComponent());
        }
    }
}

/// <summary>The query parameters that an endpoint knows.</summary>
internal sealed record QueryParameters(IReadOnlyList<string> Names);

/// <summary>Marks an endpoint that heeds <c>If-Match</c>.</summary>
internal sealed record HeedsIfMatch;

using Microsoft.OpenApi;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>
/// The API's description: OpenAPI 3.1 at <c>/openapi/v1.json</c>, made from the endpoints and their doc comments.
/// </summary>
internal static class ApiDocument
{
    /// <summary>Name of the security scheme.</summary>
    public const string Bearer = "bearer";

    /// <summary>Where it is served.</summary>
    public const string Path = "/openapi/{documentName}.json";

    private const string Description =
        """
        From the attribution dossier to the published list: dossiers, listing proposals, acts, ballots.

        Commands take an `Idempotency-Key`, which is remembered for 48 hours: the same key with the same request gives the
        same answer, with another request an error. Resources have an `ETag`; commands take it as `If-Match` and are
        refused when it is stale.
        Lists come in pages; `next` leads on. Every error is an RFC 9457 problem document whose `type` is stable and
        says at its address what it means. What you may not see does not exist for you.

        Partners read what is shared with them over TAXII 2.1 as well, at `/taxii2/`: that interface is described by its own
        standard, and not here.

        Besides what each operation lists, anything that is no sound HTTP/1.1 is answered with 400, 408, 414, 431 or 505,
        and a fault of the gateway itself with 500: problem documents, all of them.
        """;

    private static OpenApiLicense License => new() { Name = "Apache License 2.0", Identifier = "Apache-2.0" };

    public static void AddApiDocument(this WebApplicationBuilder builder)
        => builder.Services.AddOpenApi("v1", document =>
        {
            document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            document.CreateSchemaReferenceId = ClosedLists.ReferenceId;
            document.AddSchemaTransformer(ClosedLists.DescribeAsync);
            document.AddSchemaTransformer(PartialDateSchema.DescribeAsync);
            document.AddOperationTransformer(OperationDetails.DescribeAsync);
            document.AddOperationTransformer(ProblemResponses.DescribeAsync);
            document.AddDocumentTransformer((description, _, _) =>
            {
                description.Info = new OpenApiInfo
                {
                    Title = "CyberSanctions",
                    Version = "v1",
                    Description = Description,
                    License = License,
                };

                // Relative to where the document was fetched from: behind whatever name and proxy.
                description.Servers = [new OpenApiServer { Url = "/" }];
                description.AddComponent<IOpenApiSecurityScheme>(Bearer, new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    BearerFormat = "JWT",
                    Description = "A token of the operator's OIDC provider, with the claims `sub`, `roles` and, for a delegate,"
                        + " `member_state`, for somebody of a partner's `partner`.",
                });
                PublicLists.Describe(description);
                Tags.Describe(description);
                OpenAnswers.Describe(description);
                ParameterExamples.Describe(description);
                return Task.CompletedTask;
            });
        });

    public static void MapApiDocument(this WebApplication app) => app.MapOpenApi(Path).AllowAnonymous();
}

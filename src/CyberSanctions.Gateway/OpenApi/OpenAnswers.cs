using Microsoft.OpenApi;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>
/// A request may hold nothing unknown, an answer may: so that members can be added to answers without
/// breaking clients made from this description.
/// </summary>
internal static class OpenAnswers
{
    public static void Describe(OpenApiDocument document)
    {
        var schemas = document.Components!.Schemas!;
        var sent = new HashSet<string>(StringComparer.Ordinal);
        foreach (var body in document.Paths.Values.SelectMany(path => path.Operations!.Values)
            .Select(operation => operation.RequestBody?.Content))
        {
            Collect(body?.Values.FirstOrDefault()?.Schema, schemas, sent);
        }

        foreach (var answer in schemas.Where(pair => !sent.Contains(pair.Key)).Select(pair => pair.Value).OfType<OpenApiSchema>())
        {
            Open(answer);
        }
    }

    private static void Collect(IOpenApiSchema? schema, IDictionary<string, IOpenApiSchema> schemas, HashSet<string> sent)
    {
        if (schema is OpenApiSchemaReference { Reference.Id: { } id })
        {
            if (sent.Add(id))
            {
                Collect(schemas[id], schemas, sent);
            }

            return;
        }

        foreach (var inner in (IEnumerable<IOpenApiSchema?>)[
            schema?.Items, .. schema?.Properties?.Values ?? [], .. schema?.OneOf ?? []
        ])
        {
            if (inner is not null)
            {
                Collect(inner, schemas, sent);
            }
        }
    }

    private static void Open(OpenApiSchema schema)
    {
        schema.AdditionalPropertiesAllowed = true;
        if (schema.Items is OpenApiSchema item)
        {
            Open(item);
        }

        foreach (var property in schema.Properties?.Values.OfType<OpenApiSchema>() ?? [])
        {
            Open(property);
        }
    }
}

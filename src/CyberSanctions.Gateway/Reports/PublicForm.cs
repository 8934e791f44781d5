using System.Net.Mime;
using CyberSanctions.Gateway.Json;
using CyberSanctions.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.OpenApi;

namespace CyberSanctions.Gateway.Reports;

/// <summary>
/// A form with texts and one file that anybody may send, as <c>multipart/form-data</c>. The file waits on the disk until it is
/// all there, and goes when the request ends.
/// </summary>
/// <param name="What">What it is a form of: <c>a report</c>.</param>
/// <param name="Texts">The texts that it has.</param>
internal sealed record PublicForm(string What, IReadOnlyList<FormText> Texts)
{
    /// <summary>Bytes of everything: the largest file, the texts, and what the form needs.</summary>
    private const int Largest = (10 * 1024 * 1024) + (512 * 1024);

    private const string FileField = "file";

    // Texts are measured by the service, in characters; here, in what they may come to as bytes.
    private static readonly FormOptions Bounds = new()
    {
        MultipartBodyLengthLimit = Largest,
        ValueLengthLimit = 128 * 1024,
        KeyLengthLimit = 100,
        ValueCountLimit = 16,
        MultipartHeadersCountLimit = 16,
        MultipartHeadersLengthLimit = 8 * 1024,
    };

    /// <summary>Reads one.</summary>
    /// <exception cref="RefusedException">It is no form, has what it must not have, or does not arrive as it says.</exception>
    public async Task<SentForm> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentType?.StartsWith(MediaTypeNames.Multipart.FormData, StringComparison.OrdinalIgnoreCase)
            != true)
        {
            throw BodyRefusals.UnsupportedMediaType.Because("Send multipart/form-data.");
        }

        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = Largest;
        try
        {
            var form = await context.Request.ReadFormAsync(Bounds, context.RequestAborted);
            Check(form);
            return new SentForm(form, form.Files.SingleOrDefault());
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw EdgeRefusals.MalformedRequest.Because("The form does not arrive as its headers say, or has too much in it.");
        }
    }

    /// <summary>Says what is sent, in the API's description.</summary>
    public void Describe(OpenApiOperation operation)
    {
        var properties = Texts.ToDictionary(
            text => text.Name,
            IOpenApiSchema (text) => new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Description = text.Description,
                MaxLength = text.Most,
            },
            StringComparer.Ordinal);
        properties[FileField] = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Format = "binary",
            Description = "One file, at most 10 MiB.",
        };
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [MediaTypeNames.Multipart.FormData] = new()
                {
                    Schema = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Required = Texts.Where(text => text.Required).Select(text => text.Name)
                            .ToHashSet(StringComparer.Ordinal),
                        Properties = properties,
                    },
                },
            },
        };
    }

    private void Check(IFormCollection form)
    {
        // Where no file was chosen, browsers send one without a name and without bytes: to the reader of forms, a text.
        var problems = form.Keys.Where(key => Texts.All(text => text.Name != key))
            .Where(key => key != FileField || form[key].ToString().Length > 0)
            .Select(key => new FieldProblem(key, $"Is no field of {What}."))
            .Concat(form.Keys.Where(key => form[key].Count > 1).Select(key => new FieldProblem(key, "Is given more than once.")))
            .Concat(form.Files.Where(file => file.Name != FileField)
                .Select(file => new FieldProblem(file.Name, $"Is no file of {What}: that is `file`.")))
            .ToList();
        if (form.Files.Count > 1)
        {
            problems.Add(new FieldProblem(FileField, "Must be one file."));
        }

        if (problems.Count > 0)
        {
            throw Refusal.Invalid(problems);
        }
    }
}

/// <summary>A text that a form has.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Description">What it is.</param>
/// <param name="Most">Characters at most.</param>
/// <param name="Required">Whether it has to be there.</param>
internal sealed record FormText(string Name, string Description, int Most, bool Required);

/// <summary>A form that was sent.</summary>
internal sealed record SentForm(IFormCollection Texts, IFormFile? File)
{
    /// <summary>As it was called where it came from, without folders; empty when there is none.</summary>
    public string FileName => File is null ? "" : Path.GetFileName(File.FileName.Replace('\\', '/'));

    public string Line(string name) => Texts[name].ToString().Trim();

    /// <summary>Browsers end lines as the network does.</summary>
    public string Lines(string name) => Texts[name].ToString().ReplaceLineEndings("\n").Trim();
}

/// <summary>Marks an endpoint whose body is a form that anybody may send.</summary>
internal sealed record SendsForm(PublicForm Form);

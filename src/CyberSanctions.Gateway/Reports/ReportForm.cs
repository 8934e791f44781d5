using System.Net.Mime;
using CyberSanctions.Gateway.Json;
using CyberSanctions.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.OpenApi;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Reports;

/// <summary>
/// A report as a browser, or curl with <c>-F</c>, sends it: <c>multipart/form-data</c>. The file waits on the disk until it is
/// all there, and goes when the request ends.
/// </summary>
internal sealed record ReportForm(Wire.NewReport Report, IFormFile? File)
{
    /// <summary>Bytes of everything: the largest file, the texts, and what the form needs.</summary>
    private const int Largest = (10 * 1024 * 1024) + (512 * 1024);

    private const string FileField = "file";
    private static readonly string[] Fields = ["subject", "text", "contact"];

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

    /// <summary>Reads it.</summary>
    /// <exception cref="RefusedException">It is no form, has what no report has, or does not arrive as it says.</exception>
    public static async Task<ReportForm> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentType?.StartsWith(MediaTypeNames.Multipart.FormData, StringComparison.OrdinalIgnoreCase)
            != true)
        {
            throw BodyRefusals.UnsupportedMediaType.Because("Send multipart/form-data.");
        }

        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = Largest;
        try
        {
            return From(await context.Request.ReadFormAsync(Bounds, context.RequestAborted));
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw EdgeRefusals.MalformedRequest.Because("The form does not arrive as its headers say, or has too much in it.");
        }
    }

    /// <summary>Says what is sent, in the API's description.</summary>
    public static void Describe(OpenApiOperation operation)
    {
        OpenApiSchema Text(string description, int most) => new()
        {
            Type = JsonSchemaType.String,
            Description = description,
            MaxLength = most,
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
                        Required = new HashSet<string>(StringComparer.Ordinal) { "subject", "text" },
                        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
                        {
                            ["subject"] = Text("In one line.", 300),
                            ["text"] = Text("What was found.", 20_000),
                            ["contact"] = Text("How you can be reached, if you like.", 300),
                            [FileField] = new OpenApiSchema
                            {
                                Type = JsonSchemaType.String,
                                Format = "binary",
                                Description = "One file, at most 10 MiB.",
                            },
                        },
                    },
                },
            },
        };
    }

    private static ReportForm From(IFormCollection form)
    {
        // Where no file was chosen, browsers send one without a name and without bytes: to the reader of forms, a text.
        var problems = form.Keys.Where(key => !Fields.Contains(key, StringComparer.Ordinal))
            .Where(key => key != FileField || form[key].ToString().Length > 0)
            .Select(key => new FieldProblem(key, "Is no field of a report."))
            .Concat(form.Keys.Where(key => form[key].Count > 1).Select(key => new FieldProblem(key, "Is given more than once.")))
            .Concat(form.Files.Where(file => file.Name != FileField)
                .Select(file => new FieldProblem(file.Name, "Is no file of a report: that is `file`.")))
            .ToList();
        if (form.Files.Count > 1)
        {
            problems.Add(new FieldProblem(FileField, "Must be one file."));
        }

        if (problems.Count > 0)
        {
            throw Refusal.Invalid(problems);
        }

        var file = form.Files.SingleOrDefault();
        var report = new Wire.NewReport
        {
            Subject = form["subject"].ToString().Trim(),

            // Browsers end lines as the network does.
            Text = form["text"].ToString().ReplaceLineEndings("\n").Trim(),
            Contact = form["contact"].ToString().Trim(),
            FileName = file is null ? "" : Path.GetFileName(file.FileName.Replace('\\', '/')),
            FileSize = file?.Length ?? 0,
        };
        return new ReportForm(report, file);
    }
}

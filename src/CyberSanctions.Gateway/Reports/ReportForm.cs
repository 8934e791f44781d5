using CyberSanctions.ServiceDefaults.Errors;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Reports;

/// <summary>A report as a browser, or curl with <c>-F</c>, sends it.</summary>
internal sealed record ReportForm(Wire.NewReport Report, IFormFile? File)
{
    /// <summary>What it has.</summary>
    public static PublicForm Fields { get; } = new(
        "a report",
        [
            new("subject", "In one line.", 300, Required: true),
            new("text", "What was found.", 20_000, Required: true),
            new("contact", "How you can be reached, if you like.", 300, Required: false),
        ]);

    /// <summary>Reads it.</summary>
    /// <exception cref="RefusedException">It is no form, has what no report has, or does not arrive as it says.</exception>
    public static async Task<ReportForm> ReadAsync(HttpContext context)
    {
        var form = await Fields.ReadAsync(context);
        var report = new Wire.NewReport
        {
            Subject = form.Line("subject"),
            Text = form.Lines("text"),
            Contact = form.Line("contact"),
            FileName = form.FileName,
            FileSize = form.File?.Length ?? 0,
        };
        return new ReportForm(report, form.File);
    }
}

using CyberSanctions.Gateway.Reports;
using CyberSanctions.ServiceDefaults.Errors;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.DueProcess;

/// <summary>Observations as a browser, or curl with <c>-F</c>, sends them.</summary>
internal sealed record ObservationsForm(Wire.NewObservations Observations, IFormFile? File)
{
    /// <summary>What it has.</summary>
    public static PublicForm Fields { get; } = new(
        "observations",
        [
            new("list", "For example eu-cyber; left out: eu-cyber.", 100, Required: false),
            new("entryReference", "The entry's reference on the list, for example EU.5701.88.", 40, Required: true),
            new("sender", "Who you are, and for whom you write.", 300, Required: true),
            new("contact", "How you can be reached, if you like.", 300, Required: false),
            new("text", "Your observations.", 20_000, Required: true),
        ]);

    /// <summary>Reads it.</summary>
    /// <exception cref="RefusedException">It is no form, has what it must not have, or does not arrive as it says.</exception>
    public static async Task<ObservationsForm> ReadAsync(HttpContext context)
    {
        var form = await Fields.ReadAsync(context);
        var observations = new Wire.NewObservations
        {
            List = form.Line("list"),
            EntryReference = form.Line("entryReference"),
            Sender = form.Line("sender"),
            Contact = form.Line("contact"),
            Text = form.Lines("text"),
            FileName = form.FileName,
            FileSize = form.File?.Length ?? 0,
        };
        return new ObservationsForm(observations, form.File);
    }
}

using System.Globalization;
using System.Text;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Gateway.Requests;
using Grpc.Core;
using Client = CyberSanctions.Contracts.Attribution.V1.Responses.ResponsesClient;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.PublicPages;

/// <summary>What the Union has said in public, for people: <c>/statements</c>.</summary>
internal static class StatementsPage
{
    private const string Path = "/statements";
    private const int OnAPage = 20;
    private const string Title = "What the European Union has said on malicious cyber activities";

    public static void MapStatementsPage(this WebApplication app)
    {
        var pages = app.MapGroup(Path).ExcludeFromDescription().AllowAnonymous();
        pages.MapGet("/", ListAsync);
        pages.MapGet("/{id}", GetAsync);
    }

    private static async Task<IResult> ListAsync(Client client, HttpContext context, string? cursor)
    {
        var reply = await client.ListStatementsAsync(
            new() { Page = new() { Cursor = cursor ?? "", Size = OnAPage } }, context.Query());
        var body = new StringBuilder();
        if (reply.Statements.Count == 0)
        {
            body.Append("<p>Nothing yet.</p>");
        }

        foreach (var statement in reply.Statements)
        {
            body.Append(CultureInfo.InvariantCulture, $"<article><h2><a href=\"{Path}/{statement.Id}\">");
            body.Append(CultureInfo.InvariantCulture, $"{PublicPage.Text(statement.Title)}</a></h2>{Said(statement)}</article>\n");
        }

        if (reply.NextCursor.Length > 0)
        {
            body.Append(
                CultureInfo.InvariantCulture,
                $"<nav><p><a href=\"{Path}?cursor={Uri.EscapeDataString(reply.NextCursor)}\">Earlier statements</a></p></nav>");
        }

        return PublicPage.Of(context, Title, body.ToString());
    }

    private static async Task<IResult> GetAsync(string id, Client client, HttpContext context)
    {
        try
        {
            var statement = await client.GetStatementAsync(new() { Id = id }, context.Query());
            return PublicPage.Of(context, statement.Title, $"{Said(statement)}\n{Back}");
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.NotFound or StatusCode.InvalidArgument)
        {
            return PublicPage.Of(
                context, "There is no such statement", $"<p>Perhaps the address is not complete.</p>\n{Back}", status: 404);
        }
    }

    private static string Back => $"<nav><p><a href=\"{Path}\">All statements</a></p></nav>";

    private static string Said(Wire.Statement statement)
    {
        var day = statement.SaidOn.ToDay().ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        var about = $"<p class=\"about\">{PublicPage.Text(statement.Measure)}, {day}</p>";
        return statement.RetractedAt is null
            ? $"{about}\n<div class=\"said\">{PublicPage.Text(statement.Text)}</div>\n"
                + $"<p class=\"about\">SHA-256 of the text: <code>{statement.Sha256}</code></p>"
            : $"{about}\n<div class=\"retracted\"><p>This statement was retracted on "
                + statement.RetractedAt.ToDateTime().ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
                + $".</p>\n<div class=\"said\">{PublicPage.Text(statement.RetractedBecause)}</div></div>";
    }
}

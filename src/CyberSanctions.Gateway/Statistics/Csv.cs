using System.Globalization;
using System.Text;
using CyberSanctions.Gateway.EvidenceFiles;
using Microsoft.Net.Http.Headers;

namespace CyberSanctions.Gateway.Statistics;

/// <summary>
/// A table as CSV (RFC 4180): a header row, commas, lines that end in CR LF, quotes where a value needs them. Numbers are written
/// as numbers. A text that a spreadsheet would take for a formula is refused rather than changed: nothing that somebody wrote
/// comes into these tables.
/// </summary>
internal sealed class Csv
{
    private const string MediaType = "text/csv";
    private readonly StringBuilder _text = new();
    private readonly int _columns;

    public Csv(params string[] header)
    {
        _columns = header.Length;
        Add(header);
    }

    /// <summary>Adds a row; what is null is an empty value.</summary>
    public void Add(params object?[] row)
    {
        if (row.Length != _columns)
        {
            throw new ArgumentException($"A row of {row.Length} values does not fit {_columns} columns.", nameof(row));
        }

        _text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>The table, as it is answered.</summary>
    /// <param name="list">Which list it is about.</param>
    /// <param name="title">What it is.</param>
    public IResult Answer(HttpContext context, string list, string title)
    {
        context.Response.Headers[HeaderNames.ContentDisposition] = FileNames.Disposition(list, title, ".csv");
        return TypedResults.Text(ToString(), $"{MediaType}; header=present", Encoding.UTF8);
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        int or long => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        string text when text.IndexOfAny(['=', '+', '-', '@', '\t', '\r']) == 0
            => throw new ArgumentException("A spreadsheet would take it for a formula.", nameof(value)),
        string text when text.IndexOfAny([',', '"', '\r', '\n']) >= 0
            => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        string text => text,
        _ => throw new ArgumentException($"There is no way to write {value.GetType()}.", nameof(value)),
    };
}

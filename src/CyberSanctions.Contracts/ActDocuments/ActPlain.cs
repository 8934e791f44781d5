using System.Globalization;
using System.Text;

namespace CyberSanctions.Contracts.ActDocuments;

/// <summary>
/// An instrument as plain text for a terminal: no line is wider than 100 columns, and no character moves the cursor or turns
/// the direction of reading. The same document and frame give the same bytes.
/// </summary>
public static class ActPlain
{
    /// <summary>Columns of a line, at most.</summary>
    public const int Width = 100;

    private const int Indent = 5;

    /// <summary>The text, its lines ended by line feeds.</summary>
    public static string Of(ActDocument document, ActFrame frame)
    {
        var text = new StringBuilder(64 * 1024);
        Write(text, string.Join(" · ", frame.Marks), 0);
        text.Append('\n');
        Write(text, document.Title, 0);
        Write(text, document.Number, 0);
        text.Append("\nTHE COUNCIL OF THE EUROPEAN UNION,\n\n");
        foreach (var citation in document.Citations)
        {
            Write(text, citation, 0);
        }

        text.Append("\nWhereas:\n\n");
        foreach (var (place, recital) in document.Recitals.Index())
        {
            Write(text, recital, Indent, $"({Number(place + 1)})");
        }

        text.Append("\nHAS ADOPTED ").Append(InstrumentWords.Of(document.Instrument).Itself.ToUpperInvariant()).Append(":\n");
        foreach (var article in document.Articles)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nArticle {article.Number}\n\n");
            foreach (var paragraph in article.Paragraphs)
            {
                Write(text, paragraph, 0);
            }
        }

        if (document.Annex.Count > 0)
        {
            text.Append("\nANNEX\n");
            foreach (var part in document.Annex)
            {
                Write(text, part);
            }
        }

        text.Append('\n').Append('-', Width).Append('\n');
        if (document.Publication.Length > 0)
        {
            Write(text, document.Publication, 0);
        }

        Write(text, $"SHA-256 of the text that this is made of: {frame.TextSha256}", 0);
        Write(text, string.Join(" · ", frame.Marks), 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, AnnexPart part)
    {
        text.Append('\n');
        Write(text, part.Intro, 0);
        foreach (var table in part.Tables)
        {
            if (table.Heading.Length > 0)
            {
                text.Append('\n');
                Write(text, table.Heading, 0);
            }

            foreach (var (place, row) in table.Rows.Index())
            {
                text.Append(CultureInfo.InvariantCulture, $"\n{place + 1}.\n");
                foreach (var (column, cell) in table.Columns.Skip(1).Zip(row))
                {
                    Write(text, $"{column}:", Indent);
                    foreach (var line in cell.Lines)
                    {
                        Write(text, line.Label.Length > 0 ? $"{line.Label}: {line.Text}" : line.Text, 2 * Indent);
                    }
                }
            }
        }
    }

    private static void Write(StringBuilder text, string said, int indent, string mark = "")
    {
        var first = true;
        foreach (var line in TerminalLines.Of(said, Width - indent))
        {
            var before = first ? mark.PadRight(indent) : new string(' ', indent);
            text.Append($"{before}{line}".TrimEnd(' ')).Append('\n');
            first = false;
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

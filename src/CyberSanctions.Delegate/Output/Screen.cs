using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace CyberSanctions.Delegate.Output;

/// <summary>
/// What the delegate sees. Everything goes through <see cref="Plain"/> here, so that no command can forget it. Nothing is
/// told by colour: there is none, only bold headings.
/// </summary>
internal sealed class Screen
{
    // Control and format characters stay escaped; names stay readable.
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private readonly TextWriter _out;
    private readonly TextWriter _error;
    private readonly int? _columns;

    public Screen(Surroundings surroundings)
    {
        _out = surroundings.Out;
        _error = surroundings.Error;
        _columns = surroundings.ErrorIsTerminal ? surroundings.Width : null;
        IsTerminal = surroundings.OutIsTerminal;
        var dumb = surroundings.Variable("TERM") == "dumb";
        CanRedraw = IsTerminal && !dumb;
        IsPlain = dumb || !surroundings.OutIsUnicode;
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(_out),
            Ansi = CanRedraw ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        Console.Profile.Capabilities.Unicode = !IsPlain;
        Console.Profile.Width = surroundings.Width;
    }

    /// <summary>Whether somebody looks at it, rather than a program.</summary>
    public bool IsTerminal { get; }

    /// <summary>Whether the cursor can go back.</summary>
    public bool CanRedraw { get; }

    /// <summary>Whether lines are drawn with ASCII alone.</summary>
    public bool IsPlain { get; }

    /// <summary>For what draws itself again and again.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>A paragraph, broken at the window's width.</summary>
    public void Write(string text) => Console.Write(new Text(Plain.Text(text) + "\n"));

    /// <summary>A paragraph, set in.</summary>
    public void Indented2(string text) => Console.Write(new Padder(new Text(Plain.Text(text)), new Padding(2, 0, 0, 0)));

    /// <summary>A heading.</summary>
    public void Heading(string text)
    {
        Console.WriteLine();
        Console.Write(new Text(Plain.Line(text) + "\n", new Style(decoration: Decoration.Bold)));
    }

    /// <summary>A line that must not be broken, since it is to be copied: a key, an address, a script.</summary>
    public void Verbatim(string text) => _out.WriteLine(Plain.Text(text));

    /// <summary>Something drawn.</summary>
    public void Draw(IRenderable drawing) => Console.Write(drawing);

    /// <summary>For the delegate's attention, beside the answer. In a window it is broken between words, and never within one: an address is to be copied.</summary>
    public void Warn(string text)
    {
        foreach (var line in Plain.Text(text).Split('\n'))
        {
            _error.WriteLine(_columns is { } columns ? Broken(line, columns) : line);
        }
    }

    /// <summary>One JSON document, for scripts.</summary>
    public void Json(JsonNode document) => _out.WriteLine(document.ToJsonString(Indented));

    /// <summary>One of many JSON documents, in one line.</summary>
    public void JsonLine(JsonNode document)
    {
        _out.WriteLine(document.ToJsonString(OneLine));
        _out.Flush();
    }

    /// <summary>A table of texts, in which the last column takes what the others leave.</summary>
    public Table Table(params IEnumerable<string> headings)
    {
        var table = new Table { Border = IsPlain ? TableBorder.Ascii : TableBorder.Simple, UseSafeBorder = true };
        foreach (var heading in headings)
        {
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold))));
        }

        return table;
    }

    /// <summary>A row of a table.</summary>
    public static void Row(Table table, params IEnumerable<string> cells)
        => table.AddRow([.. cells.Select(cell => new Text(Plain.Line(cell)))]);

    private static string Broken(string line, int columns)
    {
        var broken = new StringBuilder();
        var column = 0;
        foreach (var word in line.Split(' '))
        {
            if (column > 0 && column + 1 + word.Length > columns)
            {
                broken.Append('\n');
                column = 0;
            }
            else if (broken.Length > 0)
            {
                broken.Append(' ');
                column++;
            }

            broken.Append(word);
            column += word.Length;
        }

        return broken.ToString();
    }
}

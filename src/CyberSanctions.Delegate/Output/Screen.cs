using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Spectre.Console;

namespace CyberSanctions.Delegate.Output;

/// <summary>
/// What the delegate sees. Everything goes through <see cref="Plain"/> here, so that no command can forget it. Nothing is
/// told by colour: there is none, only bold headings.
/// </summary>
internal sealed class Screen
{
    // Control and format characters stay escaped; names stay readable.
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
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
        Width = surroundings.Width;
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

    /// <summary>Columns of the window.</summary>
    public int Width { get; }

    /// <summary>Whether the cursor can go back.</summary>
    public bool CanRedraw { get; }

    /// <summary>Whether lines are drawn with ASCII alone.</summary>
    public bool IsPlain { get; }

    /// <summary>For what draws itself again and again.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>A paragraph, broken at the window's width.</summary>
    public void Write(string text) => Lines(text, "");

    /// <summary>A paragraph, set in.</summary>
    public void Indented2(string text) => Lines(text, "  ");

    /// <summary>A heading.</summary>
    public void Heading(string text)
    {
        _out.WriteLine();
        foreach (var line in Wrapped.Lines(Plain.Line(text), Width))
        {
            // ECMA-48: bold, and no longer.
            _out.WriteLine(CanRedraw ? $"\u001b[1m{line}\u001b[0m" : line);
        }
    }

    /// <summary>A command to be copied: where it is too long for a line, it goes on in the next as shells let it.</summary>
    public void Command(string command)
    {
        // Two columns on the left, and two for the backslash.
        var lines = Shell.Lines(Plain.Line(command), Width - 4).ToList();
        foreach (var (i, line) in lines.Index())
        {
            _out.WriteLine($"  {line}{(i + 1 < lines.Count ? " \\" : "")}");
        }
    }

    /// <summary>The signed bytes, to the letter; for somebody who looks at them broken where a member or a value ends.</summary>
    public void Signed(string json)
    {
        foreach (var line in IsTerminal ? Wrapped.Json(Plain.Line(json), Width) : [json])
        {
            _out.WriteLine(line);
        }
    }

    /// <summary>A line that must not be broken, since it is to be copied: a key, an address, a script.</summary>
    public void Verbatim(string text) => _out.WriteLine(Plain.Text(text));

    /// <summary>Something drawn.</summary>
    public void Draw(Grid grid)
    {
        if (grid.ListIn(Width) is { } lines)
        {
            foreach (var line in lines)
            {
                _out.WriteLine(line);
            }
        }
        else
        {
            Console.Write(grid.In(Width));
        }
    }

    /// <summary>
    /// For the delegate's attention, beside the answer. In a window it is broken between words, and never within one: an address
    /// is to be copied.
    /// </summary>
    public void Warn(string text)
    {
        foreach (var line in _columns is { } columns ? Wrapped.Lines(Plain.Text(text), columns) : Plain.Text(text).Split('\n'))
        {
            _error.WriteLine(line);
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

    /// <summary>A table of texts.</summary>
    public Grid Table(params IEnumerable<string> headings) => new(IsPlain, headings);

    /// <summary>A table of texts, some of whose columns stay in one line.</summary>
    public Grid Table(IReadOnlySet<int> whole, params IEnumerable<string> headings) => new(IsPlain, headings) { Whole = whole };

    private void Lines(string text, string before)
    {
        foreach (var line in Wrapped.Lines(Plain.Text(text), Width - before.Length))
        {
            _out.WriteLine(line.Length > 0 ? before + line : line);
        }
    }
}

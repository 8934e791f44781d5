using System.CommandLine;
using CyberSanctions.Delegate.Files;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Procedures.Statements;

namespace CyberSanctions.Delegate.Statements;

/// <summary>The options by which reasons are given: <c>--reason TEXT</c> or <c>--reason-file FILE</c>.</summary>
internal sealed class Reasons
{
    private readonly Option<string?> _text = new("--reason") { Description = "The reasons.", HelpName = "TEXT" };
    private readonly Option<FileInfo?> _file =
        new("--reason-file") { Description = "File with the reasons (UTF-8).", HelpName = "FILE" };

    /// <summary>Adds them to a command, which then needs exactly one.</summary>
    public void AddTo(Command command)
    {
        command.Add(_text);
        command.Add(_file);
        command.Validators.Add(result =>
        {
            if ((result.GetResult(_text) is null) == (result.GetResult(_file) is null))
            {
                result.AddError("The reasons are needed: --reason TEXT or --reason-file FILE.");
            }
        });
    }

    /// <summary>The reasons given.</summary>
    /// <exception cref="StopException">There are none, or they would be refused.</exception>
    public string Read(ParseResult parsed)
        => parsed.GetValue(_file) is { } file ? ReadFile(file) : Sound(parsed.GetValue(_text) ?? "", "--reason");

    /// <summary>The text in a file.</summary>
    /// <exception cref="StopException">There is none, or it would be refused.</exception>
    public static string ReadFile(FileInfo file) => Sound(TextFile.Read(file), file.ToString());

    // Before it is signed, and not by the service afterwards.
    private static string Sound(string text, string where)
        => Declarations.Problem(text) is { } problem
            ? throw new StopException(ExitCode.Usage, $"{where}: {problem} Nothing was signed.")
            : text;
}

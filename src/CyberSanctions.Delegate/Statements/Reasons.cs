using System.CommandLine;
using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Statements;

/// <summary>The options by which reasons are given: <c>--reason TEXT</c> or <c>--reason-file FILE</c>.</summary>
internal sealed class Reasons
{
    private readonly Option<string?> _text = new("--reason") { Description = "The reasons.", HelpName = "TEXT" };
    private readonly Option<FileInfo?> _file = new("--reason-file") { Description = "File with the reasons (UTF-8).", HelpName = "FILE" };

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
    /// <exception cref="StopException">There are none.</exception>
    public string Read(ParseResult parsed) => parsed.GetValue(_file) is { } file ? ReadFile(file) : NotEmpty(parsed.GetValue(_text) ?? "");

    /// <summary>The text in a file.</summary>
    /// <exception cref="StopException">There is none.</exception>
    public static string ReadFile(FileInfo file)
    {
        try
        {
            return NotEmpty(File.ReadAllText(file.FullName));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StopException(ExitCode.Usage, $"{file.FullName} cannot be read: {exception.Message}");
        }
    }

    private static string NotEmpty(string text)
        => string.IsNullOrWhiteSpace(text) ? throw new StopException(ExitCode.Usage, "The declaration or the reasons must not be empty.") : text;
}

using System.CommandLine;
using System.CommandLine.Parsing;

namespace CyberSanctions.Delegate.Output;

/// <summary>What is wrong with a command line: one line, and where to read how it is meant.</summary>
internal static class CommandLineProblem
{
    /// <summary>The first thing that is wrong.</summary>
    public static string Of(ParseResult parsed) => $"{First(parsed)}\nHow it is used: {Typed(parsed.CommandResult)} --help";

    private static string First(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        string[] missing =
        [
            .. command.Arguments
                .Where(argument => argument.Arity.MinimumNumberOfValues > (parsed.GetResult(argument)?.Tokens.Count ?? 0))
                .Select(argument => argument.HelpName ?? argument.Name),
        ];
        return parsed.Tokens.FirstOrDefault(
            token => token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal)) is { } strange
                ? $"{strange.Value} is not an option of {Typed(parsed.CommandResult)}."
            : missing.Length > 0 ? $"{string.Join(" and ", missing)} {(missing.Length == 1 ? "is" : "are")} missing."
            : parsed.UnmatchedTokens is [var unknown, ..]
                ? $"{unknown} is not {(command.Subcommands.Any() ? "a command" : "an option or argument")} "
                    + $"of {Typed(parsed.CommandResult)}."
            : command.Subcommands.Any() && !parsed.Errors.Any(error => error.SymbolResult is OptionResult)
                ? $"A command is missing: {string.Join(", ", command.Subcommands.Select(one => one.Name))}."
            : parsed.Errors.FirstOrDefault(
                error => error.SymbolResult is OptionResult { Tokens.Count: 0 })?.SymbolResult is OptionResult option
                ? $"{option.Option.Name} comes with {option.Option.HelpName ?? "a value"}."
            : string.Join(' ', parsed.Errors[0].Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Typed(CommandResult result)
        => result.Parent is CommandResult parent ? $"{Typed(parent)} {result.Command.Name}" : "delegate";
}

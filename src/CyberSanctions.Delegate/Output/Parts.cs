using System.CommandLine;
using System.CommandLine.Parsing;
using CyberSanctions.Contracts.Kinds;

namespace CyberSanctions.Delegate.Output;

/// <summary>Arguments and options that many commands share.</summary>
internal static class Parts
{
    /// <summary>For scripts.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print JSON, for scripts." };

    /// <summary>Without a question.</summary>
    public static Option<bool> Yes() => new("--yes", "-y") { Description = "Sign without asking." };

    /// <summary>A ballot.</summary>
    public static Argument<string> Ballot() => new("BAL")
    {
        Description = "Reference of the ballot, for example BAL-2026-0004.",
        HelpName = "BAL",
        CustomParser = Reference,
    };

    /// <summary>A ballot, if one is meant.</summary>
    public static Argument<string?> BallotIfAny() => new("BAL")
    {
        Description = "Reference of the ballot; all when it is left out.",
        HelpName = "BAL",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = Reference,
    };

    /// <summary>A Member State.</summary>
    public static Argument<string> MemberState(string description) => new("XX")
    {
        Description = description,
        HelpName = "XX",
        CustomParser = State,
    };

    /// <summary>A Member State, as an option.</summary>
    public static Option<string?> MemberStateOption(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "XX",
        CustomParser = State,
    };

    /// <summary>An address.</summary>
    public static Option<Uri?> Address(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "ADDRESS",
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            {
                return address;
            }

            result.AddError($"{name} is not an http or https address: {result.Tokens[0].Value}");
            return null;
        },
    };

    private static string? State(ArgumentResult result)
    {
        var code = result.Tokens[0].Value.ToUpperInvariant();
        if (MemberStates.FormProblem(code) is { } problem)
        {
            result.AddError(code.Length > 0 ? $"{code}: {problem}" : problem);
            return null;
        }

        return code;
    }

    private static string? Reference(ArgumentResult result)
    {
        var reference = result.Tokens[0].Value.ToUpperInvariant();
        if (reference.Length is > 4 and <= 40
            && reference.StartsWith("BAL-")
            && reference.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            return reference;
        }

        result.AddError($"{result.Tokens[0].Value} is not a ballot reference, such as BAL-2026-0004.");
        return null;
    }
}

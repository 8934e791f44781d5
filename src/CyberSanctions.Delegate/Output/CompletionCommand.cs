using System.CommandLine;
using CyberSanctions.Delegate.Connecting;

namespace CyberSanctions.Delegate.Output;

/// <summary><c>delegate completion bash</c></summary>
internal static class CompletionCommand
{
    // [suggest:N] is System.CommandLine's directive; N counts without the program's own name.
    private const string Bash = """
        # delegate: completion for bash. Use it with: source <(delegate completion bash)
        _delegate() {
          local line="${COMP_LINE#* }" point
          point=$((COMP_POINT - (${#COMP_LINE} - ${#line})))
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$(delegate "[suggest:${point}]" "${line}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _delegate delegate
        """;

    public static Command Of(Desk desk)
    {
        var shell = new Argument<string>("SHELL") { Description = "Which shell." };
        shell.AcceptOnlyFromAmong("bash");
        var command = new Command(
            "completion", "Prints a script that completes commands in a shell: source <(delegate completion bash)") { shell };
        command.SetAction(_ => desk.Screen.Verbatim(Bash));
        return command;
    }
}

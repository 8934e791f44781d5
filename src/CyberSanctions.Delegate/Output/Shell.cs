using System.Buffers;

namespace CyberSanctions.Delegate.Output;

/// <summary>Words as a shell takes them.</summary>
internal static class Shell
{
    private static readonly SearchValues<char> Bare = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./+:@%,=");

    /// <summary>A command in lines of so many columns, broken between its words; what is quoted is one.</summary>
    public static IEnumerable<string> Lines(string command, int columns)
    {
        var (line, start, isQuoted) = ("", 0, false);
        for (var i = 0; i <= command.Length; i++)
        {
            if (i < command.Length && (isQuoted || command[i] != ' '))
            {
                isQuoted ^= command[i] == '\'';
                continue;
            }

            var word = command[start..i];
            if (line.Length > 0 && line.Length + 1 + word.Length > columns)
            {
                yield return line;
                line = "";
            }

            line = line.Length > 0 ? $"{line} {word}" : word;
            start = i + 1;
        }

        yield return line;
    }

    /// <summary>One word, whatever is in it.</summary>
    public static string Quoted(string word)
        => word.Length > 0 && !word.AsSpan().ContainsAnyExcept(Bare) ? word : $"'{word.Replace("'", "'\\''")}'";
}

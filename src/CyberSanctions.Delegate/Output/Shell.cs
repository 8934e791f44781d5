using System.Buffers;

namespace CyberSanctions.Delegate.Output;

/// <summary>Words as a shell takes them.</summary>
internal static class Shell
{
    private static readonly SearchValues<char> Bare = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./+:@%,=");

    /// <summary>One word, whatever is in it.</summary>
    public static string Quoted(string word) => word.Length > 0 && !word.AsSpan().ContainsAnyExcept(Bare) ? word : $"'{word.Replace("'", "'\\''")}'";
}

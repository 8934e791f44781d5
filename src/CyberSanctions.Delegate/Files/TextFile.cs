using System.Text;
using CyberSanctions.Delegate.Output;


namespace CyberSanctions.Delegate.Files;

/// <summary>
/// A text in a file as editors make them. A text file consists of lines, and each of them ends with a line feed (POSIX.1-2024,
/// 3.387 and 3.185): the last one is no part of the text, whether written LF or CRLF, and neither is a byte order mark.
/// </summary>
internal static class TextFile
{
    private const int MostBytes = 1024 * 1024;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text in it.</summary>
    /// <exception cref="StopException">It cannot be read, or is no UTF-8.</exception>
    public static string Read(FileInfo file)
    {
        byte[] bytes;
        try
        {
            using var stream = file.OpenRead();
            bytes = new byte[MostBytes + 1];
            bytes = bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StopException(ExitCode.Usage, $"{file} cannot be read: {exception.Message}");
        }

        return bytes.Length <= MostBytes ? Of(bytes, file.ToString())
            : throw new StopException(ExitCode.Usage, $"{file} is larger than {MostBytes} bytes; no declaration is.");
    }

    /// <summary>The text in its bytes.</summary>
    /// <param name="bytes">The file's.</param>
    /// <param name="name">What the file is called in the refusal.</param>
    /// <exception cref="StopException">They are no UTF-8.</exception>
    public static string Of(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            throw NoUtf8(name, "UTF-16, by its byte order mark");
        }

        if (bytes.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }

        var invalid = bytes.Length - Remaining(bytes);
        if (invalid < bytes.Length)
        {
            throw NoUtf8(name, $"perhaps Latin-1 or Windows-1252; byte {invalid + 1} is 0x{bytes[invalid]:X2}");
        }

        var text = Strict.GetString(bytes);
        return text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
    }

    // How many bytes are left at the first one that is no UTF-8.
    private static int Remaining(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && Rune.DecodeFromUtf8(bytes, out _, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            bytes = bytes[consumed..];
        }

        return bytes.Length;
    }

    private static StopException NoUtf8(string name, string what)
        => new(ExitCode.Usage, $"{name} is not UTF-8 ({what}). Save it as UTF-8 and try again; nothing was signed.");
}

using System.Text;

namespace CyberSanctions.Publication.Tests.Csv;

/// <summary>
/// Reads CSV by the letter of RFC 4180 and by nothing else: a quoted field ends with a quote that is not doubled, an unquoted
/// one with the delimiter or the end of its line. Whatever is neither is a fault.
/// </summary>
internal static class Rfc4180
{
    public static List<string[]> Read(string text, char delimiter, string newLine)
    {
        var records = new List<string[]>();
        var fields = new List<string>();
        var at = 0;
        while (at < text.Length)
        {
            fields.Add(text[at] == '"' ? Quoted(text, ref at) : Plain(text, delimiter, newLine, ref at));
            if (string.CompareOrdinal(text, at, newLine, 0, newLine.Length) == 0)
            {
                records.Add([.. fields]);
                fields.Clear();
                at += newLine.Length;
            }
            else if (at < text.Length && text[at] == delimiter)
            {
                at++;

                // The last field of a line may be empty.
                if (string.CompareOrdinal(text, at, newLine, 0, newLine.Length) == 0)
                {
                    fields.Add("");
                    records.Add([.. fields]);
                    fields.Clear();
                    at += newLine.Length;
                }
            }
            else
            {
                throw new FormatException($"Neither a delimiter nor the end of a line at {at}.");
            }
        }

        return fields.Count == 0 ? records : throw new FormatException("The last line does not end.");
    }

    private static string Quoted(string text, ref int at)
    {
        var field = new StringBuilder();
        for (at++; ; at++)
        {
            if (text[at] != '"')
            {
                field.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                field.Append(text[++at]);
            }
            else
            {
                at++;
                return field.ToString();
            }
        }
    }

    private static string Plain(string text, char delimiter, string newLine, ref int at)
    {
        var start = at;
        while (text[at] != delimiter && string.CompareOrdinal(text, at, newLine, 0, newLine.Length) != 0)
        {
            if (text[at] is '"' or '\r' or '\n')
            {
                throw new FormatException($"A quote or the end of a line in a field without quotes, at {at}.");
            }

            at++;
        }

        return text[start..at];
    }
}

using System.Buffers;
using System.Text;
using CyberSanctions.Publication.Artifacts.Unicode;
using CyberSanctions.Publication.Entries;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>
/// Renders <c>names.txt</c>: every name of everybody on the list, one on each line, each once, in the order of their
/// code points, in normalisation form C of Unicode.
/// </summary>
internal static class NamesText
{
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\v\f\u0085\u2028\u2029");

    public static byte[] Render(ListContent content)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" })
        {
            foreach (var line in content.Entries
                .SelectMany(entry => entry.State.Content.Subject.Names)
                .Select(name => Line(name.WholeName))
                .Where(line => line.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Order(ByCodePoint.Order))
            {
                text.WriteLine(line);
            }
        }

        return bytes.ToArray();
    }

    // A name is one line, whatever is in it.
    private static string Line(string name)
    {
        var characters = CanonicalForm.Of(FsfAttributes.Clean(name)).ToCharArray();
        for (var at = 0; at < characters.Length; at++)
        {
            if (LineEnds.Contains(characters[at]))
            {
                characters[at] = ' ';
            }
        }

        return new string(characters).Trim(' ');
    }
}

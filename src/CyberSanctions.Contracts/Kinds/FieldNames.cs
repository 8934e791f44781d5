using System.Text.RegularExpressions;

namespace CyberSanctions.Contracts.Kinds;

/// <summary>
/// What fields are called outside gRPC: REST, files and the delegates' client write <c>wholeName</c> for <c>whole_name</c>.
/// </summary>
public static partial class FieldNames
{
    /// <summary>
    /// A field, or the path to one: <c>listings[0].statement_of_reasons</c> is <c>listings[0].statementOfReasons</c>.
    /// </summary>
    public static string InJson(string path) => Underscore().Replace(path, match => match.Groups[1].Value.ToUpperInvariant());

    [GeneratedRegex("_([a-z0-9])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Underscore();
}

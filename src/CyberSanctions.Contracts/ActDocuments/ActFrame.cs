using CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Contracts.ActDocuments;

/// <summary>What stands around a text and is not in it: which text it is, who may read it, and whether it was adopted.</summary>
/// <param name="Reference">ACT-2026-0004.</param>
/// <param name="Revision">Which of the act's texts.</param>
/// <param name="TextSha256">Hash of the text's bytes, from which all else comes.</param>
/// <param name="Handling">How the act is marked.</param>
/// <param name="Adopted">Whether the Council adopted this very text.</param>
/// <param name="Exercise">Whether it is an exercise's.</param>
public sealed record ActFrame(string Reference, int Revision, string TextSha256, Handling Handling, bool Adopted, bool Exercise)
{
    /// <summary>What is said on every sheet, most important first.</summary>
    public IReadOnlyList<string> Marks
        => [
            .. Exercise ? ["EXERCISE – nothing in it is real"] : Array.Empty<string>(),
            .. Adopted ? Array.Empty<string>() : ["DRAFT – not adopted"],
            MarkOf(Handling),
            $"{Reference}, text {Revision}",
        ];

    private static string MarkOf(Handling handling) => handling switch
    {
        Handling.TlpClear => "TLP:CLEAR",
        Handling.TlpGreen => "TLP:GREEN",
        Handling.TlpAmber => "TLP:AMBER",
        Handling.TlpAmberStrict => "TLP:AMBER+STRICT",
        _ => "TLP:RED",
    };
}

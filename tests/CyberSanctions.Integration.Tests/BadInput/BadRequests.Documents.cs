namespace CyberSanctions.Integration.Tests.BadInput;

public static partial class BadRequests
{
    private static IEnumerable<BadRequest> DocumentRequests() =>
    [
        Unknown("A document of no proposal", Get, "/api/v1/proposals/LP-1999-0001/document", TokenKind.Officer),
        new(
            "A document in a form that there is not",
            Get,
            "/api/v1/proposals/LP-1999-0001/document?format=pdf",
            TokenKind.Officer,
            null,
            400,
            InvalidField,
            "format"),
    ];
}

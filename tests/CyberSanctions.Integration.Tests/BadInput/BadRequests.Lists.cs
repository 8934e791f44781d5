namespace CyberSanctions.Integration.Tests.BadInput;

public static partial class BadRequests
{
    private static IEnumerable<BadRequest> ListRequests() =>
    [
        Unknown("Versions of a list that is none", Get, "/api/v1/lists/eu-nothing/versions", TokenKind.Officer),
        Public("A public list that is none", "/lists/eu-nothing/latest/list.json"),
        Public("A version that is none", "/lists/eu-cyber/versions/4711/list.json"),
        Public("A version that is no number", "/lists/eu-cyber/versions/one/list.json"),
        Public("A version before the first", "/lists/eu-cyber/versions/0/list.json"),
        Public("A file that is none", "/lists/eu-cyber/latest/list.exe"),
        Public("The real list under the exercise's path", "/exercise/lists/eu-cyber/latest/list.json"),
        new(
            "Writing to the public list",
            Post,
            "/lists/eu-cyber/latest/list.json",
            TokenKind.Officer,
            Text("{}"),
            405,
            "method-not-allowed",
            null),
    ];

    private static BadRequest Public(string name, string path)
        => new(name, Get, path, TokenKind.None, null, 404, "not-found", null) { ByService = true };
}

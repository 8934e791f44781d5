namespace CyberSanctions.Integration.Tests.BadInput;

/// <content>About evidence itself: uploads that contradict themselves, downloads without a reason.</content>
public static partial class BadRequests
{
    private const string OfNoEvidence = "/api/v1/dossiers/{openDossier}/evidence/01990d6e-3f0c-7a52-b1d4-5c8e2f7a9b10";
    private const string NoContent = $"{OfNoEvidence}/content";
    private const string ContentRange = "Content-Range";
    private const string ReprDigest = "Repr-Digest";

    private static IEnumerable<BadRequest> EvidenceRequests() =>
    [
        Upload("of nothing", "", "Content-Length"),
        Upload("of more than its range", "12345", ContentRange).With(ContentRange, "bytes 0-3/5"),
        Upload("of less than its range", "123", ContentRange).With(ContentRange, "bytes 0-3/5"),
        Upload("with a range beyond its end", "12345", ContentRange).With(ContentRange, "bytes 2-6/5"),
        Upload("of unknown length", "12345", ContentRange).With(ContentRange, "bytes 0-4/*"),
        Upload("in another unit", "12345", ContentRange).With(ContentRange, "lines 0-4/5"),
        Upload("with a range that is none", "12345", ContentRange).With(ContentRange, "0-4"),
        Upload("in parts that are no multiples", "12345", ContentRange).With(ContentRange, "bytes 0-4/500").FromService(),
        Upload("with a digest of another algorithm", "12345", ReprDigest).With(ReprDigest, "md5=:AAAA:"),
        Upload("with a digest that is none", "12345", ReprDigest).With(ReprDigest, "sha-256=:AAAA:"),
        Upload("with a digest of the part", "12345", "Content-Digest").With("Content-Digest", "sha-256=:AAAA:"),
        Upload("with a precondition", "12345", "If-Match").With("If-Match", "\"1\""),
        Upload("that is compressed", "12345", null, 415, "unsupported-media-type").With("Content-Encoding", "gzip"),
        Upload("of more than may be kept", new string('x', 1_048_576), null, 413, "content-too-large")
            .With(ContentRange, "bytes 0-1048575/1048576000000").FromService(),
        Upload("to an item that is none", "12345", null, 404, "not-found").FromService(),
        Upload("by a legal reviewer", "12345", null, 403, "permission-denied") with { Token = TokenKind.Legal },
        new("A download without a reason", Get, NoContent, TokenKind.Officer, null, 400, InvalidField, "reason"),
        new(
            "A download for a reason that says nothing",
            Get,
            $"{NoContent}?reason=%E2%80%8B",
            TokenKind.Officer,
            null,
            400,
            InvalidField,
            "reason") { ByService = true },
        new(
            "A download for another purpose",
            Get,
            $"{NoContent}?reason=x&purpose=fun",
            TokenKind.Officer,
            null,
            400,
            InvalidField,
            "purpose"),
        Unknown("A download of an item that is none", Get, $"{NoContent}?reason=x", TokenKind.Officer),
        Unknown("A range of an item that is none", Get, $"{NoContent}?reason=x", TokenKind.Officer).With("Range", "bytes=0-4"),
        Unknown("The upload of an item that is none", Get, $"{NoContent}/upload", TokenKind.Officer),
        Unknown("The custody of an item that is none", Get, $"{OfNoEvidence}/custody", TokenKind.Officer),
        Unknown("The custody file of an item that is none", Get, $"{OfNoEvidence}/custody/export", TokenKind.Officer),
        Wrong("A sharing with nobody", Post, $"{OfNoEvidence}/sharing", TokenKind.Officer, new(("reason", "\"x\"")), "recipient"),
        Wrong(
            "A release of nothing",
            Post,
            $"{OfNoEvidence}/release",
            TokenKind.Legal,
            new(("released", "true"), ("reason", "\"x\"")),
            "extract").FromService(),
        Wrong(
            "A refusal to release something",
            Post,
            $"{OfNoEvidence}/release",
            TokenKind.Legal,
            new(("released", "false"), ("extract", "\"x\""), ("reason", "\"x\"")),
            "extract").FromService(),
        Wrong(
            "An item of evidence that comes with its content",
            Post,
            "/api/v1/dossiers/{openDossier}/evidence",
            TokenKind.Officer,
            Evidence.And("content", "{}"),
            "content"),
    ];

    private static BadRequest Upload(
        string what, string body, string? field, int status = 400, string problem = InvalidField)
        => new($"An upload {what}", Put, NoContent, TokenKind.Officer, Text(body), status, problem, field)
        {
            ContentType = "application/octet-stream",
        };
}

using System.Text;

namespace CyberSanctions.Integration.Tests.BadInput;

/// <summary>
/// Requests that must be refused: as a 4xx problem document that names the field, with nothing
/// written and nothing logged as an error. Each resource has its own file.
/// </summary>
public static partial class BadRequests
{
    private const string InvalidField = "invalid-field";
    private const string MalformedJson = "malformed-json";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<BadRequest> All =>
    [
        .. Tokens(), .. Http(), .. DossierRequests(), .. CorrectionRequests(), .. EvidenceRequests(), .. ResponseRequests(),
        .. PartnerRequests(),
        .. ExerciseRequests(),
        .. DueProcessRequests(),
        .. PairRequests(),
        .. StageRequests(),
        .. TranslationRequests(),
        .. SearchRequests(),
        .. WorkQueueRequests(),
        .. DocumentRequests(),
        .. StatisticsRequests(),
        .. CourtFileRequests(),
        .. ProposalRequests(), .. OperationRequests(), .. DerogationRequests(), .. ActRequests(), .. BallotRequests(),
        .. DelegationRequests(), .. ReferenceDataRequests(), .. ListRequests(),
    ];

    private static readonly HttpMethod Get = HttpMethod.Get;
    private static readonly HttpMethod Post = HttpMethod.Post;
    private static readonly HttpMethod Put = HttpMethod.Put;

    // A body with one thing wrong, refused by the gateway, or else .FromService().
    private static BadRequest Wrong(string name, HttpMethod method, string path, TokenKind token, JsonText body, string field)
        => new(name, method, path, token, body.ToBytes(), 400, InvalidField, field);

    // A sound request that the state of things does not allow.
    private static BadRequest Conflict(
        string name, HttpMethod method, string path, TokenKind token, JsonText? body, string problem, string? field = null)
        => new(name, method, path, token, body?.ToBytes(), 409, problem, field) { ByService = true };

    private static BadRequest Unknown(string name, HttpMethod method, string path, TokenKind token, JsonText? body = null)
        => new(name, method, path, token, body?.ToBytes(), 404, "not-found", null) { ByService = true };

    private static BadRequest FromService(this BadRequest request) => request with { ByService = true };

    private static BadRequest With(this BadRequest request, string header, string value)
        => request with { Headers = [.. request.Headers, (header, value)] };

    private static byte[] Text(string body) => Encoding.UTF8.GetBytes(body);
}

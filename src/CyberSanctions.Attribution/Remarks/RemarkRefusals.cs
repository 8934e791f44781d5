using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Attribution.Remarks;

/// <summary>What a remark, or the settlement of one, is refused for.</summary>
internal static class RemarkRefusals
{
    public static readonly RefusalKind NoRequest = new(
        "no-request",
        RefusalStatus.Precondition,
        "A comment asks for nothing.",
        "Only a request for change is settled; a comment stays as it is.");

    public static readonly RefusalKind Settled = new(
        "request-settled",
        RefusalStatus.Precondition,
        "The request is settled already.",
        "A request for change is settled once. Whoever does not agree makes another one.");

    public static readonly RefusalKind OfLegal = new(
        "request-of-legal",
        RefusalStatus.Forbidden,
        "The legal service settles it.",
        "A request for change of the legal service is settled by somebody of the legal service, and not by those whom it asks.");
}

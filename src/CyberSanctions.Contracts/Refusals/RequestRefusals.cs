namespace CyberSanctions.Contracts.Refusals;

/// <summary>What any request can be refused for, whatever it asks for and whoever answers it.</summary>
public static class RequestRefusals
{
    public static readonly RefusalKind InvalidField = new(
        "invalid-field",
        RefusalStatus.Invalid,
        "A field is wrong.",
        "The request was understood, but a field has a value that it must not have. `errors` names "
        + "each field (a path in the body, a query parameter or a header) and says what is wrong with "
        + "it. Nothing was changed. Correct the fields and send it again.");

    public static readonly RefusalKind NotFound = new(
        "not-found",
        RefusalStatus.NotFound,
        "There is no such thing.",
        "There is nothing under this address or reference, or you may not see it: the two are the same answer.");

    public static readonly RefusalKind StaleVersion = new(
        "stale-version",
        RefusalStatus.Stale,
        "It was changed in the meantime.",
        "`If-Match` named a version that is no longer the current one. `currentVersion` "
        + "is. Read it again, decide again, and send the new `ETag`.");
}

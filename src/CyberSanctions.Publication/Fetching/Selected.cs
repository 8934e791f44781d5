using CyberSanctions.Publication.Artifacts;
using CyberSanctions.Publication.Lists;

namespace CyberSanctions.Publication.Fetching;

/// <summary>
/// What a request is answered with, if its conditions hold (RFC 9110 section 3.2: the selected representation).
/// </summary>
/// <param name="Version">The version that it is of.</param>
/// <param name="File">The end of its address: <c>/list.json</c>; empty for the document on the version itself.</param>
/// <param name="MediaType">As in Content-Type.</param>
/// <param name="Coding">Its content coding; null where there is no choice of one.</param>
/// <param name="ETag">Strong: these bytes and no others.</param>
/// <param name="ReprDigest">RFC 9530; null for documents, which have none.</param>
/// <param name="Length">In bytes.</param>
/// <param name="SaveAs">Under which name browsers are to save it; null where they are to show it.</param>
/// <param name="ReadAsync">Its bytes. Not called where none are sent.</param>
internal sealed record Selected(
    PublishedVersion Version,
    string File,
    string MediaType,
    ContentCoding? Coding,
    string ETag,
    string? ReprDigest,
    long Length,
    string? SaveAs,
    Func<CancellationToken, Task<byte[]>> ReadAsync);

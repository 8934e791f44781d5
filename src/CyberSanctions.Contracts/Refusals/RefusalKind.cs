using System.Text.RegularExpressions;
using CyberSanctions.Contracts.Kinds;

namespace CyberSanctions.Contracts.Refusals;

/// <summary>
/// One kind of refusal: all that is ever said of it, in one place, beside the rule that raises it. Whatever answers, lists or
/// explains refusals takes it from here.
/// </summary>
/// <remarks>
/// A service's kinds stand in files named <c>…Refusals.cs</c>, in classes of that name, which refer to nothing but this folder:
/// CyberSanctions.Refusals is compiled from the same files, and so the gateway knows every kind without knowing the services.
/// </remarks>
public sealed partial record RefusalKind
{
    // AIP-193 allows 63 characters of a reason.
    private const int LongestReason = 63;
    private const int LongestTitle = 100;

    /// <summary>Makes a kind.</summary>
    /// <param name="reason">See <see cref="Reason"/>.</param>
    /// <param name="status">See <see cref="Status"/>.</param>
    /// <param name="title">See <see cref="Title"/>.</param>
    /// <param name="explanation">See <see cref="Explanation"/>.</param>
    /// <exception cref="ArgumentException">The reason is no name, or the title or the explanation no sentence.</exception>
    public RefusalKind(string reason, RefusalStatus status, string title, string explanation)
    {
        (Reason, Status, Title, Explanation) = (reason, status, title, explanation);
        if (!IsReason(reason) || !IsTitle(title) || !IsSentence(explanation))
        {
            throw new ArgumentException($"This is no kind of refusal: {reason}, {title} {explanation}", nameof(reason));
        }
    }

    /// <summary>
    /// Its name, stable, lower case with hyphens: <c>own-draft</c>. The last part of the problem type <c>/problems/own-draft</c>,
    /// and in capitals the reason of the <c>google.rpc.ErrorInfo</c>.
    /// </summary>
    public string Reason { get; }

    /// <summary>The gRPC status and the HTTP status.</summary>
    public RefusalStatus Status { get; }

    /// <summary>What happened, the same for every occurrence (RFC 9457): a sentence.</summary>
    public string Title { get; }

    /// <summary>What it means, and what to do about it: sentences for whoever was refused.</summary>
    public string Explanation { get; }

    /// <summary>Whether a text can be a reason.</summary>
    public static bool IsReason(string text) => text.Length <= LongestReason && Name.IsMatch(text);

    /// <summary>
    /// Whether a text can be a title: one line of at most 100 characters that shows what it says, with a full stop.
    /// </summary>
    public static bool IsTitle(string text) => IsSentence(text) && !Texts.Problems(text, LongestTitle, lines: false).Any();

    private static bool IsSentence(string text) => text.EndsWith('.');

    [GeneratedRegex(@"\A[a-z]+(-[a-z]+)*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Name { get; }
}

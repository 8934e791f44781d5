using System.Collections.Frozen;
using System.Text.RegularExpressions;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Identity;

namespace CyberSanctions.Listing.WorkQueue;

/// <summary>The kinds of what is due: their words in the view <c>work_due</c>, and whose roles they are for.</summary>
internal static partial class WorkItemKinds
{
    private static readonly string[] Officer = [Roles.Officer];
    private static readonly string[] Legal = [Roles.Legal];
    private static readonly string[] Either = [Roles.Officer, Roles.Legal];
    private static readonly string[] Authority = [Roles.Authority];

    private static readonly FrozenDictionary<string, WorkItemKind> ByWord = Enum.GetValues<WorkItemKind>()
        .Where(kind => kind != WorkItemKind.Unspecified)
        .ToFrozenDictionary(WordOf, StringComparer.Ordinal);

    /// <summary>The roles by which somebody sees anything of the queue.</summary>
    public static IReadOnlyList<string> OfTheQueue { get; } = [Roles.Officer, Roles.Legal, Roles.Auditor, Roles.Authority];

    /// <summary>The word of a kind: <c>act-clearance</c>.</summary>
    public static string WordOf(WorkItemKind kind) => Joint().Replace($"{kind}", "-").ToLowerInvariant();

    /// <summary>The kind of a word of the view's.</summary>
    public static WorkItemKind Of(string word) => ByWord[word];

    /// <summary>Who may do it: the roles that <see cref="Rights"/> asks for at the method that does.</summary>
    public static string[] RolesFor(WorkItemKind kind) => kind switch
    {
        WorkItemKind.RenewListings or WorkItemKind.ExtendFramework or WorkItemKind.ProposalSentBack
            or WorkItemKind.ActSubmission => Officer,
        WorkItemKind.ProposalClearance or WorkItemKind.ActClearance => Legal,
        WorkItemKind.Silence or WorkItemKind.Notice or WorkItemKind.Report => Authority,
        _ => Either,
    };

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Joint();
}

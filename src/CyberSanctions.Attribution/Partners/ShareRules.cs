using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Attribution.Items;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Partners;

/// <summary>What may be shared with partners, until when, and who says so.</summary>
internal static class ShareRules
{
    /// <summary>The most restricted marking that a partner may see.</summary>
    public const Handling Highest = Handling.TlpAmber;

    /// <summary>How many items may be named.</summary>
    public const int MostNamed = 500;

    private const int LongestPurpose = 2_000;

    /// <summary>Begins the checks of a proposal.</summary>
    /// <param name="today">In Brussels.</param>
    public static Checks Check(ShareDossierRequest request, DateOnly today)
    {
        var last = today.AddYears(1);
        var until = request.Until is { } date && Calendar.Problem(date) is null ? date.ToDay() : (DateOnly?)null;
        return DossierRules.Naming(request.Reference)
            .That(
                PartnerCodes.Problem(request.Partner) is null,
                "partner",
                request.Partner.Length == 0 ? "Is required." : PartnerCodes.Problem(request.Partner) ?? "")
            .Version("dossier_version", request.DossierVersion)
            .References("item_ids", request.ItemIds, MostNamed)
            .FullDate("until", request.Until)
            .That(!(until < today || until > last), "until", $"Must be a day from {today:O} to {last:O}.")
            .Paragraphs("purpose", request.Purpose, LongestPurpose);
    }

    /// <summary>Begins the checks of what is done about a share.</summary>
    public static Checks Following(string reference, long expectedVersion, string id)
        => DossierRules.Changing(reference, expectedVersion).Reference("id", id);

    /// <summary>
    /// Why a partner is not shown an item. What is marked higher now is not shown although it was not then, for the partner would
    /// go on reading what the Union has found to be too sensitive; what is marked lower now was shared with nobody as it was
    /// then.
    /// </summary>
    public static Obstacle ObstacleTo(SharedVersion item, DossierMarkings dossier)
        => item.Withdrawn ? Obstacle.Withdrawn
            : MarkedAbove(item, dossier) ? Obstacle.Marked
            : item.Refused ? Obstacle.Refused
            : Obstacle.None;

    /// <summary>
    /// Whether a share is there for its partner at all. A dossier may be marked above what partners see, and some evidence in it
    /// not; once it is marked higher than it was, all of it is gone.
    /// </summary>
    public static bool IsOpen(DossierMarkings dossier)
        => dossier.Now <= (dossier.Then > Highest ? dossier.Then : Highest);

    /// <summary>Whether a partner may read what the dossier says of itself.</summary>
    public static bool ShowsHeader(DossierMarkings dossier) => dossier.Then <= Highest && dossier.Now <= Highest;

    /// <summary>Refuses to share what a partner would not be shown, naming each of it.</summary>
    public static void RequireShareable(IReadOnlyList<string> named, IReadOnlyList<SharedVersion> found, DossierMarkings dossier)
    {
        var byId = found.ToDictionary(item => item.Id.ToString(), StringComparer.Ordinal);
        var checks = new Checks();
        foreach (var (i, id) in named.Index())
        {
            checks.That(byId.ContainsKey(id), $"item_ids[{i}]", "Is in that version of the dossier not to be found.");
        }

        checks.Throw();
        var problems = named.Index()
            .Select(item => (Field: $"item_ids[{item.Index}]", Obstacle: ObstacleTo(byId[item.Item], dossier)))
            .Where(item => item.Obstacle != Obstacle.None)
            .Select(item => new FieldProblem(item.Field, Say(item.Obstacle)))
            .Take(50)
            .ToList();
        if (problems.Count > 0)
        {
            throw PartnerRefusals.NotShareable.Because(problems);
        }
    }

    /// <summary>Refuses a share with nothing in it.</summary>
    public static void RequireSomething(string reference, long version, int items, DossierMarkings dossier)
    {
        if (!IsOpen(dossier) || (items == 0 && !ShowsHeader(dossier)))
        {
            throw PartnerRefusals.NothingToShare.Because(
                $"Of version {version} of {reference} nothing may be shared with a partner.");
        }
    }

    /// <summary>Refuses to approve one's own share, or one that is not waiting for it.</summary>
    public static void RequireApprovable(Share share, string by)
    {
        RequireState(share, ShareState.Proposed);
        if (SamePerson.Are(share.ProposedBy, by))
        {
            throw PartnerRefusals.OwnShare.Because($"{share.ProposedBy} proposed to share it; somebody else approves it.");
        }
    }

    /// <summary>Refuses what does not fit the state of a share.</summary>
    public static void RequireState(Share share, params ShareState[] states)
    {
        if (!states.Contains(share.State))
        {
            throw PartnerRefusals.ShareState.Because($"The share is {share.State.ToString().ToLowerInvariant()}.");
        }
    }

    private static bool MarkedAbove(SharedVersion item, DossierMarkings dossier) => item.Kind == ItemKind.Evidence
        ? item.Handling > Highest || item.HandlingNow > Highest
        : !ShowsHeader(dossier);

    private static string Say(Obstacle obstacle) => obstacle switch
    {
        Obstacle.Marked => "Is marked above TLP:AMBER, then or now.",
        Obstacle.Withdrawn => "Was withdrawn since.",
        _ => "The legal service has refused its release.",
    };
}

/// <summary>Why a partner is not shown an item.</summary>
internal enum Obstacle
{
    None,
    Marked,
    Withdrawn,
    Refused,
}

/// <summary>How a dossier is marked.</summary>
/// <param name="Then">In the version that is shared.</param>
/// <param name="Now">Now; the highest of its own and of those that are to take its place.</param>
internal sealed record DossierMarkings(Handling Then, Handling Now);

/// <summary>An item in a version of a dossier, and what has become of it.</summary>
/// <param name="Since">The version of the dossier in which it came to be as it is there.</param>
/// <param name="Handling">How it was marked in that version.</param>
/// <param name="Content">In protobuf's JSON mapping.</param>
/// <param name="Withdrawn">Since, from the dossier or from one that takes its place.</param>
/// <param name="HandlingNow">The highest marking of it, there and in those.</param>
/// <param name="Hashes">Of evidence: the SHA-256 of the contents that it has now, with spaces in between.</param>
internal sealed record SharedVersion(
    long Ordinal,
    Guid Id,
    long Since,
    ItemKind Kind,
    Handling Handling,
    string Content,
    bool Withdrawn,
    Handling HandlingNow,
    string? Hashes)
{
    /// <summary>Whether the legal service decided last that it is not released: of that content, or of the one that it has
    /// now.</summary>
    public bool Refused => RefusedAt is not null;

    /// <summary>When.</summary>
    public DateTime? RefusedAt { get; init; }

    /// <summary>What may be released of that content; nothing when it was not decided.</summary>
    public ReleaseDecision? Release { get; init; }
}

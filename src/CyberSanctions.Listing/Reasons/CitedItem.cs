using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.ServiceDefaults.Identity;

namespace CyberSanctions.Listing.Reasons;

/// <summary>An item of a concluded dossier as reasons cite it.</summary>
/// <param name="Item">What it is judged by.</param>
/// <param name="Release">Of evidence: what the legal service has decided of its bytes last; nothing when it has not.</param>
internal sealed record CitedItem(CitableItem Item, EvidenceRelease? Release)
{
    /// <summary>
    /// Whether reasons may rest on it: evidence that was released to whoever is to read it, and is what it was.
    /// </summary>
    public bool IsSupport
        => Item.Kind == ItemKind.Evidence && Release is { Released: true, Damaged: false } && Release.Handling <= Council;

    /// <summary>What delegations may see: they vote on what rests on it.</summary>
    public static Handling Council { get; } = new Principal("", new HashSet<string> { Roles.Delegate }, "").Clearance;
}

/// <summary>What was decided of evidence that it may be released.</summary>
/// <param name="Released">Whether it may.</param>
/// <param name="Handling">Of the extract.</param>
/// <param name="Damaged">Whether its bytes are not what they were.</param>
internal sealed record EvidenceRelease(bool Released, Handling Handling, bool Damaged);

/// <summary>A dossier that reasons rest on, as far as they cite it.</summary>
/// <param name="Reference">For example ATT-2026-0007.</param>
/// <param name="SupersededBy">The one that has taken its place; nothing when none has.</param>
/// <param name="Items">What is cited of it and is in it, by id.</param>
internal sealed record CitedDossier(string Reference, string? SupersededBy, IReadOnlyDictionary<string, CitedItem> Items);

using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Tests;

/// <summary>
/// What invented dossiers hold that reasons can cite: an incident, two reports of two origins that are released and one that is
/// not, who it was, and who paid her.
/// </summary>
internal static class Cited
{
    public const string Incident = "0190a0c2-0000-7000-8000-000000000001";
    public const string Report = "0190a0c2-0000-7000-8000-000000000002";
    public const string Invoice = "0190a0c2-0000-7000-8000-000000000003";
    public const string CopyOfReport = "0190a0c2-0000-7000-8000-000000000004";
    public const string Intercept = "0190a0c2-0000-7000-8000-000000000005";
    public const string Aurelia = "0190a0c2-0000-7000-8000-000000000006";
    public const string BlueHeron = "0190a0c2-0000-7000-8000-000000000007";
    public const string Employment = "0190a0c2-0000-7000-8000-000000000008";

    /// <summary>A paragraph on the case, which claims a significant effect.</summary>
    public static ReasonsParagraph Context(string text)
        => new() { Text = text, Cites = { Incident, Report }, Effects = { EffectFactor.Disruption } };

    /// <summary>A paragraph that makes out a ground against an actor.</summary>
    public static ReasonsParagraph Individual(string text, ListingGround ground, string actor) => new()
    {
        Text = text,
        Cites = { Incident, actor, Report, Invoice },
        Individual = true,
        Ground = ground,
    };

    /// <summary>Reasons as long as they may be.</summary>
    public static IEnumerable<ReasonsParagraph> Longest()
        => [
            .. Enumerable.Range(0, 4).Select(_ => Context(Long(3_998))),
            Individual("Aurelia Nimbus " + Long(3_983), ListingGround.Responsible, Aurelia),
        ];

    /// <summary>What can be cited of a dossier.</summary>
    public static ItemsCitable Of(string dossier, string name = "Aurelia Nimbus") => new()
    {
        Reference = dossier,
        Version = 4,
        Items =
        {
            new CitableItem
            {
                Id = Incident,
                Kind = ItemKind.Incident,
                Effects = { EffectFactor.Disruption, EffectFactor.EconomicLoss },
            },
            Evidence(Report, 1),
            Evidence(Invoice, 2),
            Evidence(CopyOfReport, 1),
            Evidence(Intercept, 3),
            new CitableItem { Id = Aurelia, Kind = ItemKind.Actor, Names = { name, "Nimbus" } },
            new CitableItem { Id = BlueHeron, Kind = ItemKind.Actor, Names = { "Blue Heron Ltd" } },
            new CitableItem
            {
                Id = Employment,
                Kind = ItemKind.Relation,
                SourceId = BlueHeron,
                TargetId = Aurelia,
                EvidenceIds = { Invoice },
            },
        },
    };

    /// <summary>The legal service releases some bytes of an item, or says that they are not to be released.</summary>
    public static CustodyRecorded Decision(string item, bool released, Handling handling = Handling.TlpGreen) => new()
    {
        Entry = new CustodyEntry
        {
            ItemId = item,
            Kind = CustodyKind.Released,
            Sha256 = Sha256Of(item),
            Release = released
                ? new ReleaseDecision { Released = true, Extract = "What may be read of it.", Handling = handling }
                : new ReleaseDecision(),
        },
    };

    /// <summary>Somebody hashes the bytes of an item again.</summary>
    public static CustodyRecorded Rehash(string item, RehashOutcome outcome) => new()
    {
        Entry = new CustodyEntry { ItemId = item, Kind = CustodyKind.Rehashed, Sha256 = Sha256Of(item), Outcome = outcome },
    };

    /// <summary>Of the bytes of an item.</summary>
    public static string Sha256Of(string item) => new(item[^1], 64);

    private static string Long(int characters) => string.Concat(Enumerable.Repeat("𝕏", characters));

    private static CitableItem Evidence(string id, int origin) => new()
    {
        Id = id,
        Kind = ItemKind.Evidence,
        Handling = Handling.TlpAmber,
        Sha256 = Sha256Of(id),
        Origin = origin,
    };
}

using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Reasons;

namespace CyberSanctions.Listing.Tests.Reasons;

/// <summary>A statement that lacks nothing, and the dossier that it rests on, for a test to spoil.</summary>
public sealed class Spoilt
{
    internal List<ReasonsParagraph> Paragraphs { get; } =
    [
        Cited.Context("Nimbus Water Works was attacked in February 2024."),
        Cited.Individual("Aurelia Nimbus ran the servers from which that was done.", ListingGround.Responsible, Cited.Aurelia),
    ];

    internal ListingGround Ground { get; set; } = ListingGround.Responsible;

    internal Handling Handling { get; set; } = Handling.TlpAmberStrict;

    internal string? SupersededBy { get; set; }

    internal HashSet<string> Released { get; } = [Cited.Report, Cited.Invoice, Cited.CopyOfReport];

    internal HashSet<string> Refused { get; } = [];

    internal HashSet<string> Red { get; } = [];

    internal HashSet<string> Damaged { get; } = [];

    internal string Actor { get; set; } = "Aurelia Nimbus";

    internal string RelationOf { get; set; } = Cited.Aurelia;

    internal Listing.Reasons.Statement Statement => new(Examples.Person(), Ground, Paragraphs, Handling);

    internal CitedDossier Dossier => new(
        "ATT-2026-0001",
        SupersededBy,
        Cited.Of("ATT-2026-0001").Items.ToDictionary(item => item.Id, item =>
        {
            if (item.Id == Cited.Aurelia)
            {
                item.Names.Clear();
                item.Names.Add(Actor);
            }

            item.TargetId = item.TargetId.Length > 0 ? RelationOf : "";
            return new CitedItem(item, item.Kind == ItemKind.Evidence ? ReleaseOf(item.Id) : null);
        }));

    internal IReadOnlyList<Gap> Check() => ReasonsCheck.Of(Statement, Dossier);

    private EvidenceRelease? ReleaseOf(string item)
        => Refused.Contains(item) ? new EvidenceRelease(false, Handling.Unspecified, Damaged.Contains(item))
            : Released.Contains(item)
                ? new EvidenceRelease(true, Red.Contains(item) ? Handling.TlpRed : Handling.TlpGreen, Damaged.Contains(item))
            : null;
}

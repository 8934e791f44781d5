using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.EvidenceItems;

/// <summary>What an evidence item must say: where it comes from, how good it is (Admiralty code), and which bytes it is.</summary>
internal static class EvidenceRules
{
    private const int Sha256Digits = 64;

    /// <summary>Adds what is wrong with an evidence item to the checks.</summary>
    public static Checks Check(Checks checks, Evidence? evidence)
        => evidence is null
            ? checks.That(false, "evidence", "Is required.")
            : checks
                .That(evidence.Id.Length == 0, "evidence.id", "Is given by the service.")
                .That(evidence.AddedBy.Length == 0, "evidence.added_by", "Is given by the service.")
                .That(evidence.AddedAt is null, "evidence.added_at", "Is given by the service.")
                .Line("evidence.title", evidence.Title, 500)
                .Paragraphs("evidence.description", evidence.Description, 10_000, required: false)
                .Line("evidence.source", evidence.Source, 2_000, required: false)
                .Choice("evidence.reliability", evidence.Reliability)
                .That(evidence.Credibility is >= 1 and <= 6, "evidence.credibility", "Must be 1 (confirmed) to 6 (cannot be judged).")
                .That(IsSha256(evidence.Sha256), "evidence.sha256", "Must be 64 lower-case hexadecimal digits.")
                .Choice("evidence.handling", evidence.Handling);

    /// <summary>
    /// Refuses evidence that is marked higher than its dossier: whoever may see the dossier could
    /// not see what it rests on.
    /// </summary>
    public static void RequireFitting(Evidence evidence, Dossier dossier)
    {
        if (evidence.Handling > dossier.Handling)
        {
            throw Refusal.Precondition(
                "handling-above-dossier",
                "evidence.handling",
                $"The evidence is marked above {dossier.Reference}, which it belongs to.");
        }
    }

    private static bool IsSha256(string digits)
        => digits.Length == Sha256Digits && digits.All(c => char.IsAsciiDigit(c) || c is >= 'a' and <= 'f');
}

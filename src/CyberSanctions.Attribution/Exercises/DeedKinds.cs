using CyberSanctions.Contracts.Events.V1;
using Google.Protobuf.Reflection;

namespace CyberSanctions.Attribution.Exercises;

/// <summary>What counts as something done in an exercise: events of the journals, by their names in the contracts.</summary>
internal static class DeedKinds
{
    /// <summary>An answer to an inject, which is in no dossier.</summary>
    public const string Answer = nameof(InjectAnswered);

    private static readonly FileDescriptor[] OfDossiers =
    [
        AttributionEventsReflection.Descriptor, EvidenceEventsReflection.Descriptor, ResponseEventsReflection.Descriptor,
        PartnerEventsReflection.Descriptor,
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlySet<string> All { get; } = OfDossiers.SelectMany(file => file.MessageTypes)
        .Select(message => message.Name)
        .Concat(
        [
            nameof(ProposalDrafted), nameof(ProposalCleared), nameof(ActDrafted), nameof(ActCleared), nameof(ActCorrected),
            nameof(UrgencyRequested), nameof(ActSubmitted), Answer,
        ])
        .ToHashSet(StringComparer.Ordinal);
}

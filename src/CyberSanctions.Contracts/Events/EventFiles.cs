using CyberSanctions.Contracts.Events.V1;
using Google.Protobuf.Reflection;

namespace CyberSanctions.Contracts.Events;

/// <summary>What <c>events/v1</c> defines: every event that this version of the contracts knows.</summary>
public static class EventFiles
{
    /// <summary>The files.</summary>
    public static IReadOnlyList<FileDescriptor> All { get; } =
    [
        AttributionEventsReflection.Descriptor, EvidenceEventsReflection.Descriptor, ResponseEventsReflection.Descriptor,
        ReportEventsReflection.Descriptor, ExerciseEventsReflection.Descriptor,
        PartnerEventsReflection.Descriptor,
        ListingEventsReflection.Descriptor, DerogationEventsReflection.Descriptor,
        DueProcessEventsReflection.Descriptor, StageEventsReflection.Descriptor, TranslationEventsReflection.Descriptor,
        WorkQueueEventsReflection.Descriptor, CourtFileEventsReflection.Descriptor,
        VotingEventsReflection.Descriptor, ReferenceDataEventsReflection.Descriptor, PublicationEventsReflection.Descriptor,
    ];

    /// <summary>The full names of their messages.</summary>
    public static IReadOnlySet<string> TypeNames { get; }
        = All.SelectMany(file => file.MessageTypes).Select(type => type.FullName).ToHashSet();
}

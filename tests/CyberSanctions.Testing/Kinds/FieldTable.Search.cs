using CyberSanctions.Contracts.Listing.V1;
using static CyberSanctions.Testing.Kinds.FieldKind;

namespace CyberSanctions.Testing.Kinds;

public static partial class FieldTable
{
    private static IEnumerable<KeyValuePair<string, FieldKind>>[] SearchRows =>
    [
        Of(
            ProposalFilter.Descriptor,
            ("q", Sought),
            ("state", OneOfOrNone),
            ("handling", OneOfOrNone),
            ("exercise", Flag),
            ("kind", OneOfOrNone),
            ("list", ListName),
            ("subject_kind", OneOfOrNone),
            ("ground", OneOfOrNone),
            ("measure", OneOfOrNone),
            ("drafted_by", OptionalLine(100)),
            ("mine", Flag),
            ("act_reference", OptionalReference),
            ("dossier_reference", OptionalReference),
            ("drafted_since", Instant),
            ("drafted_until", Instant)),
        Of(
            ActFilter.Descriptor,
            ("q", Sought),
            ("state", OneOfOrNone),
            ("handling", OneOfOrNone),
            ("exercise", Flag),
            (Number, OptionalLine(100)),
            ("drafted_by", OptionalLine(100)),
            ("adopted_since", Instant),
            ("adopted_until", Instant),
            ("in_force_from", CalendarDate),
            ("in_force_to", CalendarDate)),
    ];
}

using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Attribution.Dossiers;

/// <summary>A dossier as it lies in the database.</summary>
internal sealed record DossierRow(
    long Ordinal,
    string Reference,
    long Version,
    string Title,
    string Summary,
    Handling Handling,
    bool Exercise,
    DossierState State,
    string CreatedBy,
    DateTime CreatedAt,
    string? Assessment,
    string? ConcludedBy,
    DateTime? ConcludedAt,
    long? ConcludedVersion,
    string? ConfirmedBy,
    DateTime? ConfirmedAt,
    string? WithdrawnBecause,
    string? WithdrawnBy,
    DateTime? WithdrawnAt,
    string? Supersedes,
    string? SupersededBy,
    string? ExerciseReference)
{
    public const string Columns =
        """
        ordinal, reference, version, title, summary, handling, exercise, state, created_by, created_at,
        assessment, concluded_by, concluded_at, concluded_version, confirmed_by, confirmed_at,
        withdrawn_because, withdrawn_by, withdrawn_at, supersedes, superseded_by,
        exercise_reference
        """;

    public Dossier ToDossier() => new()
    {
        Reference = Reference,
        Version = Version,
        Title = Title,
        Summary = Summary,
        Handling = Handling,
        Exercise = Exercise,
        State = State,
        CreatedBy = CreatedBy,
        CreatedAt = CreatedAt.ToTimestamp(),
        Conclusion = ConcludedAt is { } concludedAt && (State == DossierState.Concluded || ConcludedVersion == Version)
            ? new Conclusion
            {
                Assessment = Assessment,
                ConcludedBy = ConcludedBy,
                ConcludedAt = concludedAt.ToTimestamp(),
                ConfirmedBy = ConfirmedBy ?? "",
                ConfirmedAt = ConfirmedAt?.ToTimestamp(),
            }
            : null,
        Supersedes = Supersedes ?? "",
        SupersededBy = SupersededBy ?? "",
        ExerciseReference = ExerciseReference ?? "",
        Withdrawal = WithdrawnAt is { } withdrawnAt
            ? new DossierWithdrawal
            {
                Reason = WithdrawnBecause,
                WithdrawnBy = WithdrawnBy,
                WithdrawnAt = withdrawnAt.ToTimestamp(),
            }
            : null,
    };
}

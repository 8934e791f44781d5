using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;
using Google.Protobuf.Reflection;

namespace CyberSanctions.Attribution.Exercises;

/// <summary>
/// What counts as something done in an exercise: events of the journals, by their names in the contracts. What delegations state
/// in a ballot is one event there (<see cref="BallotProceeded"/>), and here goes by what it is, since a vote is not a
/// reservation.
/// </summary>
internal static class DeedKinds
{
    /// <summary>An answer to an inject, which is in no dossier.</summary>
    public const string Answer = nameof(InjectAnswered);

    // What is done in a ballot.
    private const string VoteCast = "VoteCast";
    private const string ProxyGiven = "ProxyGiven";
    private const string ProxyWithdrawn = "ProxyWithdrawn";
    private const string ReservationEntered = "ReservationEntered";
    private const string ReservationLifted = "ReservationLifted";
    private const string SilenceBroken = "SilenceBroken";
    private const string EmergencyBrakePulled = "EmergencyBrakePulled";
    private const string DeadlineExtended = "DeadlineExtended";

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
            nameof(ActArranged), nameof(ActWithdrawn),
            nameof(UrgencyRequested), nameof(ActSubmitted), Answer,
            nameof(BallotOpened), nameof(BallotNotOpened), nameof(BallotDecided), DeadlineExtended,
            VoteCast, ProxyGiven, ProxyWithdrawn, ReservationEntered, ReservationLifted, SilenceBroken, EmergencyBrakePulled,
        ])
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// Of a link of a ballot's chain; nothing of its opening and its decision, which the journal tells of once more by
    /// themselves.
    /// </summary>
    public static string? Of(Proceeding proceeding) => proceeding.Kind switch
    {
        ProceedingKind.Opening or ProceedingKind.Decision => null,
        ProceedingKind.Extension => DeadlineExtended,
        ProceedingKind.Statement => OfStatement(proceeding.Statement),
        _ => nameof(BallotProceeded),
    };

    private static string OfStatement(string jws)
    {
        Statement statement;
        try
        {
            statement = Statement.Read([.. SignedStatement.ReadJws(jws).Payload]);
        }
        catch (ObjectionException)
        {
            // A newer voting service has accepted what is unheard of here: that something was done is true all the same.
            return nameof(BallotProceeded);
        }

        return statement.Kind switch
        {
            StatementKind.Vote => VoteCast,
            StatementKind.Proxy => statement.Proxy.Length > 0 ? ProxyGiven : ProxyWithdrawn,
            StatementKind.Reservation => ReservationEntered,
            StatementKind.Lifting => ReservationLifted,
            StatementKind.SilenceBroken => SilenceBroken,
            StatementKind.EmergencyBrake => EmergencyBrakePulled,
            _ => nameof(BallotProceeded),
        };
    }
}

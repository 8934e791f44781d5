using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Procedures.Proceedings;

/// <summary>What is objected to in a silence procedure.</summary>
public static class SilenceRefusals
{
    public static readonly RefusalKind NoSilenceProcedure = new(
        "no-silence-procedure",
        RefusalStatus.Precondition,
        "This is no silence procedure.",
        "Reservations, and a silence to be broken, exist only in a silence procedure.");

    public static readonly RefusalKind ReservationStands = new(
        "reservation-stands",
        RefusalStatus.Precondition,
        "The reservation stands already.",
        "The delegation has a reservation in this ballot; it lifts it before it enters another one.");

    public static readonly RefusalKind NoReservation = new(
        "no-reservation",
        RefusalStatus.Precondition,
        "There is no reservation.",
        "The delegation has none that it could lift.");
}

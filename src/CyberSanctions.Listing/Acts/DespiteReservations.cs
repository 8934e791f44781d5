namespace CyberSanctions.Listing.Acts;

/// <summary>That an act is put to the vote although delegations have reservations.</summary>
/// <param name="Reasons">Why; empty when none is open.</param>
/// <param name="Open">The ids of those that are open.</param>
internal sealed record DespiteReservations(string Reasons, IReadOnlyList<string> Open);

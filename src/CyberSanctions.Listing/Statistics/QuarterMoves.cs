using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Statistics;

/// <summary>What happened to an entry.</summary>
internal enum Move
{
    Listed = 1,
    Amended = 2,
    Delisted = 3,
    Renewed = 4,
    Corrected = 5,
    Expired = 6,
    Regrounded = 7,
}

/// <summary>How often something happened in a quarter.</summary>
/// <param name="Quarter">Its first day.</param>
/// <param name="Move">What.</param>
/// <param name="Kind">To whom.</param>
/// <param name="Ground">The ground that the entry had then; of a change of the ground the new one.</param>
/// <param name="GroundBefore">Of a change of the ground: the one before; of all else the same.</param>
/// <param name="Reason">Of a delisting; unspecified when it is not on record here.</param>
/// <param name="Count">How often.</param>
internal sealed record QuarterMoves(
    DateOnly Quarter,
    Move Move,
    SubjectKind Kind,
    ListingGround Ground,
    ListingGround GroundBefore,
    DelistingReason Reason,
    long Count);

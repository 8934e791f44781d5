using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Reasons;

/// <summary>What a proposal says of somebody, and why.</summary>
/// <param name="Subject">Of whom, as it is to read on the list.</param>
/// <param name="Ground">On which ground.</param>
/// <param name="Paragraphs">The reasons.</param>
/// <param name="Handling">How the proposal is marked.</param>
internal sealed record Statement(
    Subject Subject, ListingGround Ground, IReadOnlyList<ReasonsParagraph> Paragraphs, Handling Handling);

using System.Security.Cryptography;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Periods;

namespace CyberSanctions.Publication.Acts;

/// <summary>An act as adopted.</summary>
/// <param name="Text">What was voted on.</param>
/// <param name="Bytes">Its bytes, as voted on.</param>
/// <param name="Sha256">Their hash, as every delegation saw it.</param>
/// <param name="BallotReference">The ballot that adopted it.</param>
/// <param name="InForceFrom">As the act says; where it says nothing, the day of the decision, in Brussels.</param>
internal sealed record AdoptedAct(ActText Text, byte[] Bytes, byte[] Sha256, string BallotReference, DateOnly InForceFrom)
{
    /// <summary>The act that a ballot adopted; null when it was not adopted.</summary>
    /// <exception cref="InvalidOperationException">
    /// The event is not what a ballot can have decided on. Publishing nothing and complaining is
    /// right then: half an act, or another text than the one voted on, must never be published.
    /// </exception>
    public static AdoptedAct? From(BallotDecided decided)
    {
        var ballot = decided.Ballot;
        switch (ballot.Decision?.Outcome)
        {
            case Outcome.NotAdopted or Outcome.NoVote or Outcome.Lapsed or Outcome.Superseded:
                return null;
            case Outcome.Adopted:
                break;
            default:
                throw Impossible(ballot, "its event does not say how it came out");
        }

        var bytes = decided.ActText.ToByteArray();
        var sha256 = SHA256.HashData(bytes);
        if (Convert.ToHexStringLower(sha256) != ballot.TextSha256)
        {
            throw Impossible(ballot, "the text is not the one that was voted on");
        }

        var text = ActText.Parser.ParseFrom(bytes);
        if (text.Reference != ballot.ActReference || text.Exercise != ballot.Exercise)
        {
            throw Impossible(ballot, "the text is another act's");
        }

        if (text.Listings.Count == 0)
        {
            throw Impossible(ballot, "the act lists nobody");
        }

        // A day that is given has passed, with which act it was published: the listing service sees to that.
        var inForceFrom = text.EntryIntoForce is { } day ? new DateOnly(day.Year, day.Month, day.Day)
            : ballot.Decision.DecidedAt is { } adopted ? CouncilData.DayInBrussels(adopted.ToDateTime())
            : throw Impossible(ballot, "neither the act nor the decision says from when it is in force");
        foreach (var listing in text.Listings.Where(listing => !IsComplete(listing)))
        {
            throw Impossible(ballot, $"the listing {listing.ProposalReference} is incomplete");
        }

        return new AdoptedAct(text, bytes, sha256, ballot.Reference, inForceFrom);
    }

    private static bool IsComplete(ActListing listing)
        => listing.Subject is { Kind: SubjectKind.Person or SubjectKind.Entity, Names.Count: > 0 } subject
            && subject.Names.All(name => name.WholeName.Length > 0 && name.Quality is NameQuality.Strong or NameQuality.Weak)
            && listing.Ground is ListingGround.Responsible or ListingGround.SupportOrInvolvement or ListingGround.Associated
            && listing.Measures.Count > 0
            && listing.Measures.All(measure => measure is Measure.AssetFreeze or Measure.TravelBan);

    private static InvalidOperationException Impossible(Ballot ballot, string why)
        => new($"What ballot {ballot.Reference} decided cannot be published: {why}.");
}

using System.Security.Cryptography;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Periods;

namespace CyberSanctions.Publication.Acts;

/// <summary>An act as adopted.</summary>
/// <param name="Text">What was voted on.</param>
/// <param name="Bytes">Its bytes, as voted on.</param>
/// <param name="Sha256">Their hash, as every delegation saw it.</param>
/// <param name="BallotReference">The ballot that adopted it.</param>
/// <param name="Effect">From when it has effect.</param>
internal sealed record AdoptedAct(ActText Text, byte[] Bytes, byte[] Sha256, string BallotReference, Effect Effect)
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
                throw Impossible(ballot.Reference, "its event does not say how it came out");
        }

        var bytes = decided.ActText.ToByteArray();
        var sha256 = SHA256.HashData(bytes);
        if (Convert.ToHexStringLower(sha256) != ballot.TextSha256)
        {
            throw Impossible(ballot.Reference, "the text is not the one that was voted on");
        }

        var text = ActText.Parser.ParseFrom(bytes);
        if (text.Reference != ballot.ActReference || text.Exercise != ballot.Exercise)
        {
            throw Impossible(ballot.Reference, "the text is another act's");
        }

        if (CompleteOperations.Problem(text) is { } problem)
        {
            throw Impossible(ballot.Reference, problem);
        }

        return new AdoptedAct(text, bytes, sha256, ballot.Reference, EffectOf(text, ballot));
    }

    /// <summary>What a ballot decided cannot go on record.</summary>
    public static InvalidOperationException Impossible(string ballotReference, string why)
        => new($"What ballot {ballotReference} decided cannot be published: {why}.");

    private static Effect EffectOf(ActText text, Ballot ballot)
    {
        if (text.Corrects is { } corrects)
        {
            return corrects.From is { } from ? new Effect.FromDay(from.ToDay()) : new Effect.AsCorrected(corrects.ActReference);
        }

        var decidedAt = ballot.Decision.DecidedAt?.ToDateTime();
        if (text.EntryIntoForce is null)
        {
            return decidedAt is { } adopted
                ? new Effect.FromDecision(adopted)
                : throw Impossible(ballot.Reference, "neither the act nor the decision says from when it is in force");
        }

        var day = text.EntryIntoForce.ToDay();
        if (decidedAt is not { } decision || text.PublishedOn is not null)
        {
            return new Effect.FromDay(day);
        }

        // Acts from before the end of 2026 cite their publication by its address alone. Of any other act, the day was meant to be
        // one to come: where the Council has decided later than that, nothing can have had effect before.
        var decidedOn = CouncilData.DayInBrussels(decision);
        return day > decidedOn || (day < decidedOn && text.PublicationUrl.Length > 0)
            ? new Effect.FromDay(day)
            : new Effect.FromDecision(decision);
    }
}

/// <summary>From when an act has effect.</summary>
internal abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>From the beginning of a day, in Brussels: one that has passed, or one to come.</summary>
    public sealed record FromDay(DateOnly Day) : Effect;

    /// <summary>From the Council's decision, UTC.</summary>
    public sealed record FromDecision(DateTime At) : Effect;

    /// <summary>From when the act that it corrects has.</summary>
    public sealed record AsCorrected(string ActReference) : Effect;
}

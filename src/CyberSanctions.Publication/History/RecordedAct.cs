using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Procedures.Periods;

namespace CyberSanctions.Publication.History;

/// <summary>An act on record.</summary>
/// <param name="LogicalId">Its id in the files. Ids are given in the order of recording.</param>
/// <param name="Text">What was voted on.</param>
/// <param name="TextSha256">Hash of its bytes, lower-case hexadecimal.</param>
/// <param name="BallotReference">The ballot that adopted it.</param>
/// <param name="TakesEffectAt">From when its operations have effect, UTC: perhaps long before it was recorded, perhaps in the
/// future.</param>
/// <param name="Carried">The version of the list that carries it; null until it has taken effect.</param>
internal sealed record RecordedAct(
    long LogicalId, ActText Text, string TextSha256, string BallotReference, DateTime TakesEffectAt, Carrying? Carried)
{
    /// <summary>The day of that, in Brussels.</summary>
    public DateOnly InForceFrom { get; } = CouncilData.DayInBrussels(TakesEffectAt);

    /// <summary>What it does, in the order of the annex.</summary>
    public IReadOnlyList<Operation> Operations { get; } = Text.AllOperations;
}

/// <summary>A version of a list, as that which brings an act to the list.</summary>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="RecordedAt">When the suite recorded it, UTC.</param>
internal sealed record Carrying(long Version, DateTime RecordedAt);

/// <summary>An operation of an act on record.</summary>
/// <param name="Act">The act.</param>
/// <param name="Place">Its position in the annex, from 0.</param>
/// <param name="What">What it does.</param>
/// <param name="Listed">Of a listing: the entry that it makes.</param>
internal sealed record RecordedOperation(RecordedAct Act, int Place, Operation What, EntryIdentity? Listed);

/// <summary>What an entry is for ever, whatever is said of it.</summary>
/// <param name="LogicalId">Its id in the files, the same in every version.</param>
/// <param name="Reference">The Commission's EU reference number, or one that the suite gave. No two entries of a list share
/// one.</param>
internal sealed record EntryIdentity(long LogicalId, string Reference);

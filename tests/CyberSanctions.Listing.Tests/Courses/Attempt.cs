using FsCheck;
using FsCheck.Fluent;
using Outcome = CyberSanctions.Contracts.Voting.V1.Outcome;

namespace CyberSanctions.Listing.Tests.Courses;

/// <summary>What somebody may try with an act; the last three are what the Council makes of it.</summary>
internal enum What
{
    Correct,
    Arrange,
    Withdraw,
    Clear,
    Submit,
    Approve,
    Open,
    RefuseToOpen,
    Decide,
}

/// <summary>Somebody tries something, at some time after what was tried before.</summary>
/// <param name="What">What.</param>
/// <param name="Who">By what name: some are other spellings of the same person.</param>
/// <param name="After">How long after.</param>
/// <param name="Procedure">In a submission: at a meeting, or by silence with a period that is long enough, or not.</param>
/// <param name="Urgency">In a submission: the reasons for a shorter period, or none.</param>
/// <param name="StaleText">In a clearance: the first text is named, which may not be the newest.</param>
/// <param name="Outcome">In a decision.</param>
/// <param name="Holds">In an arrangement: what the act is to hold.</param>
internal sealed record Attempt(
    What What, string Who, TimeSpan After, Period Procedure, string Urgency, bool StaleText, Outcome Outcome, string[] Holds)
{
    /// <summary>The names that people act under, and who they are.</summary>
    public static IReadOnlyDictionary<string, int> People { get; } = new Dictionary<string, int>
    {
        ["aurelia.nimbus"] = 1,
        ["Aurelia.Nimbus"] = 1,
        ["аurelia.nimbus"] = 1, // with a Cyrillic а
        [" aurelia.nimbus\u200b"] = 1,
        ["tiberius.quill"] = 2,
        ["TIBERIUS.QUILL"] = 2,
        ["legal-1"] = 3,
        ["LEGAL-1"] = 3,
        ["legal-2"] = 4,
    };

    public static Gen<Attempt> Any { get; } =
        from what in Gen.Frequency(
            (3, Gen.Constant(What.Clear)), (3, Gen.Constant(What.Submit)), (1, Gen.Constant(What.Withdraw)),
            (9, Gen.Elements(Enum.GetValues<What>().Where(what => what != What.Withdraw).ToArray())))
        from who in Gen.Elements(People.Keys.ToArray())
        from minutes in Gen.Choose(0, 3 * 24 * 60)
        from procedure in Gen.Elements(Enum.GetValues<Period>())
        from urgency in Gen.Elements("", "", "The servers are under attack.")
        from stale in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from outcome in Gen.Elements(Outcome.Adopted, Outcome.NotAdopted, Outcome.NoVote, Outcome.Lapsed, Outcome.Superseded)
        from holds in Gen.Elements<string[]>(["LP-1"], ["LP-2"], ["LP-1", "LP-2"], ["LP-2", "LP-1"], ["LP-3", "LP-1"])
        select new Attempt(what, who, TimeSpan.FromMinutes(minutes), procedure, urgency, stale, outcome, holds);
}

/// <summary>How a submission is to be voted on.</summary>
internal enum Period
{
    Meeting,
    LongSilence,
    ShortSilence,
}

namespace CyberSanctions.Replay;

/// <summary>What became of an act.</summary>
/// <param name="Act">The act.</param>
/// <param name="Ballot">Reference of its ballot.</param>
/// <param name="Outcome">For example <c>adopted</c>.</param>
/// <param name="Listings">How many it listed.</param>
/// <param name="Version">The list version that it made.</param>
/// <param name="FromLastVote">From the last vote's receipt to the new list being fetched, decision included.</param>
/// <param name="Took">The whole act.</param>
public sealed record ReplayedAct(
    PublicAct Act, string Ballot, string Outcome, int Listings, long Version, TimeSpan FromLastVote, TimeSpan Took);

namespace CyberSanctions.Procedures.Rules;

/// <summary>What a rule makes of a count.</summary>
/// <param name="Thresholds">Its tests.</param>
/// <param name="Obstacles">What prevents adoption, each in words with its provision.</param>
/// <param name="Success">The sentence that says why it is adopted if nothing does.</param>
internal sealed record Verdict(IReadOnlyList<Threshold> Thresholds, IReadOnlyList<string> Obstacles, string Success);

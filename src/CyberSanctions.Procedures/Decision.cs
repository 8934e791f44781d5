using CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Procedures;

/// <summary>What a count comes to, and why.</summary>
/// <param name="Outcome">Adopted or not, or that no vote took place.</param>
/// <param name="Thresholds">Every test of the procedure, also those that did not matter in the end.</param>
/// <param name="Count">Who counted where.</param>
/// <param name="Explanation">The same in words, with its provisions.</param>
public sealed record Decision(Outcome Outcome, IReadOnlyList<Threshold> Thresholds, Count Count, string Explanation);

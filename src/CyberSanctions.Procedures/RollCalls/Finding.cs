namespace CyberSanctions.Procedures.RollCalls;

/// <summary>Something that is wrong with a roll call.</summary>
/// <param name="Kind">Of what kind.</param>
/// <param name="Position">Where in the chain; 0 when it concerns the whole file.</param>
/// <param name="Message">What is wrong, as a sentence.</param>
public sealed record Finding(FindingKind Kind, int Position, string Message);

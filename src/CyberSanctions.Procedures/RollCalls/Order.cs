namespace CyberSanctions.Procedures.RollCalls;

/// <summary>Whether every position is there, once, in order, up to a decision.</summary>
internal static class Order
{
    /// <summary>Whether a finding means that neighbours in the file are not neighbours in the chain.</summary>
    public static bool IsAffected(FindingKind kind) => kind is FindingKind.Dropped or FindingKind.Reordered or FindingKind.Added;

    public static IEnumerable<Finding> Findings(RollCall rollCall)
    {
        List<int> positions = [.. rollCall.Proceedings.Select(recorded => recorded.Link.Position)];
        var seen = new HashSet<int>();
        foreach (var position in positions.Where(position => !seen.Add(position)))
        {
            yield return new Finding(FindingKind.Added, position, $"Position {position} is there more than once.");
        }

        // The first of a gap will do: a made-up position of two thousand million is not worth as many findings.
        var expected = 1;
        foreach (var position in seen.Order())
        {
            if (position != expected)
            {
                yield return new Finding(
                    FindingKind.Dropped, expected, position == expected + 1
                        ? $"Position {expected} is missing."
                        : $"Positions {expected} to {position - 1L} are missing.");
            }

            expected = unchecked(position + 1);
        }

        for (var i = 1; i < positions.Count; i++)
        {
            if (positions[i] < positions[i - 1])
            {
                yield return new Finding(
                    FindingKind.Reordered, positions[i], $"Position {positions[i]} stands after {positions[i - 1]}.");
            }
        }

        // Whatever follows a decision is none of it, but then nothing was cut off: the chain and the replay say what it is.
        if (!rollCall.Proceedings.Any(recorded => recorded is RecordedDecision))
        {
            yield return new Finding(FindingKind.Truncated, positions[^1], "The chain does not end with a decision.");
        }
    }
}

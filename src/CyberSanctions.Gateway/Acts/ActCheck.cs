namespace CyberSanctions.Gateway.Acts;

/// <summary>What an act is to hold.</summary>
public sealed record NewArrangement
{
    /// <summary>All of it, 1 to 500, in the order of the annex: what it holds already, and cleared proposals.</summary>
    public required IReadOnlyList<string> ProposalReferences { get; init; }
}

/// <summary>Why an act is given up.</summary>
public sealed record NewActWithdrawal
{
    /// <summary>For whoever reads it later.</summary>
    public required string Reason { get; init; }
}

/// <summary>What an act lacks to be submitted.</summary>
public sealed record ActCheck
{
    /// <summary>The act.</summary>
    public required string Reference { get; init; }

    /// <summary>Its version that was looked at.</summary>
    public required long Version { get; init; }

    /// <summary>Its newest text, which was looked at.</summary>
    public required int Revision { get; init; }

    /// <summary>Whether it can be submitted: none of the lines is an obstacle.</summary>
    public required bool Submittable { get; init; }

    /// <summary>All there is to say, the obstacles first.</summary>
    public required IReadOnlyList<CheckLine> Lines { get; init; }
}

/// <summary>Something that is missing, or to be looked at.</summary>
public sealed record CheckLine
{
    /// <summary>
    /// Of an obstacle, the kind of problem that a submission is refused for: docs/problems.md. Else what it is about.
    /// </summary>
    public required string Kind { get; init; }

    /// <summary>Where, for example proposals[2].reasons[0]; absent: in the act as a whole.</summary>
    public string? Place { get; init; }

    /// <summary>What, in a sentence.</summary>
    public required string Text { get; init; }

    /// <summary>Whether the act cannot be submitted before it is put right.</summary>
    public required bool Obstacle { get; init; }
}

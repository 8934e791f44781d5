namespace CyberSanctions.Gateway.Dossiers;

/// <summary>Somebody who has worked on a dossier.</summary>
public sealed record Contributor
{
    /// <summary>Who it is.</summary>
    public required string Name { get; init; }

    /// <summary>How many versions of the dossier they made.</summary>
    public required long Changes { get; init; }

    /// <summary>How many remarks they made or settled.</summary>
    public required long Remarks { get; init; }

    /// <summary>When they did so first.</summary>
    public required DateTime FirstAt { get; init; }

    /// <summary>When they did so last.</summary>
    public required DateTime LastAt { get; init; }
}

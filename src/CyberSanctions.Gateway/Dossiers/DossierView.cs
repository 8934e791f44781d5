namespace CyberSanctions.Gateway.Dossiers;

/// <summary>A filter to be kept under a name.</summary>
public record NewDossierView
{
    /// <summary>1 to 100 characters, one line; not that of another view of yours.</summary>
    public required string Name { get; init; }

    /// <summary>What is kept.</summary>
    public required DossierFilter Filter { get; init; }
}

/// <summary>A filter that you keep. Nobody else sees it.</summary>
public sealed record DossierView : NewDossierView
{
    /// <summary>Its id within the suite.</summary>
    public required string Id { get; init; }

    /// <summary>Grows by one with every change; its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>When it was saved last.</summary>
    public required DateTime SavedAt { get; init; }

    /// <summary>Address of the dossiers that it leaves.</summary>
    public required string Dossiers { get; init; }
}

/// <summary>All the views of a person.</summary>
public sealed record DossierViews
{
    /// <summary>By name.</summary>
    public required IReadOnlyList<DossierView> Items { get; init; }
}

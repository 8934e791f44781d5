namespace CyberSanctions.Gateway.Responses;

/// <summary>A measure that is proposed.</summary>
public sealed record NewMeasure
{
    /// <summary>The code of a measure of the toolbox in force: statement.</summary>
    public required string Code { get; init; }

    /// <summary>What is to be done in this case, one line.</summary>
    public required string Title { get; init; }

    /// <summary>Who sees to it: a person, a Member State, a body.</summary>
    public required string Owner { get; init; }

    /// <summary>From which day on.</summary>
    public required DateOnly PlannedFrom { get; init; }

    /// <summary>Until which day; until further notice when left out.</summary>
    public DateOnly? PlannedUntil { get; init; }

    /// <summary>Why it is right although it lies outside of the proposed range; required there.</summary>
    public string? Justification { get; init; }
}

/// <summary>That a measure was carried out.</summary>
public sealed record NewRealisation
{
    /// <summary>On which day, in Brussels: not before it was agreed to, and not after today.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What was done, and what came of it so far: 1 to 10,000 characters.</summary>
    public required string Results { get; init; }
}

/// <summary>That a measure has ended.</summary>
public sealed record NewEnding
{
    /// <summary>On which day, in Brussels: not before it was carried out, and not after today.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What came of it: 1 to 10,000 characters.</summary>
    public required string Results { get; init; }
}

/// <summary>To which proposal restrictive measures led.</summary>
public sealed record NamedProposal
{
    /// <summary>One that rests on this dossier, for example LP-2026-0012.</summary>
    public required string ProposalReference { get; init; }
}

/// <summary>A text, or another version of it.</summary>
public sealed record NewMeasureText
{
    /// <summary>What is to be said: 1 to 20,000 characters.</summary>
    public required string Text { get; init; }
}

/// <summary>That a text is approved.</summary>
public sealed record TextApproval
{
    /// <summary>The hash of the version that was read, which has to be the newest.</summary>
    public required string Sha256 { get; init; }
}

namespace CyberSanctions.Gateway.ReferenceData;

/// <summary>The reference data in force on a day; what is not on record for it is absent.</summary>
public sealed record InForce
{
    /// <summary>The day that it is about, as the calendar stands in Brussels.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The members, in the order of their codes.</summary>
    public required IReadOnlyList<Membership> Members { get; init; }

    /// <summary>The populations by which is voted.</summary>
    public PopulationsInForce? Populations { get; init; }

    /// <summary>The calendar that says something of the day.</summary>
    public HolidaysInForce? Holidays { get; init; }

    /// <summary>How long a silence procedure lasts at least.</summary>
    public MinimumInForce? SilenceMinimum { get; init; }

    /// <summary>The official languages.</summary>
    public LanguagesInForce? OfficialLanguages { get; init; }

    /// <summary>The cyber diplomacy toolbox.</summary>
    public ToolboxInForce? Toolbox { get; init; }
}

/// <summary>Where something in force comes from.</summary>
public sealed record Provenance
{
    /// <summary>Which edition of its kind it is.</summary>
    public required int Edition { get; init; }

    /// <summary>The change that brought it.</summary>
    public string? ChangeReference { get; init; }

    /// <summary>What it is taken from.</summary>
    public required string Source { get; init; }

    /// <summary>Its first day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The first day of which it says nothing any more; absent where a later change takes its place.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>When it was released; absent of what came with the service.</summary>
    public DateTime? ReleasedAt { get; init; }
}

/// <summary>A population table in force.</summary>
public sealed record PopulationsInForce
{
    /// <summary>Where it comes from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The year that it was drawn up for.</summary>
    public required int Year { get; init; }

    /// <summary>What the figures count.</summary>
    public required string Unit { get; init; }

    /// <summary>In the order of the codes.</summary>
    public required IReadOnlyList<Figure> Figures { get; init; }
}

/// <summary>A calendar of holidays in force.</summary>
public sealed record HolidaysInForce
{
    /// <summary>Where it comes from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The holidays of the calendar, the earliest first.</summary>
    public required IReadOnlyList<Holiday> Days { get; init; }
}

/// <summary>A minimum period in force.</summary>
public sealed record MinimumInForce
{
    /// <summary>Where it comes from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>How long it is.</summary>
    public required MinimumPeriod Period { get; init; }
}

/// <summary>The official languages in force.</summary>
public sealed record LanguagesInForce
{
    /// <summary>Where they come from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The languages, as ISO 639-1 codes.</summary>
    public required IReadOnlyList<string> Languages { get; init; }
}

/// <summary>The toolbox in force.</summary>
public sealed record ToolboxInForce
{
    /// <summary>Where it comes from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The measures that it consists of, in the order of the change that brought them.</summary>
    public required IReadOnlyList<ToolboxMeasure> Measures { get; init; }
}

/// <summary>A membership that was, is, or will be.</summary>
public sealed record Membership
{
    /// <summary>Council protocol code.</summary>
    public required string MemberState { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string IsoCode { get; init; }

    /// <summary>The State's name in English, for example Greece.</summary>
    public required string Name { get; init; }

    /// <summary>The first day of membership.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The first day after it; absent while it lasts.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>
    /// It has ended, but the State is on the roster of a ballot that is not decided: its delegates are still heard.
    /// </summary>
    public bool HasOpenBallot { get; init; }
}

/// <summary>Every membership on record.</summary>
public sealed record Memberships
{
    /// <summary>In the order of the codes, then of the days.</summary>
    public required IReadOnlyList<Membership> Items { get; init; }
}

namespace CyberSanctions.Gateway.ReferenceData;

/// <summary>A change of reference data, of one kind.</summary>
public sealed record NewReferenceChange
{
    /// <summary>Its first day, in Brussels: today or later. Of a withdrawal the first day after the membership.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>
    /// The first day of which it says nothing any more. Required of holidays; of memberships and populations there is none: a
    /// later change takes their place.
    /// </summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Where it is taken from: the act, the number of the Official Journal.</summary>
    public required string Source { get; init; }

    /// <summary>A State becomes a member.</summary>
    public Accession? Accession { get; init; }

    /// <summary>A State leaves (Article 50 TEU).</summary>
    public Withdrawal? Withdrawal { get; init; }

    /// <summary>The populations by which is voted, as Annex III to the Council's Rules of Procedure has them.</summary>
    public PopulationTable? Populations { get; init; }

    /// <summary>The days on which the institutions are closed, from validFrom to the day before validTo.</summary>
    public Holidays? Holidays { get; init; }

    /// <summary>How long a silence procedure lasts at least.</summary>
    public MinimumPeriod? SilenceMinimum { get; init; }

    /// <summary>The official languages of the Union.</summary>
    public OfficialLanguages? OfficialLanguages { get; init; }

    /// <summary>The measures of the cyber diplomacy toolbox.</summary>
    public Toolbox? Toolbox { get; init; }
}

/// <summary>A State becomes a member.</summary>
public sealed record Accession
{
    /// <summary>Council protocol code: that of ISO 3166-1, but EL for Greece.</summary>
    public required string MemberState { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string IsoCode { get; init; }

    /// <summary>The State's name in English, for example Greece.</summary>
    public required string Name { get; init; }

    /// <summary>Its figure in each population table that is in force on the first day or later.</summary>
    public IReadOnlyList<FigureInTable>? Populations { get; init; }
}

/// <summary>The figure of a State in a population table.</summary>
public sealed record FigureInTable
{
    /// <summary>The table's edition.</summary>
    public required int Edition { get; init; }

    /// <summary>In its unit.</summary>
    public required long Population { get; init; }
}

/// <summary>A State leaves.</summary>
public sealed record Withdrawal
{
    /// <summary>Council protocol code.</summary>
    public required string MemberState { get; init; }
}

/// <summary>A population table: year, unit and figures, or all of that as a CSV.</summary>
public sealed record PopulationTable
{
    /// <summary>The year that it is drawn up for.</summary>
    public int? Year { get; init; }

    /// <summary>What the figures count, for example persons.</summary>
    public string? Unit { get; init; }

    /// <summary>Each member once.</summary>
    public IReadOnlyList<Figure>? Figures { get; init; }

    /// <summary>
    /// Instead: a header `member_state,population,unit,year`, and a line for each member. It is kept as figures.
    /// </summary>
    public string? Csv { get; init; }
}

/// <summary>The population of a State.</summary>
public sealed record Figure
{
    /// <summary>Council protocol code.</summary>
    public required string MemberState { get; init; }

    /// <summary>A positive whole number, in the unit of the table.</summary>
    public required long Population { get; init; }
}

/// <summary>On which days the institutions are closed.</summary>
public sealed record Holidays
{
    /// <summary>Each once, from validFrom to the day before validTo.</summary>
    public required IReadOnlyList<Holiday> Days { get; init; }
}

/// <summary>The official languages.</summary>
public sealed record OfficialLanguages
{
    /// <summary>ISO 639-1, lower case, each once.</summary>
    public required IReadOnlyList<string> Languages { get; init; }
}

/// <summary>The cyber diplomacy toolbox.</summary>
public sealed record Toolbox
{
    /// <summary>Each code once.</summary>
    public required IReadOnlyList<ToolboxMeasure> Measures { get; init; }
}

/// <summary>A day on which the institutions are closed.</summary>
public sealed record Holiday
{
    /// <summary>On which day, as the calendar stands in Brussels.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }
}

/// <summary>How long a silence procedure lasts at least.</summary>
public sealed record MinimumPeriod
{
    /// <summary>1 to 60; the day of the submission does not count.</summary>
    public required int WorkingDays { get; init; }

    /// <summary>Minutes after midnight, Brussels time, before which it does not end on the last of them: 1020 is 17:00.</summary>
    public required int MinutesOfDay { get; init; }
}

/// <summary>A measure of the cyber diplomacy toolbox.</summary>
public sealed record ToolboxMeasure
{
    /// <summary>A short name for programs, of lower-case letters, digits and hyphens: demarche.</summary>
    public required string Code { get; init; }

    /// <summary>The kind of measure that it belongs to, written like the code: stability.</summary>
    public required string Category { get; init; }

    /// <summary>What it is.</summary>
    public required string Title { get; init; }

    /// <summary>For example Article 29 TEU; absent where there is none of its own.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>It consists in something that is said, and is carried out only with an approved text.</summary>
    public bool NeedsText { get; init; }
}

/// <summary>Releasing a change that was looked at.</summary>
public sealed record NewRelease
{
    /// <summary>The hash of the proposal that was looked at.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The shares that change by more than a tenth were compared with the source, and are meant so.</summary>
    public bool LargeChangesConfirmed { get; init; }
}

/// <summary>Rejecting a change.</summary>
public sealed record NewRejection
{
    /// <summary>Why it is rejected.</summary>
    public required string Reasons { get; init; }
}

/// <summary>Withdrawing a change: there is nothing to say.</summary>
public sealed record ChangeWithdrawal;

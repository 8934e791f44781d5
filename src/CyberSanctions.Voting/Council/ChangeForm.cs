using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Voting.Council;

/// <summary>How a figure of a population table is called in a refusal: by its field, or as a line of the CSV.</summary>
/// <param name="index">Which figure; -1 for the table itself.</param>
/// <param name="field">Which field of it.</param>
/// <returns>The field, and what stands before the description.</returns>
internal delegate (string Field, string Before) FigureNames(int index, string field);

/// <summary>What a proposed change has to look like, each field by itself.</summary>
internal static class ChangeForm
{
    // Far more than there are people, and few enough for the products of a count.
    private const long LargestPopulation = 10_000_000_000;
    private const int YearsAhead = 10;
    private const int LongestSource = 500;
    private const int LongestTitle = 300;
    private const int LongestName = 100;
    private const int MostWorkingDays = 60;
    private const int MinutesOfADay = 24 * 60;
    private const int MostItems = 400;
    private const int LongestCode = 60;

    // Codes of the Council that are not those of ISO 3166-1.
    private static readonly (string MemberState, string IsoCode) Greece = ("EL", "GR");

    /// <summary>Collects what is wrong.</summary>
    /// <param name="checks">Where to.</param>
    /// <param name="proposal">The change; a table given as CSV is read already.</param>
    /// <param name="record">Which codes are on record.</param>
    /// <param name="today">In Brussels.</param>
    /// <param name="figures">How the figures of a table are called.</param>
    public static void Check(Checks checks, ProposedChange proposal, OnRecord record, DateOnly today, FigureNames figures)
    {
        var kind = StoredChange.KindOf(proposal);
        CheckDays(checks, proposal, kind, today);
        checks.Line("source", proposal.Source, LongestSource);
        switch (kind)
        {
            case ReferenceKind.Accession: Check(checks, proposal.Accession); break;
            case ReferenceKind.Withdrawal:
                Code(checks, "withdrawal.member_state", proposal.Withdrawal.MemberState, record);
                break;
            case ReferenceKind.Populations: Check(checks, proposal.Populations, record, figures); break;
            case ReferenceKind.Holidays: Check(checks, proposal.Holidays); break;
            case ReferenceKind.SilenceMinimum: Check(checks, proposal.SilenceMinimum); break;
            case ReferenceKind.OfficialLanguages: Check(checks, proposal.OfficialLanguages); break;
            case ReferenceKind.Toolbox: Check(checks, proposal.Toolbox); break;
            default: checks.That(false, "content", "Must be one of the kinds of changes."); break;
        }
    }

    /// <summary>What is wrong with a code that should be a Member State's on record; null when nothing is.</summary>
    public static string? CodeProblem(string code, OnRecord record)
    {
        var known = record.Codes;
        return known.Contains(code) ? null
            : code.Length == 0 ? "Is required."
            : known.Contains(code.ToUpperInvariant())
                ? $"Must be the Council's code of a Member State, upper case: write {code.ToUpperInvariant()}."
            : known.FirstOrDefault(state => Folding.Of(state) == Folding.Of(code)) is { } meant
                ? $"Looks like {meant}, but is not in those letters: {Named(code)}."
            : MemberStates.Problem(code) ?? "Is on record as no Member State.";
    }

    private static string Named(string code) => string.Join(' ', code.EnumerateRunes().Select(rune => $"U+{rune.Value:X4}"));

    private static void CheckDays(Checks checks, ProposedChange proposal, ReferenceKind kind, DateOnly today)
    {
        checks.FullDate("valid_from", proposal.ValidFrom)
            .FullDate("valid_to", proposal.ValidTo, required: kind == ReferenceKind.Holidays);
        if (proposal.ValidFrom is not { } begins || Calendar.Problem(begins) is not null)
        {
            return;
        }

        var from = begins.ToDay();
        checks
            .That(
                from >= today,
                "valid_from",
                $"Must not be before today in Brussels ({today:yyyy-MM-dd}): what was in force on a day that has passed stays.")
            .That(from <= today.AddYears(YearsAhead), "valid_from", $"Must not be more than {YearsAhead} years ahead.")
            .That(
                proposal.ValidTo is null
                    || kind is not (ReferenceKind.Accession or ReferenceKind.Withdrawal or ReferenceKind.Populations),
                "valid_to",
                "Has no meaning here: a later change takes its place.");
        if (from >= today && from <= today.AddYears(YearsAhead) && proposal.ValidTo is { } ends && Calendar.Problem(ends) is null)
        {
            checks
                .That(ends.ToDay() > from, "valid_to", "Must be after the first day.")
                .That(
                    ends.ToDay() <= from.AddYears(YearsAhead),
                    "valid_to",
                    $"Must not be more than {YearsAhead} years after the first day.");
        }
    }

    private static void Code(Checks checks, string field, string code, OnRecord record)
        => checks.That(CodeProblem(code, record) is null, field, CodeProblem(code, record) ?? "");

    private static void Check(Checks checks, Accession accession)
    {
        var soundForm = MemberStates.FormProblem(accession.MemberState) is null && Countries.Problem(accession.IsoCode) is null;
        checks
            .MemberState("accession.member_state", accession.MemberState)
            .Country("accession.iso_code", accession.IsoCode, required: true)
            .Line("accession.name", accession.Name, LongestName)
            .That(
                !soundForm || accession.MemberState == accession.IsoCode || (accession.MemberState, accession.IsoCode) == Greece,
                "accession.member_state",
                "Must be the code of ISO 3166-1, or EL for Greece.")
            .That(accession.Populations.Count <= MostItems, "accession.populations", $"Must be at most {MostItems}.");
        foreach (var (i, figure) in accession.Populations.Take(MostItems).Index())
        {
            checks
                .That(figure.Edition > 0, $"accession.populations[{i}].edition", "Must be the edition of a population table.")
                .That(figure.Population is > 0 and <= LargestPopulation, $"accession.populations[{i}].population", Positive);
        }
    }

    private static void Check(Checks checks, PopulationTable table, OnRecord record, FigureNames figures)
    {
        var (year, beforeYear) = figures(-1, "year");
        var (unit, _) = figures(-1, "unit");
        checks
            .That(
                table.Year is >= 2000 and <= 2200,
                year,
                $"{beforeYear}Must be the year that the table is drawn up for, such as 2027.")
            .Line(unit, table.Unit, LongestName)
            .That(table.Figures.Count is > 0 and <= MostItems, figures(-1, "figures").Field, "Must be a figure for each member.");
        foreach (var (i, figure) in table.Figures.Take(MostItems).Index())
        {
            var (code, beforeCode) = figures(i, "member_state");
            var (population, beforePopulation) = figures(i, "population");
            checks
                .That(
                    CodeProblem(figure.MemberState, record) is null,
                    code,
                    $"{beforeCode}{CodeProblem(figure.MemberState, record)}")
                .That(figure.Population is > 0 and <= LargestPopulation, population, $"{beforePopulation}{Positive}");
        }
    }

    private static void Check(Checks checks, Holidays calendar)
    {
        checks.That(calendar.Days.Count is > 0 and <= MostItems, "holidays.days", $"Must be 1 to {MostItems} days.");
        foreach (var (i, holiday) in calendar.Days.Take(MostItems).Index())
        {
            checks
                .FullDate($"holidays.days[{i}].day", holiday.Day)
                .Line($"holidays.days[{i}].name", holiday.Name, LongestName);
        }
    }

    private static void Check(Checks checks, MinimumPeriod period) => checks
        .That(
            period.WorkingDays is >= 1 and <= MostWorkingDays, "silence_minimum.working_days", $"Must be 1 to {MostWorkingDays}.")
        .That(
            period.MinutesOfDay is >= 0 and < MinutesOfADay,
            "silence_minimum.minutes_of_day",
            "Must be minutes after midnight, such as 1020 for 17:00.");

    private static void Check(Checks checks, OfficialLanguages official)
    {
        checks.That(official.Languages.Count is > 0 and <= MostItems, "official_languages.languages", "Must be one at least.");
        foreach (var (i, language) in official.Languages.Take(MostItems).Index())
        {
            checks.Language($"official_languages.languages[{i}]", language, required: true);
        }
    }

    private static void Check(Checks checks, Toolbox toolbox)
    {
        checks.That(toolbox.Measures.Count is > 0 and <= MostItems, "toolbox.measures", "Must be one at least.");
        foreach (var (i, measure) in toolbox.Measures.Take(MostItems).Index())
        {
            checks
                .That(IsCode(measure.Code), $"toolbox.measures[{i}].code", LowerCase)
                .That(IsCode(measure.Category), $"toolbox.measures[{i}].category", LowerCase)
                .Line($"toolbox.measures[{i}].title", measure.Title, LongestTitle)
                .Line($"toolbox.measures[{i}].legal_basis", measure.LegalBasis, LongestTitle, required: false);
        }
    }

    private static string Positive => $"Must be a positive whole number of at most {LargestPopulation}.";

    private static string LowerCase => $"Must be 1 to {LongestCode} lower-case letters, digits and hyphens.";

    private static bool IsCode(string code)
        => code.Length is > 0 and <= LongestCode && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}

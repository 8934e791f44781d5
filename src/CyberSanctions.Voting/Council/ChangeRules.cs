using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Voting.Council;

/// <summary>
/// Whether a change fits what is on record: so that on every day the table in force has a figure for every member.
/// </summary>
internal static class ChangeRules
{
    /// <summary>Collects what is wrong with a change of sound form.</summary>
    /// <param name="checks">Where to.</param>
    /// <param name="proposal">The change; a table given as CSV is read already.</param>
    /// <param name="record">What is on record.</param>
    /// <param name="today">In Brussels.</param>
    /// <param name="figures">How the figures of a table are called.</param>
    public static void Check(Checks checks, ProposedChange proposal, OnRecord record, DateOnly today, FigureNames figures)
    {
        var from = proposal.ValidFrom.ToDay();
        switch (StoredChange.KindOf(proposal))
        {
            case ReferenceKind.Accession: Check(checks, proposal.Accession, record, from, today); break;
            case ReferenceKind.Withdrawal: Check(checks, proposal.Withdrawal, record, from, today); break;
            case ReferenceKind.Populations: Check(checks, proposal.Populations, record, from, figures); break;
            case ReferenceKind.Holidays: Check(checks, proposal.Holidays, from, proposal.ValidTo.ToDay()); break;
            case ReferenceKind.OfficialLanguages:
                CheckDistinct(checks, "official_languages.languages", "", proposal.OfficialLanguages.Languages);
                break;
            case ReferenceKind.Toolbox:
                CheckDistinct(checks, "toolbox.measures", ".code", proposal.Toolbox.Measures.Select(measure => measure.Code));
                break;
        }
    }

    /// <summary>The membership that an accession moves, since it has not begun; nothing where it is a new one.</summary>
    public static MembershipOnRecord? NotBegun(OnRecord record, string memberState, DateOnly today)
        => record.Memberships.LastOrDefault(membership => membership.MemberState == memberState && membership.From > today);

    /// <summary>The membership that a withdrawal ends, or nothing.</summary>
    public static MembershipOnRecord? Ending(OnRecord record, string memberState, DateOnly from, DateOnly today)
        => record.Memberships.LastOrDefault(
            membership => membership.MemberState == memberState && membership.From < from && !(membership.To <= today));

    private static void Check(Checks checks, Accession accession, OnRecord record, DateOnly from, DateOnly today)
    {
        var code = accession.MemberState;
        var moved = NotBegun(record, code, today);
        checks
            .That(
                record.Memberships.All(known => known.MemberState != code || known.IsoCode == accession.IsoCode),
                "accession.member_state",
                "Is on record as another State's code: codes are not given again, since the keys registered for it would sign"
                + " for this one.")
            .That(
                record.Memberships.All(known => known.IsoCode != accession.IsoCode || known.MemberState == code),
                "accession.iso_code",
                "Is on record with another code of the Council.")
            .That(
                record.Memberships.All(known => known.MemberState != code || known == moved || known.To <= from),
                "accession.member_state",
                "Is a member on that day already.");
        var needed = record.TablesFrom(from).Where(table => !table.Figures.ContainsKey(code)).ToList();
        foreach (var table in needed.Where(table => accession.Populations.All(figure => figure.Edition != table.Edition)))
        {
            checks.That(
                false,
                "accession.populations",
                $"Must hold a figure for edition {table.Edition}, the table of {table.Year} in {table.Unit}: it is in force"
                + " then, or later.");
        }

        var seen = new HashSet<int>();
        foreach (var (i, figure) in accession.Populations.Index())
        {
            checks
                .That(
                    needed.Exists(table => table.Edition == figure.Edition),
                    $"accession.populations[{i}].edition",
                    "Is not in force from the first day on, or has a figure of the State.")
                .That(seen.Add(figure.Edition), $"accession.populations[{i}].edition", "Is there already.");
        }
    }

    private static void Check(Checks checks, Withdrawal withdrawal, OnRecord record, DateOnly from, DateOnly today)
    {
        var ending = Ending(record, withdrawal.MemberState, from, today);
        checks
            .That(ending is not null, "withdrawal.member_state", "Is no member whose membership could end on that day.")
            .That(
                record.Memberships.Any(other => other.MemberState != withdrawal.MemberState && other.LastsOn(from)),
                "withdrawal.member_state",
                "Is the last member.");
    }

    private static void Check(
        Checks checks, PopulationTable table, OnRecord record, DateOnly from, FigureNames figures)
    {
        checks.That(
            table.Year == from.Year || table.Year == from.Year - 1,
            figures(-1, "year").Field,
            $"Must be the year of the first day, {from.Year}, or the one before.");
        var needed = record.InNeedOfAFigure(from);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, figure) in table.Figures.Index())
        {
            var (field, before) = figures(i, "member_state");
            checks
                .That(
                    needed.Contains(figure.MemberState),
                    field,
                    $"{before}{figure.MemberState} is no member on {from:yyyy-MM-dd}, and none that joins while the table is in"
                    + " force.")
                .That(seen.Add(figure.MemberState), field, $"{before}{figure.MemberState} is there already.");
        }

        string[] missing = [.. needed.Except(seen).Order(StringComparer.Ordinal)];
        checks.That(missing.Length == 0, figures(-1, "figures").Field, $"There is no figure for {string.Join(", ", missing)}.");
    }

    private static void Check(Checks checks, Holidays calendar, DateOnly from, DateOnly to)
    {
        foreach (var (i, holiday) in calendar.Days.Index())
        {
            checks.That(
                from <= holiday.Day.ToDay() && holiday.Day.ToDay() < to,
                $"holidays.days[{i}].day",
                "Is not among the days of which the calendar says something.");
        }

        CheckDistinct(checks, "holidays.days", ".day", calendar.Days.Select(holiday => holiday.Day.ToDay()));
    }

    private static void CheckDistinct<T>(Checks checks, string list, string member, IEnumerable<T> items)
    {
        var seen = new HashSet<T>();
        foreach (var (i, item) in items.Index())
        {
            checks.That(seen.Add(item), $"{list}[{i}]{member}", "Is there already.");
        }
    }
}

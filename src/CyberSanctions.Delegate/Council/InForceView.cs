using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Council;

/// <summary>The Council's reference data on the screen: what holds, which edition of it, and where it is taken from.</summary>
internal static class InForceView
{
    /// <summary>Those by which a ballot was opened, in three lines and their sources.</summary>
    public static void ShowBasis(Screen screen, InForce basis)
    {
        screen.Heading("Reference data when it opened");
        var table = screen.Table("", "");
        foreach (var (what, says, provenance) in Rows(basis).Take(3))
        {
            table.Add(what, $"{says}; {Of(provenance)}");
        }

        screen.Draw(table);
    }

    /// <summary>All of them.</summary>
    public static void Show(Screen screen, InForce inForce)
    {
        screen.Heading($"Reference data in force on {Days.Of(inForce.Day)}");
        var table = screen.Table("", "");
        table.Add(
            "Members", $"{inForce.Members.Count}: {string.Join(' ', inForce.Members.Select(member => member.MemberState))}");
        foreach (var (what, says, provenance) in Rows(inForce))
        {
            table.Add(what, $"{says}; {Of(provenance)}");
        }

        screen.Draw(table);
        if (inForce.Populations is { } populations)
        {
            screen.Heading($"Populations of {populations.Year}, in {populations.Unit}");
            var figures = screen.Table("Member", "Population");
            foreach (var figure in populations.Figures)
            {
                figures.Add(figure.MemberState, $"{figure.Population}");
            }

            screen.Draw(figures);
        }
    }

    private static IEnumerable<(string What, string Says, Provenance Provenance)> Rows(InForce inForce)
    {
        if (inForce.Populations is { } populations)
        {
            yield return ("Populations", $"of {populations.Year}, in {populations.Unit}", populations.Provenance);
        }

        if (inForce.Holidays is { } calendar)
        {
            yield return (
                "Holidays", $"{calendar.Days.Count} days until {Days.Of(calendar.Provenance.ValidTo)}", calendar.Provenance);
        }

        if (inForce.SilenceMinimum is { } minimum)
        {
            var (hours, minutes) = Math.DivRem(minimum.Period.MinutesOfDay, 60);
            yield return (
                "Silence",
                $"{Words.Count(minimum.Period.WorkingDays, "working day", "working days")} at least, to {hours:00}:{minutes:00}"
                + " in Brussels",
                minimum.Provenance);
        }

        if (inForce.OfficialLanguages is { } languages)
        {
            yield return ("Languages", string.Join(' ', languages.Languages), languages.Provenance);
        }

        if (inForce.Toolbox is { } toolbox)
        {
            yield return ("Toolbox", string.Join(", ", toolbox.Measures.Select(measure => measure.Code)), toolbox.Provenance);
        }
    }

    private static string Of(Provenance provenance)
        => $"edition {provenance.Edition} ({provenance.ChangeReference}), from {Days.Of(provenance.ValidFrom)}:"
            + $" {provenance.Source}";
}

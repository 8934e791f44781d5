using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.Listing.Subjects;

/// <summary>
/// A word of a name, or of a number, in several scripts is pointed out to the officer, who corrects it or says that it is
/// meant so.
/// </summary>
internal static class NameScripts
{
    // The answer travels in a header.
    private const int MostNamed = 50;

    /// <summary>Refuses a subject with such a word unless it is confirmed.</summary>
    public static void RequireConfirmed(Subject subject, bool confirmed, string field = "subject")
    {
        if (confirmed)
        {
            return;
        }

        var problems = Problems(subject, field).Take(MostNamed).ToList();
        if (problems.Count > 0)
        {
            throw SubjectRefusals.MixedScripts.Because(
                $"{string.Join(" ", problems.Select(problem => problem.Description))} Correct it, or confirm that it is meant"
                + " so.",
                problems);
        }
    }

    private static IEnumerable<FieldProblem> Problems(Subject subject, string field)
        => from text in Texts(subject)
           from mixed in MixedScripts.Find(text.Value)
           select new FieldProblem($"{field}.{text.Field}", mixed);

    // Of names, and of numbers: in a passport's, too, a Cyrillic letter among Latin ones is found by no search.
    private static IEnumerable<(string Field, string Value)> Texts(Subject subject)
        =>
        [
            .. subject.Names.Index().SelectMany(name => ((string Field, string Value)[])
            [
                ($"names[{name.Index}].whole_name", name.Item.WholeName),
                ($"names[{name.Index}].first_name", name.Item.FirstName),
                ($"names[{name.Index}].middle_name", name.Item.MiddleName),
                ($"names[{name.Index}].last_name", name.Item.LastName),
                ($"names[{name.Index}].patronymic", name.Item.Patronymic),
            ]),
            .. subject.Identifiers.Index().Select(
                identifier => ($"identifiers[{identifier.Index}].number", identifier.Item.Number)),
            .. subject.Registrations.Index().Select(
                registration => ($"registrations[{registration.Index}].number", registration.Item.Number)),
        ];
}

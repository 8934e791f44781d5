using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.Listing.Subjects;

/// <summary>
/// A word of a name in several scripts is pointed out to the officer, who corrects it or says that it is meant so.
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
        => from named in subject.Names.Index()
           let name = named.Item
           from part in new[]
           {
               ("whole_name", name.WholeName), ("first_name", name.FirstName), ("middle_name", name.MiddleName),
               ("last_name", name.LastName),
           }
           from mixed in MixedScripts.Find(part.Item2)
           select new FieldProblem($"{field}.names[{named.Index}].{part.Item1}", mixed);
}

using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Listing.Subjects;
using CyberSanctions.ServiceDefaults.Errors;
using Dapper;

namespace CyberSanctions.Listing.Entries;

/// <summary>The entries that a subject is said to be related to.</summary>
internal static class RelatedEntries
{
    // Who has more to do with each other than this is not followed any further.
    private const int MostFollowed = 500;
    private const int MostNamed = 20;

    /// <summary>
    /// Refuses relations to an entry that the list never had (an exercise has a list of its own), to the entry itself, and
    /// those by which it would own or control itself.
    /// </summary>
    /// <param name="change">The change.</param>
    /// <param name="list">The list of the subject.</param>
    /// <param name="reference">The subject's own entry; empty when it has yet to get one.</param>
    /// <param name="subject">The subject, as it is to read.</param>
    /// <param name="field">Where it stands in the request.</param>
    public static async Task RequireAsync(Change change, string list, string reference, Subject subject, string field)
    {
        var named = RelationRules.Entries(subject).ToList();
        if (named.Count == 0)
        {
            return;
        }

        var subjects = await ReadAsync(change, list, named);
        var problems = subject.Relations.Index()
            .Where(relation => relation.Item.EntryReference.Length > 0)
            .Where(relation => !subjects.ContainsKey(relation.Item.EntryReference) || relation.Item.EntryReference == reference)
            .Select(relation => new FieldProblem(
                $"{field}.relations[{relation.Index}].entry_reference",
                relation.Item.EntryReference == reference
                    ? $"{reference} is the entry itself."
                    : $"There is no {relation.Item.EntryReference} on {list}."))
            .Take(MostNamed)
            .ToList();
        if (problems.Count > 0)
        {
            throw SubjectRefusals.RelatedEntryUnknown.Because(problems);
        }

        if (reference.Length > 0 && await OwnsItselfAsync(change, list, reference, subject, subjects))
        {
            throw SubjectRefusals.RelationCircle.Because(
                $"{field}.relations",
                $"By these and by what {list} says of the others, {reference} would own or control itself.");
        }
    }

    private static async Task<bool> OwnsItselfAsync(
        Change change, string list, string reference, Subject subject, Dictionary<string, Subject> subjects)
    {
        subjects[reference] = subject;
        var next = Unread(subjects.Values);
        while (next.Count > 0 && subjects.Count < MostFollowed)
        {
            var read = await ReadAsync(change, list, next);
            foreach (var (entry, related) in read)
            {
                subjects[entry] = related;
            }

            next = Unread(read.Values);
        }

        return RelationRules.OwnsItself(reference, subjects);

        List<string> Unread(IEnumerable<Subject> of)
            => [.. of.SelectMany(RelationRules.Entries)
                .Distinct(StringComparer.Ordinal)
                .Where(entry => !subjects.ContainsKey(entry))];
    }

    private static async Task<Dictionary<string, Subject>> ReadAsync(
        Change change, string list, IReadOnlyCollection<string> references)
        => (await change.Connection.QueryAsync<(string Reference, string Content)>(
            "SELECT reference, content FROM listed_entry WHERE list = @list AND reference = ANY (@References)",
            new { list, References = references.ToArray() },
            change.Transaction)).ToDictionary(
                entry => entry.Reference, entry => EntryContent.Parser.ParseJson(entry.Content).Subject, StringComparer.Ordinal);
}

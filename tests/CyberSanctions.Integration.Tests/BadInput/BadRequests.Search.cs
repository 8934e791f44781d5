namespace CyberSanctions.Integration.Tests.BadInput;

/// <content>What is looked for among proposals and acts.</content>
public static partial class BadRequests
{
    private static IEnumerable<BadRequest> SearchRequests()
    {
        foreach (var list in (string[])["proposals", "acts"])
        {
            foreach (var (what, query, field) in new[]
            {
                ("no words", "q=", "q"), ("two texts", "q=a&q=b", "q"), ("a state that is none", "state=OPEN", "state"),
                ("a marking that is none", "handling=AMBER", "handling"), ("neither yes nor no", "exercise=yes", "exercise"),
                ("nobody's name", "draftedBy=", "draftedBy"), ("a filter that is none", "actor=nimbus", "actor"),
            })
            {
                yield return Sought(list, what, query, field);
            }

            foreach (var (what, query) in new[]
            {
                ("punctuation alone", "q=%3F%21%22"), ("NUL", "q=nimbus%00"), ("a lost character", "q=%EF%BF%BD"),
                ("17 words", $"q={string.Join('+', Enumerable.Range(100, 17))}"), ("201 characters", $"q={new string('x', 201)}"),
                ("invisible characters alone", "q=%E2%80%AE%E2%80%8B"),
            })
            {
                yield return Sought(list, what, query, "q").FromService();
            }
        }

        yield return Sought("proposals", "a kind that is none", "kind=arrest", "kind");
        yield return Sought("proposals", "a moment without a zone", "draftedSince=2026-03-14T08:00:00", "draftedSince");
        yield return Sought(
            "proposals",
            "an end before its beginning",
            "draftedSince=2026-03-14T08:00:00Z&draftedUntil=2026-03-13T08:00:00Z",
            "draftedUntil").FromService();
        yield return Sought("proposals", "a reference that is none", "actReference=a%20b", "actReference").FromService();
        yield return Sought("acts", "a day that there is not", "inForceFrom=2026-02-30", "inForceFrom");
        yield return Sought(
            "acts", "a last day before the first", "inForceFrom=2026-03-14&inForceTo=2026-03-13", "inForceTo").FromService();
    }

    private static BadRequest Sought(string list, string what, string query, string field)
        => new(
            $"A search of {list} for {what}", Get, $"/api/v1/{list}?{query}", TokenKind.Officer, null, 400, InvalidField, field);
}

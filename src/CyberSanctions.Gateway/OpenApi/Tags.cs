using Microsoft.OpenApi;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>What the parts of the API are about, in the order in which they are come to.</summary>
internal static class Tags
{
    private static readonly (string Name, string Description)[] InOrder =
    [
        ("Dossiers", "Attribution: incidents, evidence and actors, until a dossier is concluded."),
        ("Evidence", "Evidence itself: its bytes, what was done with them, and what may be released."),
        ("Responses", "What the Union does about it: how far a proportionate response reaches, and the measures of the toolbox"
            + " that are planned, agreed and followed."),
        ("Partners", "What is shared with partners of the Union until a day, what they say of it, and what they share of their"
            + " own."),
        ("Reports", "What researchers, companies and anybody else report, and what becomes of it."),
        ("Statements", "What the Union has said in public, for everybody."),
        ("Exercises", "Table-top exercises: a scenario, who plays which part, what is told them when, what they did, and a"
            + " report. Nothing in them is real."),
        ("Proposals", "What an act is to do: list somebody, amend or delist an entry, renew listings, extend the framework."),
        ("Acts", "Cleared proposals bundled into the text that the Council votes on."),
        ("Ballots", "How the Member States decide on an act."),
        ("Delegations", "The keys that the delegations sign with."),
        ("Deadlines", "When periods of working days end."),
        ("Reference data", "Member States, populations, holidays, minimum periods, languages, the toolbox: one administrator"
            + " proposes a change, another releases it."),
        ("Lists", "What is on the lists, what has to be done before a day, and what was published, for those who make it."),
        ("Derogations", "What authorities of the Member States allow although somebody is on the list: requests, the periods of"
            + " the articles, decisions, and how many there were."),
        ("Due process", "For those who are listed: who is told and how, observations and their answers, reviews, access to the"
            + " file, court cases, and what is owed when."),
        ("Statistics", "How many were listed and left a list, how long proposals took until they were adopted, and whether"
            + " reviews were held in time."),
        ("Files for a court", "The whole file of a proposal as a ZIP with an index and a sealed manifest, and the keys of the"
            + " seals."),
        ("Work queue", "What is due for you, your unit, everybody, and who has taken it on."),
        (PublicLists.Tag, PublicLists.About),
        ("Journals", "What happened in each service, by whom and when, for auditors."),
        ("Problems", "What errors mean."),
        (
            "Development",
            "For trying things out; not there in production. The page `/docs` has a token filled in already: of one person in"
            + " all "
                + "roles but a partner's, who may not be the second pair of eyes on what they did themselves."),
    ];

    public static void Describe(OpenApiDocument document)
    {
        var used = (document.Tags ?? new HashSet<OpenApiTag>()).Select(tag => tag.Name).ToHashSet(StringComparer.Ordinal);
        document.Tags = InOrder
            .Where(tag => used.Remove(tag.Name))
            .Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description })
            .ToHashSet();
        if (used.Count > 0)
        {
            throw new InvalidOperationException($"Say what these are about: {string.Join(", ", used)}.");
        }
    }
}

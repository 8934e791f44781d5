using CyberSanctions.ServiceDefaults.Problems;

namespace CyberSanctions.Gateway.Problems;

/// <summary>The kinds of problem that an act may have with the list that it is about, each by the listing service's own name for it.</summary>
internal static class OperationProblems
{
    private const int Conflict = StatusCodes.Status409Conflict;

    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        new("entry-unknown", Conflict, "There is no such entry.", "The list has never had an entry with this reference. Exercises have a list of their own."),
        new("entry-ended", Conflict, "The entry is off the list.",
            "An act has taken it off the list, or will, or it has expired. Whoever is to be on the list again is proposed anew."),
        new("entry-changed", Conflict, "The entry has changed.",
            "Since the proposal was drafted, an act has done something to the entry. Read the entry again and draft the proposal anew."),
        new("entry-reads-otherwise", Conflict, "The entry reads otherwise.", "What `before` says is not what the entry says at this version."),
        new("another-subject", Conflict, "It would be somebody else.",
            "An amendment has to leave a name or an identifier of the entry, and of the subject as it was listed. If it is somebody else, delist the one and propose to list the other."),
        new("day-not-later", Conflict, "The day is not later.", "Renewals and extensions move a day on. An act that ends something earlier delists."),
        new("entry-twice", Conflict, "The act does two things to one entry.",
            "In one act an entry is dealt with once; only what is amended can be renewed as well."),
        new("day-twice", Conflict, "The act sets one day twice.", "An act renews the listings once, and extends the framework once."),
        new("review-missing", Conflict, "Somebody on the list is left out.",
            "An act that renews listings reviews or delists everybody on the list (Article 13(4) of Regulation (EU) 2019/796)."),
        new("renewal-beyond-framework", Conflict, "The listings would outlast the framework.",
            "Extend the framework in the same act, or renew the listings until an earlier day."),
        new("entry-in-another-act", Conflict, "Another act does the same.",
            "It is before the Council, or adopted without having taken effect yet. Which of the two holds would be left to chance."),
        new("act-not-on-record", Conflict, "There is no such act to correct.",
            "A corrigendum corrects an adopted act that is on record, of the same list. The text of an act that is not adopted is corrected directly."),
        new("before-the-act", Conflict, "It would apply before the act does.", "A correction applies from when the act that it corrects took effect, or later."),
        new("not-a-correction", Conflict, "It corrects nothing.",
            "A corrigendum amends what the act that it corrects says of an entry, or delists whom that act listed by mistake, and nothing else."),
        new("not-of-the-act", Conflict, "Another act says that.", "What a later act has changed is that act's word. Correct that one, or amend the entry."),
    ];
}

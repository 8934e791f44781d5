using System.Text.Json.Nodes;
using CyberSanctions.Contracts.ActDocuments;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Listing.Translations;

namespace CyberSanctions.Listing.CourtFiles;

/// <summary>The proposal as a page of a file for a court: its reasons paragraph by paragraph, with what each rests on.</summary>
internal static class ProposalPage
{
    // They have sections of their own.
    private static readonly string[] Elsewhere = ["reasons", "statementOfReasons", "subject"];

    /// <summary>All of it. Extracts of evidence are files of their own, marked as they are.</summary>
    public static JsonObject TreeOf(CaseFile file) => new()
    {
        ["proposal"] = MessageTree.Of(file.Proposal),
        ["reasons"] = new JsonArray([.. file.Reasons.Select(MessageTree.Of)]),
        ["statementSha256"] = file.Statement?.Sha256 ?? "",
        ["correctedByAct"] = IsCorrected(file),
        ["cited"] = new JsonArray([.. file.Cited.Select(CitedTree)]),
        ["changes"] = new JsonArray([.. file.Changes.Select(MessageTree.Of)]),
    };

    /// <summary>Writes the page.</summary>
    public static CourtPage Write(CourtPage page, CaseFile file)
    {
        var tree = TreeOf(file);
        var proposal = tree["proposal"]!.AsObject();
        page.Heading("What is proposed").Tree(new JsonObject(proposal.Where(member => !Elsewhere.Contains(member.Key))
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))));
        if (proposal["subject"] is { } subject)
        {
            page.Heading("Who it is about").Tree(subject);
        }

        WriteReasons(page, file);
        if (file.Cited.Count > 0)
        {
            page.Heading("What they rest on");
            foreach (var matter in file.Cited)
            {
                var told = CitedTree(matter);
                told.Remove("number");
                told.Remove("kind");
                page.Html($"<h3 id=\"cited-{matter.Number}\">[{matter.Number}] {HtmlText.Of(KindOf(matter))}</h3>\n").Tree(told);
            }
        }

        return page.Heading("What was done with it").Tree(tree["changes"]!);
    }

    private static void WriteReasons(CourtPage page, CaseFile file)
    {
        if (file.Statement is not { } statement)
        {
            return;
        }

        page.Heading("Statement of reasons");
        if (IsCorrected(file))
        {
            var act = HtmlText.Of(file.Proposal.ActReference);
            page.Html($"<p><strong>As the act {act} gives it, which was corrected.</strong></p>\n");
        }

        var numbers = file.Cited.ToDictionary(matter => matter.Source.Id, matter => matter.Number, StringComparer.Ordinal);
        foreach (var (index, paragraph) in file.Reasons.Index())
        {
            var cites = paragraph.Cites.Select(id => numbers[id]).Select(number => $"<a href=\"#cited-{number}\">[{number}]</a>");
            var said = MessageTree.Of(paragraph);
            said.Remove("text");
            said.Remove("cites");
            page.Heading($"Paragraph {index + 1}", level: 3)
                .Said("", paragraph.Text)
                .About($"Rests on {(paragraph.Cites.Count > 0 ? string.Join(", ", cites) : "nothing")}.");
            if (said.Count > 0)
            {
                page.Tree(said);
            }
        }

        if (file.Reasons.Count == 0)
        {
            page.Said("", string.Join("\n\n", statement.Paragraphs));
        }

        page.About($"SHA-256 of its paragraphs, two line feeds between any two: <code>{HtmlText.Of(statement.Sha256)}</code>");
    }

    private static JsonObject CitedTree(CitedMatter matter)
    {
        var told = matter.Source.Clone();
        told.Extract = "";
        if (!told.Released)
        {
            // Whoever has the same bytes would learn that they are here.
            told.Sha256 = "";
        }

        var tree = MessageTree.Of(told);
        tree["number"] = matter.Number;
        if (matter.Source.Kind == ItemKind.Evidence)
        {
            tree["released"] = matter.Source.Released;
            tree["files"] = matter.Source.Released ? matter.Folder : "";
        }

        return tree;
    }

    private static string KindOf(CitedMatter matter)
        => matter.Source.Kind == ItemKind.Unspecified
            ? "not in the dossier"
            : MessageTree.Of(matter.Source)["kind"]!.GetValue<string>();

    private static bool IsCorrected(CaseFile file)
    {
        var own = file.Proposal.Delisting?.StatementOfReasons
            ?? file.Proposal.Amendment?.After.StatementOfReasons
            ?? file.Proposal.StatementOfReasons;
        return file.Statement is { } statement && Original.Of(own).Sha256 != statement.Sha256;
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.PublicPages;

namespace CyberSanctions.Gateway.Proposals;

/// <summary>
/// A proposal as a page to be read and printed, marked on each sheet. It says all that the proposal says, numbers the paragraphs
/// of its reasons and what they rest on, and of evidence tells what was released. What people have written is text, and turns no
/// reading direction around but its own.
/// </summary>
internal static class ProposalDocumentPage
{
    // They have a section of their own, or stand above.
    private static readonly string[] Elsewhere =
        ["reference", "handling", "exercise", "subject", "reasons", "statementOfReasons", "remark"];

    /// <summary>Of a proposal.</summary>
    public static IResult Of(HttpContext context, ProposalDocument document, JsonSerializerOptions json)
    {
        var proposal = JsonSerializer.SerializeToNode(document.Proposal.ToProposal(), json)!.AsObject();
        var body = new StringBuilder();
        Marking(body, document);
        Heading(body, "What is proposed");
        Tree(body, new JsonObject(proposal.Where(member => !Elsewhere.Contains(member.Key))
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))));
        if (document.Proposal.Remark.Length > 0)
        {
            var done = document.Proposal.State == ProposalState.Withdrawn ? "Given up" : "Sent back";
            Said(body, $"{done}: ", document.Proposal.Remark);
        }

        if (proposal["subject"] is { } subject)
        {
            Heading(body, "Who it is about");
            Tree(body, subject);
        }

        Reasons(body, document);
        Sources(body, document.Sources);
        Changes(body, document.Changes);
        return PublicPage.Of(context, TitleOf(document.Proposal), body.ToString());
    }

    private static string TitleOf(Contracts.Listing.V1.Proposal proposal)
        => $"{proposal.Reference}: proposal " + proposal.Kind switch
        {
            OperationKind.List => $"to list {proposal.Subject?.Names.FirstOrDefault()?.WholeName}",
            OperationKind.Amend => $"to amend the entry {proposal.Amendment.EntryReference}",
            OperationKind.Delist => $"to take {proposal.Delisting.EntryReference} off the list",
            OperationKind.Renew => "to renew listings",
            _ => "to extend the framework",
        };

    private static void Marking(StringBuilder body, ProposalDocument document)
    {
        var exercise = document.Proposal.Exercise ? " · exercise, nothing in it is real" : "";
        body.Append(
            CultureInfo.InvariantCulture,
            $"<p class=\"marking\">{Text(Words<Handling>.For(document.Handling))}{exercise} · {Text(document.Proposal.Reference)}, "
            + $"version {document.Proposal.Version}</p>\n");
    }

    private static void Reasons(StringBuilder body, ProposalDocument document)
    {
        var (proposal, statement) = (document.Proposal, document.Statement);
        if (statement.Sha256.Length == 0)
        {
            return;
        }

        Heading(body, "Statement of reasons");
        if (statement.CorrectedByAct)
        {
            body.Append(
                CultureInfo.InvariantCulture,
                $"<p><strong>The act {Text(proposal.ActReference)} was corrected, and gives other reasons.</strong></p>\n");
        }

        var places = document.Sources.Index().ToDictionary(
            source => source.Item.Id, source => source.Index + 1, StringComparer.Ordinal);
        foreach (var (i, paragraph) in proposal.Reasons.Index())
        {
            body.Append(CultureInfo.InvariantCulture, $"<h3>Paragraph {i + 1}</h3>\n");
            Said(body, "", paragraph.Text);
            body.Append("<ul>\n");
            var cites = paragraph.Cites.Select(id => $"<a href=\"#source-{places[id]}\">[{places[id]}]</a>");
            Item(body, "Rests on", paragraph.Cites.Count > 0 ? string.Join(", ", cites) : "nothing");
            if (paragraph.Individual)
            {
                Item(body, "Reasons of the person’s own", "yes");
            }

            if (paragraph.Ground != ListingGround.Unspecified)
            {
                Item(body, "Ground", Text(GroundOf(paragraph.Ground)));
            }

            if (paragraph.Effects.Count > 0)
            {
                Item(body, "Significant effect", Text(string.Join(", ", paragraph.Effects.Select(Words<EffectFactor>.For))));
            }

            body.Append("</ul>\n");
        }

        if (proposal.Reasons.Count == 0)
        {
            Said(body, "", proposal.Delisting?.StatementOfReasons ?? proposal.Amendment?.After.StatementOfReasons
                ?? proposal.StatementOfReasons);
        }

        body.Append(
            CultureInfo.InvariantCulture,
            $"<p class=\"about\">As it reads now, its SHA-256 is <code>{Text(statement.Sha256)}</code>. {statement.Current} of "
            + $"{statement.Of} translations are current.</p>\n");
    }

    private static void Sources(StringBuilder body, IReadOnlyList<CitedSource> sources)
    {
        if (sources.Count == 0)
        {
            return;
        }

        Heading(body, "What it rests on");
        foreach (var (i, source) in sources.Index())
        {
            var kind = source.Kind == ItemKind.Unspecified ? "not in the dossier" : Words<ItemKind>.For(source.Kind);
            body.Append(CultureInfo.InvariantCulture, $"<h3 id=\"source-{i + 1}\">[{i + 1}] {Text(kind)}</h3>\n<ul>\n");
            Item(body, "Item of the dossier", Code(source.Id));
            if (source.Kind == ItemKind.Evidence)
            {
                Item(body, "Origin", source.Origin.ToString(CultureInfo.InvariantCulture));
                Item(body, "SHA-256", Code(source.Sha256));
                var marking = Text(Words<Handling>.For(source.ExtractHandling));
                Item(body, "Released", source.Released ? $"yes, as {marking}" : "no, and so not told here");
                if (source.Damaged)
                {
                    Item(body, "Damaged", "its bytes are not what was received");
                }
            }

            Items(body, "Effects", source.Effects.Select(Words<EffectFactor>.For));
            Items(body, "Names", source.Names);
            Items(body, "Actors", ((string[])[source.SourceId, source.TargetId]).Where(id => id.Length > 0));
            Items(body, "Said by", source.EvidenceIds);
            body.Append("</ul>\n");
            if (source.Extract.Length > 0)
            {
                Said(body, "Extract: ", source.Extract);
            }
        }
    }

    private static void Changes(StringBuilder body, IReadOnlyList<Contracts.Listing.V1.ProposalChange> changes)
    {
        Heading(body, "What was done with it");
        body.Append("<ul>\n");
        foreach (var change in changes)
        {
            var reason = change.Reason.Length > 0 ? $": <span class=\"said\"><bdi>{Text(change.Reason)}</bdi></span>" : "";
            var at = change.ChangedAt.ToDateTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            body.Append(
                CultureInfo.InvariantCulture,
                $"<li>Version {change.Version}, {at}: {Text(Words<ProposalChangeKind>.For(change.Kind))} by "
                + $"<bdi>{Text(change.ChangedBy)}</bdi>{reason}</li>\n");
        }

        body.Append("</ul>\n");
    }

    // Whatever a proposal says, member by member: so nothing that it comes to say is left out here.
    private static void Tree(StringBuilder body, JsonNode node)
    {
        body.Append("<ul>\n");
        foreach (var (name, value) in node is JsonObject members
            ? members.Select(member => (Name: $"<strong>{Text(Label(member.Key))}</strong>: ", member.Value))
            : node.AsArray().Select(item => (Name: "", Value: item)))
        {
            if (value is null or JsonArray { Count: 0 } or JsonObject { Count: 0 })
            {
                continue;
            }

            body.Append("<li>").Append(name);
            if (value is JsonObject or JsonArray)
            {
                body.Append('\n');
                Tree(body, value);
            }
            else
            {
                body.Append(CultureInfo.InvariantCulture, $"<span class=\"said\"><bdi>{Text(Plain(value.AsValue()))}</bdi></span>");
            }

            body.Append("</li>\n");
        }

        body.Append("</ul>\n");
    }

    private static string Plain(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.String => value.GetValue<string>(),
        _ => value.ToJsonString(),
    };

    // euReferenceNumber: "Eu reference number".
    private static string Label(string name)
        => string.Concat(name.Select((c, i) => i == 0 ? $"{char.ToUpperInvariant(c)}"
            : char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));

    private static string GroundOf(ListingGround ground)
        => Words<ListingGround>.For(ground) + ground switch
        {
            ListingGround.Responsible => " (Regulation (EU) 2019/796, Article 3(3)(a))",
            ListingGround.SupportOrInvolvement => " (Regulation (EU) 2019/796, Article 3(3)(b))",
            ListingGround.Associated => " (Regulation (EU) 2019/796, Article 3(3)(c))",
            _ => "",
        };

    private static void Heading(StringBuilder body, string heading)
        => body.Append(CultureInfo.InvariantCulture, $"<h2>{heading}</h2>\n");

    private static void Said(StringBuilder body, string before, string said)
        => body.Append(CultureInfo.InvariantCulture, $"<p class=\"said\">{before}<bdi>{Text(said)}</bdi></p>\n");

    private static void Items(StringBuilder body, string name, IEnumerable<string> values)
    {
        var all = string.Join(", ", values.Select(value => $"<bdi>{Text(value)}</bdi>"));
        if (all.Length > 0)
        {
            Item(body, name, all);
        }
    }

    private static void Item(StringBuilder body, string name, string html)
        => body.Append(CultureInfo.InvariantCulture, $"<li><strong>{name}</strong>: {html}</li>\n");

    private static string Code(string value) => $"<code>{Text(value)}</code>";

    private static string Text(string? said) => PublicPage.Text(said);
}

using System.Globalization;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.ActDocuments;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Listing.Acts;
using ItemKind = CyberSanctions.Contracts.Attribution.V1.ItemKind;

namespace CyberSanctions.Listing.CourtFiles;

/// <summary>What is in a file for a court, part by part. Pure.</summary>
internal static class CourtFileContents
{
    private const string OfProposal = "The proposal";
    private const string OfReasons = "Statement of reasons";
    private const string OfEvidence = "What it rests on";
    private const string OfActs = "Acts, stages and ballots";

    /// <summary>Plans it.</summary>
    /// <param name="mark">What the pages say.</param>
    /// <param name="file">What is known.</param>
    /// <param name="request">What is asked.</param>
    public static CourtFilePlan Of(ExportMark mark, CaseFile file, ExportCourtFileRequest request)
    {
        var plan = new CourtFilePlan(mark, CourtFileRules.UpTo(request));
        AddProposal(plan, file);
        AddReasons(plan, file);
        AddEvidence(plan, file, request.Contents);
        foreach (var act in file.Acts)
        {
            AddAct(plan, act, request.Advice);
        }

        if (file.Entry is { } entry)
        {
            DueProcessContents.Add(plan, entry);
        }
        else if (file.Entries > 1)
        {
            plan.LeaveOut(
                "due-process-of-each",
                $"Due process of the {file.Entries} entries: it is in the files of their own proposals");
        }

        return plan;
    }

    private static void AddProposal(CourtFilePlan plan, CaseFile file)
    {
        var proposal = file.Proposal;
        plan.AddDocument(
            "proposal/proposal",
            OfProposal,
            $"Proposal {proposal.Reference}, version {proposal.Version}",
            CourtFilePlan.DayOf(proposal.DraftedAt),
            proposal.Handling,
            () => ProposalPage.TreeOf(file),
            page => ProposalPage.Write(page, file));
        foreach (var version in file.Versions)
        {
            var change = file.Changes.First(made => made.Version == version.Version);
            plan.AddDocument(
                string.Create(CultureInfo.InvariantCulture, $"proposal/version-{version.Version:000}"),
                OfProposal,
                $"What it said in version {version.Version}",
                CourtFilePlan.DayOf(change.ChangedAt),
                version.Handling,
                () => new JsonObject { ["change"] = MessageTree.Of(change), ["proposal"] = MessageTree.Of(version) });
        }
    }

    private static void AddReasons(CourtFilePlan plan, CaseFile file)
    {
        if (file.Statement is not { } statement)
        {
            return;
        }

        var handling = file.Proposal.Handling;
        plan.AddText(
            "reasons/statement-en.txt", OfReasons, "Statement of reasons as it reads now", "", handling,
            string.Join("\n\n", statement.Paragraphs));
        foreach (var translation in file.Translations)
        {
            var state = translation.Stale ? "of an earlier original" : MessageTree.Of(translation)["state"]!.GetValue<string>();
            var title = $"Translation into {translation.Language} ({state})";
            var day = CourtFilePlan.DayOf(translation.TranslatedAt);
            if (translation.TextSha256.Length > 0)
            {
                plan.AddText(
                    $"reasons/translation-{translation.Language}.txt", OfReasons, title, day, handling,
                    string.Join("\n\n", translation.Paragraphs));
            }

            plan.AddDocument(
                $"reasons/translation-{translation.Language}", OfReasons, $"{title}, beside what it renders", day, handling,
                () => MessageTree.Of(translation));
        }
    }

    private static void AddEvidence(CourtFilePlan plan, CaseFile file, bool contents)
    {
        foreach (var matter in file.Cited.Where(cited => cited.Source.Kind == ItemKind.Evidence))
        {
            var (source, name) = (matter.Source, $"[{matter.Number}]");
            if (!source.Released)
            {
                plan.LeaveOut("not-released", $"{name} is cited and not released (item {source.Id})");
                continue;
            }

            plan.AddText(
                $"{matter.Folder}/extract.txt", OfEvidence, $"{name} Extract that was released", "", source.ExtractHandling,
                source.Extract);
            if (!contents)
            {
                plan.LeaveOut("content-not-asked", $"{name} The content itself (SHA-256 {source.Sha256}): not asked for");
            }
            else if (source.Damaged)
            {
                plan.LeaveOut("damaged", $"{name} The content itself: what is kept is not what was received");
            }
            else
            {
                plan.Add(new PlannedFile(
                    $"{matter.Folder}/content.bin", OfEvidence, $"{name} Content, as it was received", "", CourtFilePlan.Bytes,
                    matter.Handling, new FileContent.Evidence(file.Proposal.DossierReference, matter), Opens: false));
            }

            plan.Add(new PlannedFile(
                $"{matter.Folder}/custody.json", OfEvidence, $"{name} Custody: what was done with it, signed", "",
                CourtFilePlan.Json, matter.Handling, new FileContent.Custody(file.Proposal.DossierReference, matter)));
        }
    }

    private static void AddAct(CourtFilePlan plan, ActOfCase of, bool advice)
    {
        var (act, folder) = (of.Act, $"acts/{of.Act.Reference}");
        plan.AddDocument(
            $"{folder}/act", OfActs, $"Act {act.Reference}: texts, clearances and submissions",
            CourtFilePlan.DayOf(act.DraftedAt), act.Handling, () => MessageTree.Of(act));
        plan.AddDocument(
            $"{folder}/stages", OfActs, $"Stages of {act.Reference}, with reservations", "", act.Handling,
            () => MessageTree.Of(advice ? of.Stages : WithoutAdvice(of.Stages)));
        if (!advice && (of.Stages.Opinions.Count > 0 || of.Stages.Stages.Any(stage => stage.Meeting.Remarks.Length > 0)))
        {
            plan.LeaveOut("advice", $"Opinions of the legal service, and remarks, on {act.Reference}: advice to the Council");
        }

        foreach (var text in of.Texts)
        {
            AddText(plan, of, text, folder);
        }

        foreach (var submission in act.Submissions.Where(submission => submission.BallotReference.Length > 0))
        {
            if (submission.Outcome == Outcome.Unspecified)
            {
                plan.LeaveOut("not-decided", $"Roll call of {submission.BallotReference}: the ballot is not decided");
                continue;
            }

            plan.Add(new PlannedFile(
                $"{folder}/{submission.BallotReference}.json", OfActs, $"Roll call of {submission.BallotReference}, signed",
                CourtFilePlan.DayOf(submission.DecidedAt), CourtFilePlan.Json, act.Handling,
                new FileContent.RollCall(submission.BallotReference)));
        }
    }

    private static void AddText(CourtFilePlan plan, ActOfCase of, TextOfAct text, string folder)
    {
        var revision = of.Act.Revisions[text.Revision - 1];
        var adopted = ActCourse.Adopting(of.Act)?.Revision == text.Revision;
        var name = $"Text {text.Revision} of {of.Act.Reference}{(adopted ? " (adopted)" : "")}"
            + (text.HoldsProposal ? "" : ", without the proposal");
        var (day, handling) = (CourtFilePlan.DayOf(revision.WrittenAt), of.Act.Handling);
        if (!plan.Add(new PlannedFile(
            $"{folder}/text-{text.Revision}.pb", OfActs, $"{name}: the bytes themselves", day, CourtFilePlan.Protobuf, handling,
            new FileContent.StoredText(of.Act.Reference, text))))
        {
            return;
        }

        foreach (var instrument in text.Instruments)
        {
            var which = text.Instruments.Count == 1 ? "" : $"-{(instrument == Instrument.Decision ? "decision" : "regulation")}";
            plan.Add(new PlannedFile(
                $"{folder}/text-{text.Revision}{which}.html", OfActs, $"{name}: to be read{which.Replace('-', ' ')}", day,
                CourtFilePlan.Html, handling, new FileContent.RenderedText(of, text, instrument, ActPage.Of)));
            plan.Add(new PlannedFile(
                $"{folder}/text-{text.Revision}{which}.txt", OfActs, $"{name}: plain text{which.Replace('-', ' ')}", day,
                CourtFilePlan.Plain, handling, new FileContent.RenderedText(of, text, instrument, ActPlain.Of)));
        }
    }

    private static ActStages WithoutAdvice(ActStages stages)
    {
        var shown = stages.Clone();
        shown.Opinions.Clear();
        foreach (var stage in shown.Stages)
        {
            stage.Meeting.Remarks = "";
        }

        return shown;
    }
}

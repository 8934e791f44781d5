using System.Security.Cryptography;
using System.Text;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.ServiceDefaults.Identity;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace CyberSanctions.Listing.Tests.CourtFiles;

/// <summary>
/// The whole file for a court. Who gains from abuse: whoever has something to hide, and leaves it out unseen; whoever takes
/// secrets out of the house under the Court's name; whoever puts into the file what opens by itself at the other party's.
/// </summary>
public sealed class CourtFilesTests(ListingService listing) : IClassFixture<ListingService>
{
    private readonly CourtDesk _desk = new(listing);

    [Fact]
    public async Task ListingToItsEnd_IsInTheFile_AndEachFileIsWhatTheManifestSays()
    {
        var (act, entry) = await ListedAsync();
        var observations = await ObserveAsync(entry, "annex.pdf", [1, 2, 3]);
        var proposal = act.Proposals[0].Reference;
        var ballot = act.Submissions[0].BallotReference;

        var file = await _desk.ExportAsync(proposal, Handling.TlpRed);

        Assert.Equal(
            [
                "proposal/proposal.html", "proposal/version-001.html", "proposal/version-002.html", "reasons/statement-en.txt",
                "evidence/02/extract.txt", "evidence/02/custody.json", "evidence/04/extract.txt", "evidence/04/custody.json",
                $"acts/{act.Reference}/act.html", $"acts/{act.Reference}/stages.html", $"acts/{act.Reference}/text-1.pb",
                $"acts/{act.Reference}/text-1.html", $"acts/{act.Reference}/text-1.txt", $"acts/{act.Reference}/{ballot}.json",
                "due-process/entry.html",
            ],
            file.Paths.Take(15));
        Assert.Equal(
            file.Paths.Where(path => path.EndsWith(".html", StringComparison.Ordinal))
                .Except([$"acts/{act.Reference}/text-1.html", "index.html"]).Select(path => Path.ChangeExtension(path, ".json")),
            file.Paths.SkipWhile(path => path != "proposal/proposal.json").SkipLast(2));
        Assert.All(
            ["due-process/NTF-", "due-process/observations-1.html", "due-process/observations-1.bin", "due-process/REV-"],
            path => Assert.Contains(file.Paths, of => of.StartsWith(path, StringComparison.Ordinal)));
        Assert.Equal(["index.html", "manifest.json"], file.Paths.TakeLast(2));
        Assert.Equal([1, 2, 3], file.Bytes("due-process/observations-1.bin"));
        Assert.Equal("What may be read of it.", file.Text("evidence/02/extract.txt"));
        Assert.Equal(act.Proposals[0].StatementOfReasons, file.Text("reasons/statement-en.txt"));
        Assert.Equal(
            act.TextSha256, Convert.ToHexStringLower(SHA256.HashData(file.Bytes($"acts/{act.Reference}/text-1.pb"))));
        Assert.Contains(act.TextSha256, file.Text($"acts/{act.Reference}/text-1.html"), StringComparison.Ordinal);
        Assert.Contains("adopted", file.Text($"acts/{act.Reference}/act.json"), StringComparison.Ordinal);
        Assert.Contains(observations, file.Text("due-process/observations-1.json"), StringComparison.Ordinal);
        IsWhole(file);
    }

    [FactWith("node", "--version")]
    public async Task File_IsVerifiedByAForeignProgram()
    {
        var (act, entry) = await ListedAsync();
        await ObserveAsync(entry, "annex.pdf", RandomNumberGenerator.GetBytes(70_000));
        var file = await _desk.ExportAsync(act.Proposals[0].Reference, Handling.TlpRed, advice: true);
        Assert.Equal("ok", CourtDesk.Verify(_desk.Trusted, [("file.zip", file.ToZip())])["file.zip"]);
    }

    [Fact]
    public async Task Export_IsInTheJournal_WithWhoWhyAndWhatItCameTo_EachAgain()
    {
        var proposal = (await listing.ClearedProposalAsync()).Reference;
        var asking = CourtDesk.Asking(proposal, Handling.TlpAmber);
        var key = new Metadata { { "idempotency-key", "one-and-the-same" } };
        var first = await CourtDesk.ExportAsync(_desk.Legal, asking, key);
        var second = await CourtDesk.ExportAsync(_desk.As("livia.frost", Roles.Officer), asking, key);

        Assert.NotEqual(first.Start.Reference, second.Start.Reference);
        var journal = await listing.JournalOfAsync(proposal);
        var begun = journal.Where(entry => entry.EventType == CourtFileBegun.Descriptor.FullName).ToList();
        var done = journal.Where(entry => entry.EventType == CourtFileExported.Descriptor.FullName).ToList();
        Assert.Equal(["legal-1", "livia.frost"], begun.Select(entry => entry.Actor));
        Assert.Equal(
            new CourtFileBegun
            {
                Reference = first.Start.Reference,
                ProposalReference = proposal,
                ProposalVersion = 2,
                Reason = CourtDesk.Why,
                UpTo = Handling.TlpAmber,
            },
            CourtFileBegun.Parser.ParseFrom(begun[0].Payload));
        var exported = CourtFileExported.Parser.ParseFrom(done[0].Payload);
        Assert.Equal(
            (first.Start.Reference, Sha256Of(first.Bytes("manifest.json")), first.Files.Count, CourtDesk.Why),
            (exported.Reference, exported.ManifestSha256, exported.Files, exported.Reason));
        Assert.Equal(first.Files.Sum(file => (long)file.Bytes.Length), exported.Bytes);
        Assert.DoesNotContain("Nimbus", exported.ToString(), StringComparison.Ordinal);

        // What the head names is in the chain, and what was begun stands no later.
        var head = first.Json("manifest.json")["head"]!;
        var place = (await listing.Service.JournalAsync()).Single(entry => entry.Position == head["position"]!.GetValue<long>());
        Assert.Equal(Convert.ToHexStringLower(place.Hash.Span), head["hash"]!.GetValue<string>());
        Assert.True(begun[0].Position <= place.Position);
        Assert.True(done[0].Position > place.Position);

        // Why is nobody's business outside.
        Assert.All(first.Files, file => Assert.DoesNotContain(
            "the defence is due", Encoding.UTF8.GetString(file.Bytes), StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatIsMarkedAbove_IsCounted_AndNothingElseOfItIsTold()
    {
        var (act, entry) = await ListedAsync();
        var observations = await ObserveAsync(entry, "annex.pdf", [1, 2, 3]);
        var proposal = act.Proposals[0].Reference;

        Assert.Equal("marked-above-file", await CourtDesk.ReasonAsync(_desk.Legal, CourtDesk.Asking(proposal)));
        Assert.Equal(
            "marked-above-file", await CourtDesk.ReasonAsync(_desk.Legal, CourtDesk.Asking(proposal, Handling.TlpClear)));

        // Observations, the file that came with them, and the review that they have opened are TLP:AMBER+STRICT.
        var file = await _desk.ExportAsync(proposal, Handling.TlpAmber);
        Assert.Equal(
            "3 documents marked above TLP:AMBER",
            file.Json("manifest.json")["leftOut"]!.AsArray()
                .Single(left => left!["kind"]!.GetValue<string>() == "above-marking")!["what"]!.GetValue<string>());
        Assert.Contains("3 documents marked above TLP:AMBER.", file.Text("index.html"), StringComparison.Ordinal);
        Assert.All(file.Files, part =>
        {
            Assert.True(part.Entry.Handling <= Handling.TlpAmber);
            Assert.DoesNotContain(observations, Encoding.UTF8.GetString(part.Bytes), StringComparison.Ordinal);
            Assert.DoesNotContain("annex.pdf", Encoding.UTF8.GetString(part.Bytes), StringComparison.Ordinal);
            Assert.DoesNotContain("sold the servers", Encoding.UTF8.GetString(part.Bytes), StringComparison.Ordinal);
        });
        IsWhole(file);

        // The number of observations, by which anybody reads their answer, is in the observations alone.
        var whole = await _desk.ExportAsync(proposal, Handling.TlpAmberStrict);
        Assert.Equal(
            ["due-process/observations-1.html", "due-process/observations-1.json"],
            whole.Files.Where(part => Encoding.UTF8.GetString(part.Bytes).Contains(observations, StringComparison.Ordinal))
                .Select(part => part.Entry.Path));
        Assert.DoesNotContain("above-marking", whole.LeftOut);
    }

    [Fact]
    public async Task ByDefault_TheFileIsOneThatLeavesTheHouse()
    {
        var dossier = listing.ConcludeDossier();
        var draft = await listing.Drafter.DraftProposalAsync(Examples.NewEntityProposal(dossier));
        var file = await _desk.ExportAsync(draft.Reference);
        Assert.Equal("TLP:GREEN", file.Json("manifest.json")["upTo"]!.GetValue<string>());
        Assert.All(file.Files, part => Assert.True(part.Entry.Handling <= Handling.TlpGreen));
        Assert.Contains("evidence/02/extract.txt", file.Paths);
        Assert.DoesNotContain(file.Paths, path => path.EndsWith("custody.json", StringComparison.Ordinal));
        Assert.Equal(["content-not-asked", "content-not-asked", "above-marking"], file.LeftOut);
        IsWhole(file);
    }

    [Fact]
    public async Task NotReleased_Withdrawn_OrDamaged_IsToldAsLeftOut_AndNotTold()
    {
        const string secret = "0190a0c2-0000-7000-8000-0000000000d1";
        var dossier = listing.ConcludeDossier(Cited.Report, secret);
        listing.HearOf(Cited.Decision(secret, released: true, Handling.TlpGreen));
        var request = Examples.NewProposal(dossier);
        Recite(request, Cited.Report, secret);
        var draft = await listing.Drafter.DraftProposalAsync(request);

        Assert.Contains("evidence/02/extract.txt", (await _desk.ExportAsync(draft.Reference, Handling.TlpAmber)).Paths);
        listing.HearOf(Cited.Decision(secret, released: false));
        var withdrawn = await _desk.ExportAsync(draft.Reference, Handling.TlpRed, contents: true);
        Assert.DoesNotContain(withdrawn.Paths, path => path.StartsWith("evidence/02/", StringComparison.Ordinal));
        Assert.Contains("not-released", withdrawn.LeftOut);
        Assert.Contains($"not released (item {secret})", withdrawn.Text("index.html"), StringComparison.Ordinal);
        Assert.All(withdrawn.Files, part => Assert.DoesNotContain(
            Cited.Sha256Of(secret), Encoding.UTF8.GetString(part.Bytes), StringComparison.Ordinal));

        listing.HearOf(Cited.Decision(secret, released: true));
        listing.HearOf(Cited.Rehash(secret, Contracts.Attribution.V1.RehashOutcome.Changed));
        listing.Evidence.Contents[secret] = (10, 1, Cited.Sha256Of(secret));
        var damaged = await _desk.ExportAsync(draft.Reference, Handling.TlpRed, contents: true);
        Assert.DoesNotContain("evidence/02/content.bin", damaged.Paths);
        Assert.Contains("damaged", damaged.LeftOut);
        listing.HearOf(Cited.Rehash(secret, Contracts.Attribution.V1.RehashOutcome.Intact));
    }

    [Fact]
    public async Task Contents_AreAskedForUnderTheCallersName_AndOnlyWhereTheirMarkingAllowsIt()
    {
        const string item = "0190a0c2-0000-7000-8000-0000000000e1";
        var bytes = Enumerable.Repeat((byte)7, 200_001).ToArray();
        var dossier = Held(item, bytes);
        var request = Examples.NewProposal(dossier);
        Recite(request, Cited.Report, item);
        var draft = await listing.Drafter.DraftProposalAsync(request);

        var file = await _desk.ExportAsync(draft.Reference, Handling.TlpAmber, contents: true);

        Assert.Equal(bytes, file.Bytes("evidence/02/content.bin"));
        Assert.Equal($"{{\"item\":\"{item}\"}}", file.Text("evidence/02/custody.json"));
        var (asked, token) = listing.Evidence.Asked.Last(of => of.Request.Id == item);
        Assert.Equal(
            (dossier, Contracts.Attribution.V1.DownloadPurpose.Export, $"{file.Start.Reference}: {CourtDesk.Why}", 0, 0),
            (asked.Reference, asked.Purpose, asked.Reason, asked.First, asked.Length));
        Assert.Equal("legal-1", SubjectOf(token));
        IsWhole(file);

        // The other item's content is nowhere to be had: it is left out, and told.
        Assert.Contains("no-content", file.LeftOut);
        Assert.DoesNotContain("evidence/04/content.bin", file.Paths);
        Assert.DoesNotContain("content.bin", (await _desk.ExportAsync(draft.Reference, Handling.TlpAmber)).Text("index.html"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ContentThatIsAnotherOne_IsNotInIt()
    {
        const string item = "0190a0c2-0000-7000-8000-0000000000e2";
        var dossier = Held(item, [1, 2, 3]);
        listing.Evidence.Contents[item] = (3, 9, new string('f', 64));
        var request = Examples.NewProposal(dossier);
        Recite(request, Cited.Report, item);
        var draft = await listing.Drafter.DraftProposalAsync(request);
        var file = await _desk.ExportAsync(draft.Reference, Handling.TlpAmber, contents: true);
        Assert.Contains("another-content", file.LeftOut);
        Assert.DoesNotContain("evidence/02/content.bin", file.Paths);
    }

    [Fact]
    public async Task ContentThatBreaksOff_BreaksTheFileOff_AndOnlyThatItWasBegunIsOnRecord()
    {
        const string item = "0190a0c2-0000-7000-8000-0000000000e3";
        var dossier = Held(item, Enumerable.Repeat((byte)7, 300_000).ToArray());
        listing.Evidence.Broken[item] = 100_000;
        var request = Examples.NewProposal(dossier);
        Recite(request, Cited.Report, item);
        var draft = await listing.Drafter.DraftProposalAsync(request);
        await Assert.ThrowsAsync<RpcException>(() => _desk.ExportAsync(draft.Reference, Handling.TlpAmber, contents: true));
        var journal = (await listing.JournalOfAsync(draft.Reference)).Select(entry => entry.EventType).ToList();
        Assert.Contains(CourtFileBegun.Descriptor.FullName, journal);
        Assert.DoesNotContain(CourtFileExported.Descriptor.FullName, journal);
    }

    [Fact]
    public async Task LargeContent_GoesThrough_WithoutBeingHeld()
    {
        const string item = "0190a0c2-0000-7000-8000-0000000000e4";
        const long size = 256L * 1024 * 1024;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var part = Enumerable.Repeat((byte)5, 1024 * 1024).ToArray();
        for (var at = 0L; at < size; at += part.Length)
        {
            hash.AppendData(part);
        }

        var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        var dossier = Held(item, sha256, size, 5);
        var request = Examples.NewProposal(dossier);
        Recite(request, Cited.Report, item);
        var draft = await listing.Drafter.DraftProposalAsync(request);

        GC.Collect();
        var (before, most, received) = (GC.GetTotalMemory(forceFullCollection: true), 0L, 0L);
        using var call = _desk.Legal.ExportCourtFile(CourtDesk.Asking(draft.Reference, Handling.TlpAmber, contents: true));
        var next = 0L;
        CourtFileEnd? end = null;
        await foreach (var message in call.ResponseStream.ReadAllAsync())
        {
            received += message.Bytes.Length;
            end = message.End ?? end;
            if (received >= next)
            {
                next = received + (16 * 1024 * 1024);
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.NotNull(end);
        Assert.True(received > size);
        Assert.True(most < 32 * 1024 * 1024, $"{most} bytes were held.");
    }

    [Fact]
    public async Task ActsThatHaveLetItGo_OrWereGivenUp_AreInTheFile_AndOthersAreNot()
    {
        var act = await listing.ClearedActAsync();
        var other = await listing.ClearedActAsync();
        var proposal = act.Proposals[0].Reference;
        await listing.Acts.WithdrawActAsync(new WithdrawActRequest { Reference = act.Reference, Reason = "It was too early." });
        var second = await listing.Acts.DraftActAsync(Examples.NewAct(listing.NewActNumber(), proposal));

        var file = await _desk.ExportAsync(proposal, Handling.TlpRed);

        Assert.Contains("It was too early.", file.Text($"acts/{act.Reference}/act.json"), StringComparison.Ordinal);
        Assert.Contains($"acts/{second.Reference}/text-1.html", file.Paths);
        Assert.DoesNotContain(file.Paths, path => path.Contains(other.Reference, StringComparison.Ordinal));
        Assert.DoesNotContain(file.Paths, path => path.StartsWith("due-process/", StringComparison.Ordinal));
        IsWhole(file);
    }

    [Fact]
    public async Task WithdrawnProposal_HasAFile()
    {
        var draft = await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier()));
        await listing.Drafter.WithdrawProposalAsync(new() { Reference = draft.Reference, Reason = "She has died." });
        var file = await _desk.ExportAsync(draft.Reference, Handling.TlpAmber);
        Assert.Contains("She has died.", file.Text("proposal/proposal.json"), StringComparison.Ordinal);
        Assert.DoesNotContain(file.Paths, path => path.StartsWith("acts/", StringComparison.Ordinal));
        IsWhole(file);
    }

    [Fact]
    public async Task CorrectedReasons_AreThoseInTheFile_WithWhatTheyCite()
    {
        var act = await listing.SubmittedAsync();
        var proposal = act.Proposals[0].Reference;
        var paragraph = Cited.Individual("Aurelia Nimbus paid for the servers.", ListingGround.Responsible, Cited.Aurelia);
        paragraph.Cites.Add(Cited.CopyOfReport);
        await listing.Acts.CorrectActAsync(new CorrectActRequest
        {
            Reference = act.Reference,
            StatementsOfReasons =
            {
                new CorrectedReasons
                {
                    ProposalReference = proposal,
                    Reasons = { Cited.Context("Nimbus Water Works was attacked in March 2024."), paragraph },
                },
            },
        });
        var file = await _desk.ExportAsync(proposal, Handling.TlpRed);
        Assert.Equal(
            "Nimbus Water Works was attacked in March 2024.\n\nAurelia Nimbus paid for the servers.",
            file.Text("reasons/statement-en.txt"));
        Assert.True(file.Json("proposal/proposal.json")["correctedByAct"]!.GetValue<bool>());
        Assert.Contains(
            Cited.CopyOfReport,
            file.Json("proposal/proposal.json")["cited"]!.AsArray().Select(cited => cited!["id"]!.GetValue<string>()));
        Assert.Contains("evidence/05/extract.txt", file.Paths);
        Assert.Contains($"acts/{act.Reference}/text-2.pb", file.Paths);
        IsWhole(file);
    }

    [Fact]
    public async Task Advice_IsInItOnlyWhenItIsAskedFor()
    {
        var act = await listing.DraftActAsync();
        var legal = new Contracts.Listing.V1.Stages.StagesClient(listing.Service.Channel("legal-2", [Roles.Legal]));
        var record = await legal.GetStagesAsync(new GetStagesRequest { Reference = act.Reference });
        await legal.GiveOpinionAsync(new GiveOpinionRequest
        {
            Reference = act.Reference,
            TextSha256 = record.TextSha256,
            Opinion = LegalOpinion.Unfavourable,
            Text = "The reasons are weak.",
        });
        var proposal = act.Proposals[0].Reference;
        var without = await _desk.ExportAsync(proposal, Handling.TlpRed);
        Assert.All(without.Files, part => Assert.DoesNotContain(
            "The reasons are weak.", Encoding.UTF8.GetString(part.Bytes), StringComparison.Ordinal));
        Assert.Contains("advice", without.LeftOut);
        var with = await _desk.ExportAsync(proposal, Handling.TlpRed, advice: true);
        Assert.Contains("The reasons are weak.", with.Text($"acts/{act.Reference}/stages.json"), StringComparison.Ordinal);
        Assert.DoesNotContain("advice", with.LeftOut);
    }

    [Fact]
    public async Task Ballot_WhoseVotesWereNotSigned_HasNoRollCall_AndTheFileSaysSo()
    {
        var (act, _) = await ListedAsync();
        listing.RollCalls.Unsigned[act.Submissions[0].BallotReference] = true;
        Assert.Contains("not-signed", (await _desk.ExportAsync(act.Proposals[0].Reference, Handling.TlpRed)).LeftOut);
        var open = await listing.OpenAsync(await listing.SubmittedAsync());
        Assert.Contains("not-decided", (await _desk.ExportAsync(open.Proposals[0].Reference, Handling.TlpRed)).LeftOut);
    }

    [Fact]
    public async Task Exercise_SaysSoEverywhere_AndHoldsNothingReal()
    {
        var proposal = await listing.ClearedProposalAsync(exercise: true);
        var file = await _desk.ExportAsync(proposal.Reference, Handling.TlpAmber);
        Assert.All(
            file.Files.Where(part => part.Entry.Path.EndsWith(".html", StringComparison.Ordinal)),
            page => Assert.Contains("EXERCISE", Encoding.UTF8.GetString(page.Bytes), StringComparison.Ordinal));
        Assert.True(file.Json("manifest.json")["proposal"]!["exercise"]!.GetValue<bool>());
        var real = await _desk.ExportAsync((await listing.ClearedProposalAsync()).Reference, Handling.TlpAmber);
        Assert.DoesNotContain("EXERCISE", real.Text("index.html"), StringComparison.Ordinal);
        Assert.False(real.Json("manifest.json")["proposal"]!["exercise"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Snapshot_WhatIsDoneWhileItIsSent_IsNotInIt()
    {
        var draft = await listing.Drafter.DraftProposalAsync(Examples.NewProposal(listing.ConcludeDossier()));
        using var call = _desk.Legal.ExportCourtFile(CourtDesk.Asking(draft.Reference, Handling.TlpAmber));
        Assert.True(await call.ResponseStream.MoveNext());
        await listing.Drafter.WithdrawProposalAsync(new() { Reference = draft.Reference, Reason = "She has died." });
        var bytes = new MemoryStream();
        await foreach (var part in call.ResponseStream.ReadAllAsync())
        {
            part.Bytes.WriteTo(bytes);
        }

        Assert.DoesNotContain("She has died.", Encoding.UTF8.GetString(bytes.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoeverMayNot_OrAsksForNothing_GetsNothing()
    {
        var proposal = (await listing.ClearedProposalAsync()).Reference;
        foreach (var role in (string[])[Roles.Auditor, Roles.Observer, Roles.Partner, Roles.Service])
        {
            Assert.Equal(
                "permission-denied", await CourtDesk.ReasonAsync(_desk.As("decimus.reed", role), CourtDesk.Asking(proposal)));
        }

        Assert.Equal("not-found", await CourtDesk.ReasonAsync(_desk.Legal, CourtDesk.Asking("LP-1999-0001")));
        Assert.Equal("invalid-field", await CourtDesk.ReasonAsync(_desk.Legal, new() { Reference = proposal }));
        Assert.Equal(
            "invalid-field",
            await CourtDesk.ReasonAsync(_desk.Legal, new() { Reference = proposal, Reason = "x", UpTo = (Handling)9 }));
        Assert.DoesNotContain(
            await listing.JournalOfAsync(proposal), entry => entry.EventType == CourtFileBegun.Descriptor.FullName);
    }

    [Fact]
    public async Task Keys_AreThoseOfTheSeals()
    {
        var keys = await _desk.As("auditor-1", Roles.Auditor).ListCourtFileKeysAsync(new());
        Assert.Equal([listing.CourtKey.Public.Id], keys.Keys.Select(key => key.KeyId));
        Assert.Equal(listing.CourtKey.Public.Spki, keys.Keys[0].PublicKey);
    }

    // Every file is what the manifest says, and there is none that it does not name.
    private static void IsWhole(Exported file)
    {
        var manifest = file.Json("manifest.json");
        Assert.Equal(
            file.Files.SkipLast(1).Select(part => (
                part.Entry.Path, part.Entry.MediaType, (long)part.Bytes.Length, Sha256Of(part.Bytes))),
            manifest["files"]!.AsArray().Select(named => (
                named!["path"]!.GetValue<string>(),
                named["mediaType"]!.GetValue<string>(),
                named["size"]!.GetValue<long>(),
                named["sha256"]!.GetValue<string>())));
        Assert.Equal((Sha256Of(file.Bytes("manifest.json")), file.Files.Count), (file.End.ManifestSha256, file.End.Files));
        Assert.All(file.Paths, path => Assert.True(ArchivePaths.Is(path), path));
        Assert.Equal(file.Files.Count, file.Paths.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        var index = file.Text("index.html");
        Assert.All(file.Files.SkipLast(2), part => Assert.Contains(Sha256Of(part.Bytes), index, StringComparison.Ordinal));
    }

    private string Held(string item, byte[] bytes) => Held(item, Sha256Of(bytes), bytes.Length, bytes[0]);

    // A dossier with an item whose bytes are really there.
    private string Held(string item, string sha256, long size, byte value)
    {
        var dossier = listing.ConcludeDossier(citable: items =>
        {
            var cited = items.Items.Single(of => of.Id == Cited.Report);
            (cited.Id, cited.Sha256) = (item, sha256);
        });
        var decision = Cited.Decision(item, released: true);
        decision.Entry.Sha256 = sha256;
        listing.HearOf(decision);
        listing.Evidence.Contents[item] = (size, value, sha256);
        return dossier;
    }

    private static void Recite(DraftProposalRequest request, string old, string item)
    {
        foreach (var paragraph in request.Reasons.Where(paragraph => paragraph.Cites.Contains(old)))
        {
            paragraph.Cites[paragraph.Cites.IndexOf(old)] = item;
        }
    }

    private async Task<(Act Act, string Entry)> ListedAsync()
    {
        var act = await listing.AdoptAsync(await listing.SubmittedAsync());
        var proposal = act.Proposals[0];
        var entry = listing.Publication.Listed(
            new EntryContent
            {
                Subject = proposal.Subject,
                Ground = proposal.Ground,
                Measures = { proposal.Measures },
                StatementOfReasons = proposal.StatementOfReasons,
            },
            act.Reference);
        listing.Publication.Recorded(act.Reference);
        await listing.Service.Services.GetRequiredKeyedService<Upstream>("lists").CaughtUpAsync(CancellationToken.None);
        await listing.Service.Services.GetRequiredKeyedService<Upstream>("due-process").CaughtUpAsync(CancellationToken.None);
        Assert.Equal(Outcome.Adopted, act.Submissions[0].Outcome);
        return (act, entry);
    }

    private async Task<string> ObserveAsync(string entry, string name, byte[] file)
    {
        using var call = new Contracts.Listing.V1.DueProcess.DueProcessClient(listing.Service.Channel("", [])).SubmitObservations();
        await call.RequestStream.WriteAsync(new()
        {
            Observations = new NewObservations
            {
                EntryReference = entry,
                Sender = "Marius Cumulus, avocat, for Aurelia Nimbus",
                Text = "She has sold the servers.\n<script>alert(1)</script>",
                FileName = name,
                FileSize = file.Length,
            },
        });
        await call.RequestStream.WriteAsync(new() { Bytes = ByteString.CopyFrom(file) });
        await call.RequestStream.CompleteAsync();
        return (await call).Reference;
    }

    private static string SubjectOf(string bearer)
        => new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(bearer["Bearer ".Length..]).Subject;

    private static string Sha256Of(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

using System.Diagnostics;
using System.Globalization;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;
using static CyberSanctions.Listing.Tests.Translations.Translators;

namespace CyberSanctions.Listing.Tests.Translations;

/// <summary>Translations of statements of reasons, through the service.</summary>
public sealed class TranslationsTests(ListingService listing) : IClassFixture<ListingService>
{
    private readonly Translators _desk = new(listing);

    private static Date Tomorrow
        => CouncilData.DayInBrussels(DateTime.UtcNow).AddDays(1).ToMessage();

    [Fact]
    public async Task Translation_IsAskedFor_TakenUp_Written_AndReviewedBySomebodyElse()
    {
        var proposal = await _desk.DraftAsync();
        var asked = await _desk.Officer.RequestTranslationsAsync(new RequestTranslationsRequest
        {
            Reference = proposal.Reference,
            ExpectedVersion = proposal.Version,
            Languages = { "bg", "el" },
            DueOn = Tomorrow,
        });
        Assert.Equal((0, 23, 21), (asked.Current, asked.Of, asked.Missing.Count));
        Assert.Equal(["bg", "el"], asked.Translations.Select(translation => translation.Language));
        Assert.All(asked.Translations, translation => Assert.Equal(
            (1, TranslationState.Requested, "aurelia.nimbus", Tomorrow, false),
            (translation.Version, translation.State, translation.RequestedBy, translation.DueOn, translation.Stale)));

        var started = await _desk.Translator.StartTranslationAsync(new StartTranslationRequest
        {
            Reference = proposal.Reference,
            Language = "bg",
            ExpectedVersion = 1,
            OriginalSha256 = asked.OriginalSha256,
        });
        Assert.Equal(
            (2, TranslationState.InTranslation, "livia.frost", Tomorrow),
            (started.Version, started.State, started.Translator, started.DueOn));
        var written = await _desk.WriteAsync(proposal.Reference, "bg");
        Assert.Equal((3, TranslationState.Translated, "livia.frost"), (written.Version, written.State, written.Translator));
        Assert.Equal(proposal.Reasons.Select(paragraph => paragraph.Text), written.Original);
        var reviewed = await _desk.Reviewer.ReviewTranslationAsync(ReviewOf(written));
        Assert.Equal((4, TranslationState.Reviewed, "marius.cumulus"), (reviewed.Version, reviewed.State, reviewed.Reviewer));
        Assert.Equal(reviewed, await _desk.GetAsync(proposal.Reference, "bg"));
        Assert.Equal(1, (await _desk.ListAsync(proposal.Reference)).Current);

        // Hashes, and none of the words, are in the journal.
        var entries = (await listing.JournalOfAsync(proposal.Reference))
            .Where(entry => entry.EventType.EndsWith(nameof(TranslationRecorded), StringComparison.Ordinal))
            .Select(entry => (entry.Actor, Event: TranslationRecorded.Parser.ParseFrom(entry.Payload)))
            .ToList();
        Assert.Equal(
            [
                ("aurelia.nimbus", "bg", TranslationState.Requested, ""),
                ("aurelia.nimbus", "el", TranslationState.Requested, ""),
                ("livia.frost", "bg", TranslationState.InTranslation, ""),
                ("livia.frost", "bg", TranslationState.Translated, written.TextSha256),
                ("marius.cumulus", "bg", TranslationState.Reviewed, written.TextSha256),
            ],
            entries.Select(entry => (entry.Actor, entry.Event.Language, entry.Event.State, entry.Event.TextSha256)));
    }

    [Theory]
    [InlineData("bg")]
    [InlineData("el")]
    [InlineData("mt")]
    public async Task Hashes_AreThoseThatAStrangerComputes(string language)
    {
        var proposal = await _desk.DraftAsync();
        var written = await _desk.WriteAsync(proposal.Reference, language);
        Assert.Equal(await Sha256SumAsync(proposal.StatementOfReasons), written.OriginalSha256);
        Assert.Equal(await Sha256SumAsync(string.Join("\n\n", written.Paragraphs)), written.TextSha256);
    }

    [Fact]
    public async Task EditedProposal_MakesTranslationsStale_AndWhatItSaidBeforeMakesThemCurrentAgain()
    {
        var proposal = await _desk.DraftAsync();
        var first = proposal.Reasons[0].Text;
        var reviewed = await _desk.ReviewedAsync(proposal.Reference, "de");
        var edited = await _desk.EditAsync(proposal, "Nimbus Water Works was attacked in March 2024.");
        var stale = await _desk.GetAsync(proposal.Reference, "de");
        Assert.Equal((TranslationState.Reviewed, true, 2), (stale.State, stale.Stale, stale.Version));
        Assert.Equal(reviewed.Paragraphs, stale.Paragraphs);
        var standing = await _desk.ListAsync(proposal.Reference);
        Assert.Equal((0, 23, true), (standing.Current, standing.Missing.Count, standing.Translations.Single().Stale));

        await _desk.EditAsync(edited, first);
        Assert.Equal(reviewed, await _desk.GetAsync(proposal.Reference, "de"));
        Assert.Equal(1, (await _desk.ListAsync(proposal.Reference)).Current);
    }

    [Fact]
    public async Task EditOfSomethingElse_LeavesTranslationsCurrent()
    {
        var proposal = await _desk.DraftAsync();
        await _desk.ReviewedAsync(proposal.Reference, "de");
        proposal.Subject.Function = "Director, Blue Heron Ltd";
        await _desk.EditAsync(proposal, proposal.Reasons[0].Text);
        Assert.Equal(1, (await _desk.ListAsync(proposal.Reference)).Current);
    }

    [Fact]
    public async Task StaleTranslation_IsTheStartOfANewOne_WithEverybodyWhoHasWrittenIt()
    {
        var proposal = await _desk.DraftAsync();
        var old = await _desk.ReviewedAsync(proposal.Reference, "fi");
        await _desk.EditAsync(proposal, "Nimbus Water Works was attacked in March 2024.");
        var now = (await _desk.ListAsync(proposal.Reference)).OriginalSha256;
        var other = _desk.As("tiberius.quill", Roles.Officer);
        var started = await other.StartTranslationAsync(new StartTranslationRequest
        {
            Reference = proposal.Reference,
            Language = "fi",
            ExpectedVersion = old.Version,
            OriginalSha256 = now,
            StartFrom = old.OriginalSha256,
        });
        Assert.Equal(["", old.Paragraphs[1]], started.Paragraphs);
        Assert.Equal((old.OriginalSha256, "", false), (started.StartedFrom, started.TextSha256, started.Stale));
        Assert.Equal([old.OriginalSha256], started.OtherOriginals);
        Assert.Equal(old.Paragraphs, (await _desk.GetAsync(proposal.Reference, "fi", old.OriginalSha256)).Paragraphs);

        // Half of it is hers: she does not review it, though somebody else has finished it.
        var text = await _desk.TextAsync(proposal.Reference, "fi");
        (text.Paragraphs[0], text.Paragraphs[1]) = ("Nimbusin vesilaitosta vastaan hyökättiin.", started.Paragraphs[1]);
        var written = await other.WriteTranslationAsync(text);
        Assert.Equal(["livia.frost", "tiberius.quill"], written.WrittenBy);
        Assert.Equal("own-translation", await OutcomeAsync(
            _desk.Translator.ReviewTranslationAsync(ReviewOf(written))));
        Assert.Equal(TranslationState.Reviewed, (await _desk.Reviewer.ReviewTranslationAsync(ReviewOf(written))).State);
    }

    [Fact]
    public async Task CorrectedAct_MakesTranslationsStale()
    {
        var act = await listing.SubmittedAsync();
        var reference = act.Proposals[0].Reference;
        var before = await _desk.ReviewedAsync(reference, "pl");
        await listing.Acts.CorrectActAsync(new CorrectActRequest
        {
            Reference = act.Reference,
            StatementsOfReasons =
            {
                new CorrectedReasons
                {
                    ProposalReference = reference,
                    Reasons =
                    {
                        Cited.Context("Nimbus Water Works was attacked in March 2024."),
                        Cited.Individual(
                            "Aurelia Nimbus ran the servers from which that was done.", ListingGround.Responsible, Cited.Aurelia),
                    },
                },
            },
        });
        Assert.True((await _desk.GetAsync(reference, "pl")).Stale);
        var standing = await _desk.ListAsync(reference);
        Assert.Equal("Nimbus Water Works was attacked in March 2024.", standing.Original[0]);

        // The correction comes too late: what is adopted is what was translated.
        await listing.AdoptAsync(act);
        Assert.Equal((false, before.TextSha256), await StaleAsync(reference, "pl"));
    }

    [Fact]
    public async Task DelistingIsTranslated_ARenewalHasNothingToTranslate()
    {
        var entry = listing.Publication.Listed();
        var delisting = await listing.Drafter.DraftProposalAsync(Examples.Delisting(entry));
        Assert.Equal(["The General Court has annulled the listing."], (await _desk.ListAsync(delisting.Reference)).Original);
        Assert.Equal(
            TranslationState.Reviewed, (await _desk.ReviewedAsync(delisting.Reference, "sv")).State);
        var amending = await listing.Drafter.DraftProposalAsync(Examples.Amending(entry));
        var nothing = await _desk.ListAsync(amending.Reference);
        Assert.Equal(("", 0, 0, 0), (nothing.OriginalSha256, nothing.Of, nothing.Missing.Count, nothing.Original.Count));
        Assert.Equal("no-statement", await OutcomeAsync(_desk.Officer.RequestTranslationsAsync(
            new RequestTranslationsRequest { Reference = amending.Reference })));
    }

    [Fact]
    public async Task EverythingIsAskedForAtOnce_AndOnce()
    {
        var proposal = await _desk.DraftAsync();
        await _desk.ReviewedAsync(proposal.Reference, "fr");
        var all = new RequestTranslationsRequest { Reference = proposal.Reference, DueOn = Tomorrow };
        var asked = await _desk.Officer.RequestTranslationsAsync(all);
        Assert.Equal((23, 0, 1), (asked.Translations.Count, asked.Missing.Count, asked.Current));
        Assert.Equal("nothing-requested", await OutcomeAsync(_desk.Officer.RequestTranslationsAsync(all)));
        Assert.Equal("translated-already", await OutcomeAsync(_desk.Officer.RequestTranslationsAsync(
            new RequestTranslationsRequest { Reference = proposal.Reference, Languages = { "de", "fr" } })));
        Assert.Equal(Tomorrow, (await _desk.GetAsync(proposal.Reference, "de")).DueOn);
        var none = await _desk.Officer.RequestTranslationsAsync(
            new RequestTranslationsRequest { Reference = proposal.Reference, Languages = { "de" } });
        Assert.Null(none.Translations.Single(translation => translation.Language == "de").DueOn);
    }

    [Theory]
    [InlineData("Livia.Frost")]
    [InlineData("livia.frоst")] // a Cyrillic о
    [InlineData(" livia.frost")]
    public async Task WhoeverHasTranslatedIt_DoesNotReviewIt_HoweverTheirNameIsWritten(string name)
    {
        var proposal = await _desk.DraftAsync();
        var written = await _desk.WriteAsync(proposal.Reference, "de");
        var again = _desk.As(name, Roles.Officer, Roles.Legal);
        Assert.Equal("own-translation", await OutcomeAsync(again.ReviewTranslationAsync(ReviewOf(written))));
        Assert.Equal("own-translation", await OutcomeAsync(again.ReviewTranslationAsync(ReviewOf(written, accepted: false))));
    }

    [Fact]
    public async Task WhatIsSentBack_IsTranslatedAnew_AndTheTextBeforeIsNoLongerReviewed()
    {
        var proposal = await _desk.DraftAsync();
        var written = await _desk.WriteAsync(proposal.Reference, "de");
        var back = await _desk.Reviewer.ReviewTranslationAsync(ReviewOf(written, accepted: false));
        Assert.Equal(
            (TranslationState.InTranslation, "The servers were rented, not bought.", ""),
            (back.State, back.Remark, back.Reviewer));
        Assert.Equal(written.Paragraphs, back.Paragraphs);
        Assert.Equal("not-translated", await OutcomeAsync(_desk.Reviewer.ReviewTranslationAsync(ReviewOf(written))));
        var anew = await _desk.WriteAsync(proposal.Reference, "de", " und bezahlt");
        Assert.Equal("", anew.Remark);
        Assert.Equal("not-translated", await OutcomeAsync(_desk.Reviewer.ReviewTranslationAsync(ReviewOf(written))));
        Assert.Equal("stale-version", await OutcomeAsync(_desk.Reviewer.ReviewTranslationAsync(
            new ReviewTranslationRequest(ReviewOf(anew)) { ExpectedVersion = 1 })));

        // What was found right can be sent back too, and writing it anew takes the review away.
        var reviewed = await _desk.Reviewer.ReviewTranslationAsync(ReviewOf(anew));
        Assert.Equal("not-translated", await OutcomeAsync(_desk.Reviewer.ReviewTranslationAsync(ReviewOf(reviewed))));
        Assert.Equal("nothing-edited", await OutcomeAsync(
            _desk.Translator.WriteTranslationAsync(await _desk.TextAsync(proposal.Reference, "de", " und bezahlt"))));
        var third = await _desk.WriteAsync(proposal.Reference, "de", " und betrieben");
        Assert.Equal((TranslationState.Translated, ""), (third.State, third.Reviewer));
        await _desk.Reviewer.ReviewTranslationAsync(ReviewOf(third));
        Assert.Equal(
            TranslationState.InTranslation,
            (await _desk.Reviewer.ReviewTranslationAsync(ReviewOf(third, accepted: false))).State);
    }

    [Fact]
    public async Task TextThatCannotBeATranslation_IsRefused()
    {
        var proposal = await _desk.DraftAsync();
        var good = await _desk.TextAsync(proposal.Reference, "bg");
        await RefusedAsync(text => text.Paragraphs.Add("Още един."), "paragraphs");
        await RefusedAsync(text => text.Paragraphs.RemoveAt(1), "paragraphs");
        await RefusedAsync(text => text.Paragraphs[1] = "", "paragraphs[1]");
        await RefusedAsync(text => text.Paragraphs[1] = "\u200b", "paragraphs[1]");
        await RefusedAsync(text => text.Paragraphs[1] = "Един.\nДва.", "paragraphs[1]");
        await RefusedAsync(text => text.Paragraphs[1] = "И\u0306.", "paragraphs[1]");
        await RefusedAsync(text => text.Paragraphs[1] = new string('а', 6_001), "paragraphs[1]");
        await RefusedAsync(text => text.Language = "en", "language");
        await RefusedAsync(text => text.Language = "is", "language");
        await RefusedAsync(text => text.Language = "GR", "language");

        // English with one Cyrillic letter is no Bulgarian, nor Bulgarian Greek; capitals translate nothing.
        await RefusedAsync(text => Replace(text, "Aurelia Nimbus rented the servers, а.", "She paid for them."), "paragraphs");
        await RefusedAsync(text => text.Language = "el", "paragraphs");
        await RefusedAsync(text => text.Language = "de", "paragraphs");
        await RefusedAsync(
            text =>
            {
                text.Language = "de";
                Replace(text, [.. proposal.Reasons.Select(paragraph => paragraph.Text.ToUpperInvariant() + " ")]);
                text.Paragraphs[0] = text.Paragraphs[0].Trim();
                text.Paragraphs[1] = text.Paragraphs[1].Trim() + "!";
            },
            "paragraphs");
        Assert.Empty((await _desk.ListAsync(proposal.Reference)).Translations);
        Assert.Equal(TranslationState.Translated, (await _desk.Translator.WriteTranslationAsync(good)).State);

        async Task RefusedAsync(Action<WriteTranslationRequest> spoil, string field)
        {
            var text = good.Clone();
            spoil(text);
            var refused = await Refused.ByAsync(_desk.Translator.WriteTranslationAsync(text));
            Assert.Equal(("invalid-field", field), (refused.Reason, refused.Fields[0].Field));
        }

        static void Replace(WriteTranslationRequest text, params string[] paragraphs)
        {
            text.Paragraphs.Clear();
            text.Paragraphs.AddRange(paragraphs);
        }
    }

    [Fact]
    public async Task AnotherOriginalThanThePresentOne_IsNotTranslated_NorReviewed()
    {
        var proposal = await _desk.DraftAsync();
        var text = await _desk.TextAsync(proposal.Reference, "de");
        var written = await _desk.WriteAsync(proposal.Reference, "de");
        await _desk.EditAsync(proposal, "Nimbus Water Works was attacked in March 2024.");
        Assert.Equal("original-changed", await OutcomeAsync(_desk.Translator.WriteTranslationAsync(text)));
        Assert.Equal("original-changed", await OutcomeAsync(_desk.Reviewer.ReviewTranslationAsync(ReviewOf(written))));
        Assert.Equal("original-changed", await OutcomeAsync(_desk.Translator.StartTranslationAsync(new StartTranslationRequest
        {
            Reference = proposal.Reference,
            Language = "de",
            OriginalSha256 = text.OriginalSha256,
        })));
        Assert.Equal("invalid-field", await OutcomeAsync(_desk.Translator.StartTranslationAsync(new StartTranslationRequest
        {
            Reference = proposal.Reference,
            Language = "fr",
            OriginalSha256 = (await _desk.ListAsync(proposal.Reference)).OriginalSha256,
            StartFrom = written.OriginalSha256,
        })));
    }

    [Fact]
    public async Task ProposalAboveTheClearance_HasNoTranslationsEither_AndWhatIsGivenUpIsNotTranslated()
    {
        var proposal = await _desk.DraftAsync(request => request.Handling = Handling.TlpRed);
        await _desk.WriteAsync(proposal.Reference, "de");
        var observer = _desk.As("decimus.reed", Roles.Observer);
        var seen = await _desk.DraftAsync(request => request.Handling = Handling.TlpGreen);
        await _desk.WriteAsync(seen.Reference, "de");
        foreach (var (reference, outcome) in (IEnumerable<(string, string)>)
            [(proposal.Reference, "not-found"), (seen.Reference, "")])
        {
            Assert.Equal(outcome, await OutcomeAsync(observer.GetTranslationAsync(
                new GetTranslationRequest { Reference = reference, Language = "de" })));
            Assert.Equal(outcome, await OutcomeAsync(observer.ListTranslationsAsync(
                new ListTranslationsRequest { Reference = reference })));
        }

        Assert.Equal("not-found", await OutcomeAsync(_desk.Officer.GetTranslationAsync(
            new GetTranslationRequest { Reference = proposal.Reference, Language = "fr" })));
        Assert.Equal("not-found", await OutcomeAsync(_desk.Officer.ListTranslationsAsync(
            new ListTranslationsRequest { Reference = "LP-1999-0001" })));
        var text = await _desk.TextAsync(proposal.Reference, "fr");
        await listing.Drafter.WithdrawProposalAsync(
            new WithdrawProposalRequest { Reference = proposal.Reference, Reason = "No." });
        Assert.Equal("proposal-withdrawn", await OutcomeAsync(_desk.Translator.WriteTranslationAsync(text)));
        Assert.Equal(TranslationState.Translated, (await _desk.GetAsync(proposal.Reference, "de")).State);
    }

    [Fact]
    public async Task DaysThatHavePassed_OrAreFarOff_AreRefused()
    {
        var proposal = await _desk.DraftAsync();
        var today = CouncilData.DayInBrussels(DateTime.UtcNow);
        foreach (var day in (DateOnly[])[today.AddDays(-1), today.AddYears(10).AddDays(2)])
        {
            var refused = await Refused.ByAsync(_desk.Officer.RequestTranslationsAsync(
                new RequestTranslationsRequest { Reference = proposal.Reference, DueOn = day.ToMessage() }));
            Assert.Equal(("invalid-field", "due_on"), (refused.Reason, refused.Fields[0].Field));
        }
    }

    [Fact]
    public async Task EditAndReviewAtOnce_HaveOneOutcome()
    {
        for (var i = 0; i < 6; i++)
        {
            var proposal = await _desk.DraftAsync();
            var written = await _desk.WriteAsync(proposal.Reference, "de");
            var review = OutcomeAsync(_desk.Reviewer.ReviewTranslationAsync(ReviewOf(written)));
            await Task.WhenAll(_desk.EditAsync(proposal, $"Nimbus Water Works was attacked in March {2000 + i}."), review);
            var after = await _desk.GetAsync(proposal.Reference, "de");
            Assert.True(after.Stale);
            Assert.Equal(
                await review switch
                {
                    "" => TranslationState.Reviewed,
                    "original-changed" => TranslationState.Translated,
                    var other => throw new InvalidOperationException(other),
                },
                after.State);
            Assert.Equal(0, (await _desk.ListAsync(proposal.Reference)).Current);
        }
    }

    [Fact]
    public async Task TwoWhoWriteAtOnce_ComeOneAfterTheOther_OneOfThemIfTheyNameTheVersion()
    {
        var proposal = await _desk.DraftAsync();
        var one = await _desk.TextAsync(proposal.Reference, "de");
        var other = await _desk.TextAsync(proposal.Reference, "de", " auch");
        var free = await Task.WhenAll(
            OutcomeAsync(_desk.Translator.WriteTranslationAsync(one)), OutcomeAsync(_desk.Officer.WriteTranslationAsync(other)));
        Assert.Equal(["", ""], free);
        (one.ExpectedVersion, other.ExpectedVersion) = (2, 2);
        (one.Paragraphs[0], other.Paragraphs[0]) = ("Ein anderer erster Absatz.", "Noch ein anderer erster Absatz.");
        var named = await Task.WhenAll(
            OutcomeAsync(_desk.Translator.WriteTranslationAsync(one)), OutcomeAsync(_desk.Officer.WriteTranslationAsync(other)));
        Assert.Equal(["", "stale-version"], named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task RepeatedWithItsKey_IsDoneOnce()
    {
        var proposal = await _desk.DraftAsync();
        var text = await _desk.TextAsync(proposal.Reference, "de");
        Metadata key() => new() { { "idempotency-key", $"translate-{proposal.Reference}" } };
        var first = await _desk.Translator.WriteTranslationAsync(text, key());
        Assert.Equal(first, await _desk.Translator.WriteTranslationAsync(text, key()));
        Assert.Equal(1, (await _desk.GetAsync(proposal.Reference, "de")).Version);
    }

    private async Task<(bool Stale, string TextSha256)> StaleAsync(string reference, string language)
    {
        var translation = await _desk.GetAsync(reference, language);
        return (translation.Stale, translation.TextSha256);
    }

    // By a tool that has nothing to do with the suite.
    private static async Task<string> Sha256SumAsync(string text)
    {
        using var tool = Process.Start(new ProcessStartInfo("sha256sum")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        await tool.StandardInput.BaseStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text));
        tool.StandardInput.Close();
        var printed = await tool.StandardOutput.ReadToEndAsync();
        await tool.WaitForExitAsync();
        return printed.Split(' ', 2)[0].ToString(CultureInfo.InvariantCulture);
    }
}

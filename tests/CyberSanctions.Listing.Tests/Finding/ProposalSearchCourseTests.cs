using System.Text.RegularExpressions;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Dapper;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using static CyberSanctions.Listing.Tests.Finding.ProposalFinder;
using Client = CyberSanctions.Contracts.Listing.V1.Proposals.ProposalsClient;

namespace CyberSanctions.Listing.Tests.Finding;

/// <summary>
/// Whatever officers do, in whatever order: what is found is what somebody would find who reads all that they may see, word by
/// word; and the index says what it would say if it were made anew.
/// </summary>
public sealed partial class ProposalSearchCourseTests(ListingService listing) : IClassFixture<ListingService>
{
    private const int Steps = 45;
    private const string Observer = "observer-1";

    // As it is written, and as it is compared: told here by hand.
    private static readonly Dictionary<string, string> Folded = new(StringComparer.Ordinal)
    {
        ["Heron"] = "heron",
        ["herons"] = "herons",
        ["Élan"] = "elan",
        ["Straße"] = "strasse",
        ["ab"] = "ab",
        ["abba"] = "abba",
        ["x"] = "x",
        ["Цапля"] = "цапля",
        ["ΣΑΣ"] = "σασ",
        ["bluebird"] = "bluebird",
    };

    private static readonly Dictionary<string, string> Queries = new(StringComparer.Ordinal)
    {
        ["heron"] = "heron",
        ["HERONS"] = "herons",
        ["ero"] = "ero",
        ["bl"] = "bl",
        ["ird"] = "ird",
        ["rd"] = "rd",
        ["x"] = "x",
        ["AB"] = "ab",
        ["e\u0301lan"] = "elan",
        ["STRASSE"] = "strasse",
        ["ａｓｓ"] = "ass",
        ["апля"] = "апля",
        ["σας"] = "σασ",
        ["bba"] = "bba",
        ["Нимбус"] = "нимбус",
        ["court"] = "court",
        ["2026"] = "2026",
    };

    private readonly List<Act> _acts = [];
    private readonly List<string> _entries = [];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task WhateverIsDone_WhatIsFoundIsWhatAReaderWouldFind(int seed)
    {
        var random = new Random(seed);
        for (var step = 1; step <= Steps; step++)
        {
            try
            {
                await StepAsync(random);
            }
            catch (RpcException refused)
                when (refused.StatusCode is not (StatusCode.Internal or StatusCode.Unknown or StatusCode.Unavailable))
            {
                // The course goes on.
            }

            if (step % 15 == 0)
            {
                Assert.Empty(await DifferencesAsync(listing.Service));
            }
        }

        var names = await NamesOfEntriesAsync();
        // The course went somewhere.
        var drafted = await PagesAsync(listing.Drafter, null, size: 200);
        Assert.InRange(drafted.Select(proposal => proposal.State).Distinct().Count(), 3, 8);
        Assert.InRange(drafted.Select(proposal => proposal.Kind).Distinct().Count(), 3, 5);
        foreach (var (person, role) in ((string, string)[])[
            ("aurelia.nimbus", Roles.Officer), ("legal-1", Roles.Legal), ("auditor-1", Roles.Auditor),
            (Observer, Roles.Observer)])
        {
            var reader = listing.ProposalsAs(person, role);
            var all = await ReadAllAsync(reader, person, names);
            Assert.NotEmpty(all);
            for (var i = 0; i < 40; i++)
            {
                var filter = SomeFilter(all, random);
                var words = Enumerable.Range(0, random.Next(0, 3)).Select(_ => Some(Queries.Keys, random)).ToList();
                await CompareAsync(reader, all, filter, words);
            }
        }
    }

    [Fact]
    public async Task DatabaseFromBefore_IsFilled()
    {
        await using var service = await TestService.StartOnKeptAsync<Program>("listing");
        Assert.Empty(await DifferencesAsync(service));
        var officer = new Client(service.Channel("aurelia.nimbus", [Roles.Officer]));
        var all = await PagesAsync(officer, null, size: 200);
        Assert.NotEmpty(all);
        Assert.All(all, proposal => Assert.Contains(
            proposal.Reference, References(officer.ListProposals(new() { Where = new() { Q = proposal.Reference } }))));
        var named = all.First(proposal => proposal.Subject is not null);
        Assert.Contains(
            named.Reference,
            References(await FindAsync(officer, new() { Q = named.Subject.Names[0].WholeName, State = named.State }, size: 200)));
    }

    // A reader reads everything, and looks at each word, and at each thing that is asked for.
    private static async Task CompareAsync(
        Client reader, IReadOnlyList<Read> all, ProposalFilter filter, IReadOnlyList<string> words)
    {
        filter.Q = string.Join("  ", words);
        var expected = all.Where(read => words.All(word => read.Words.Any(said => Holds(said, Queries[word]))))
            .Where(read => Leaves(filter, read)).Select(read => read.Proposal).ToList();
        var found = await FindAsync(reader, filter, size: 200);
        if (expected.Count == 0)
        {
            Assert.True(found.Similar || found.Counts.Total == 0, $"{filter}");
            return;
        }

        Assert.Equal(
            ($"{filter}", false, string.Join(' ', expected.Select(proposal => proposal.Reference))),
            ($"{filter}", found.Similar, string.Join(' ', References(found))));
        Assert.Equal(expected, found.Proposals);
        Assert.Equal(
            new ProposalCounts
            {
                Total = expected.Count,
                Draft = Count(ProposalState.Draft),
                Cleared = Count(ProposalState.Cleared),
                Bundled = Count(ProposalState.Bundled),
                Submitted = Count(ProposalState.Submitted),
                Adopted = Count(ProposalState.Adopted),
                NotAdopted = Count(ProposalState.NotAdopted),
                Lapsed = Count(ProposalState.Lapsed),
                Withdrawn = Count(ProposalState.Withdrawn),
            },
            found.Counts);

        int Count(ProposalState state) => expected.Count(proposal => proposal.State == state);
    }

    private static bool Leaves(ProposalFilter filter, Read read)
    {
        var (p, ofAmendment) = (read.Proposal, read.Proposal.Amendment);
        return (filter.State == ProposalState.Unspecified || p.State == filter.State)
            && (filter.Handling == Handling.Unspecified || p.Handling == filter.Handling)
            && (!filter.HasExercise || p.Exercise == filter.Exercise)
            && (filter.Kind == OperationKind.Unspecified || p.Kind == filter.Kind)
            && (filter.List.Length == 0 || p.List == filter.List)
            && (filter.SubjectKind == SubjectKind.Unspecified || p.Subject?.Kind == filter.SubjectKind
                || read.EntryKinds.Contains(filter.SubjectKind))
            && (filter.Ground == ListingGround.Unspecified || (ofAmendment?.After.Ground ?? p.Ground) == filter.Ground)
            && (filter.Measure == Measure.Unspecified || (ofAmendment?.After.Measures ?? p.Measures).Contains(filter.Measure))
            && (filter.DraftedBy.Length == 0 || p.DraftedBy == filter.DraftedBy)
            && (filter.ActReference.Length == 0 || p.ActReference == filter.ActReference)
            && (filter.DossierReference.Length == 0 || p.DossierReference == filter.DossierReference)
            && (filter.DraftedSince is null || p.DraftedAt >= filter.DraftedSince)
            && (filter.DraftedUntil is null || p.DraftedAt <= filter.DraftedUntil)
            && (!filter.Mine || read.IsMine);
    }

    private static ProposalFilter SomeFilter(IReadOnlyList<Read> all, Random random)
    {
        var (filter, like) = (new ProposalFilter(), Some(all, random).Proposal);
        foreach (var choice in Enumerable.Range(0, random.Next(0, 3)).Select(_ => random.Next(12)))
        {
            switch (choice)
            {
                case 0: filter.State = like.State; break;
                case 1: filter.Handling = like.Handling; break;
                case 2: filter.Exercise = random.Next(2) == 0; break;
                case 3: filter.Kind = like.Kind; break;
                case 4: filter.List = like.List; break;
                case 5: filter.SubjectKind = (SubjectKind)random.Next(1, 3); break;
                case 6: filter.Ground = (ListingGround)random.Next(1, 4); break;
                case 7: filter.Measure = (Measure)random.Next(1, 3); break;
                case 8: filter.ActReference = like.ActReference; break;
                case 9: filter.DossierReference = like.DossierReference; break;
                case 10: filter.DraftedSince = like.DraftedAt; break;
                case 11: (filter.DraftedUntil, filter.Mine) = (like.DraftedAt, random.Next(2) == 0); break;
            }
        }

        return filter;
    }

    private static bool Holds(string word, string sought) => sought.Length switch
    {
        1 => word == sought,
        2 => word.StartsWith(sought, StringComparison.Ordinal),
        _ => word.Contains(sought, StringComparison.Ordinal),
    };

    private static async Task<IReadOnlyList<Read>> ReadAllAsync(
        Client reader, string person, IReadOnlyDictionary<(string List, string Reference), Subject> entries)
    {
        var all = new List<Read>();
        foreach (var proposal in await PagesAsync(reader, null, size: 200))
        {
            var about = EntriesOf(proposal).Select(entry => entries[(proposal.List, entry)]).ToList();
            var said = TextsOf(proposal).Concat(about.SelectMany(subject => subject.Names).SelectMany(AllTextsOf));

            // Observers do nothing with proposals, and are not told who does.
            var changes = person == Observer
                ? new ListProposalChangesReply()
                : await reader.ListProposalChangesAsync(new() { Reference = proposal.Reference });
            all.Add(new Read(
                proposal,
                [.. said.SelectMany(WordsOf).Distinct(StringComparer.Ordinal)],
                [.. about.Select(subject => subject.Kind)],
                changes.Changes.Any(change => change.ChangedBy == person)));
        }

        return all;
    }

    // What the index says and would not say if it were made anew, and the other way round.
    private static async Task<IReadOnlyList<string>> DifferencesAsync(TestService<Program> service)
    {
        await using var owner = Owner(service);
        return (await owner.QueryAsync<string>(
            """
            WITH fact AS (SELECT * FROM search_facts(ARRAY (SELECT ordinal FROM proposal))),
            kept AS (SELECT proposal, least(part, 1) AS part, word FROM search_text, string_to_table(btrim(words), ' ') word),
            said AS (
                SELECT ordinal, 0, word FROM proposal p, string_to_table(btrim(search_header(p)), ' ') word
                UNION SELECT ordinal, 1, word FROM proposal p, string_to_table(btrim(search_said(p)), ' ') word WHERE word <> ''),
            entry AS (SELECT list, reference, words FROM search_entry),
            named AS (SELECT list, reference, search_entry_names(content) FROM listed_entry)
            SELECT format('fact: %s', f) FROM (
                (TABLE fact EXCEPT TABLE search_proposal) UNION ALL (TABLE search_proposal EXCEPT TABLE fact)) f
            UNION ALL SELECT format('word: %s', w) FROM (
                (TABLE kept EXCEPT TABLE said) UNION ALL (TABLE said EXCEPT TABLE kept)) w
            UNION ALL SELECT format('entry: %s', e) FROM (
                (TABLE entry EXCEPT TABLE named) UNION ALL (TABLE named EXCEPT TABLE entry)) e
            UNION ALL SELECT format('unknown: %s', word) FROM said
            WHERE length(word) BETWEEN 3 AND 40 AND NOT search_is_dense(word) AND word NOT IN (SELECT word FROM search_word)
            """)).AsList();
    }

    private async Task<IReadOnlyDictionary<(string List, string Reference), Subject>> NamesOfEntriesAsync()
    {
        var subjects = new Dictionary<(string List, string Reference), Subject>();
        foreach (var list in (string[])["eu-cyber", "eu-cyber-exercise"])
        {
            var reply = await listing.Entries.ListEntriesAsync(new() { List = list, Page = new() { Size = 200 } });
            Assert.Equal("", reply.NextCursor);
            foreach (var entry in reply.Entries)
            {
                subjects[(entry.List, entry.Reference)] = entry.Content.Subject;
            }
        }

        return subjects;
    }

    private async Task StepAsync(Random random)
    {
        if (_entries.Count == 0)
        {
            _entries.AddRange([listing.Publication.Listed(SomeContent(random)), listing.Publication.Listed(SomeContent(random))]);
        }

        switch (random.Next(16))
        {
            case < 4:
                await listing.Drafter.DraftProposalAsync(SomeListing(random, exercise: random.Next(4) == 0));
                break;
            case 4:
                await listing.Drafter.DraftProposalAsync(Marked(Examples.Delisting(Some(_entries, random)), random));
                break;
            case 5:
                var amending = Marked(Examples.Amending(Some(_entries, random)), random);
                amending.Amendment.After.Subject.Function = Text(random);
                await listing.Drafter.DraftProposalAsync(amending);
                break;
            case 6:
                await listing.Drafter.DraftProposalAsync(Marked(
                    Examples.Renewing(
                        DateOnly.FromDateTime(DateTime.UtcNow).AddYears(1), [.. _entries.Select(entry => (entry, 1))]),
                    random));
                break;
            case 7:
                // Somebody's name on the list reads differently; what is drafted against the version before stays drafted.
                listing.Publication.Changed(Some(_entries, random), OperationKind.Amend, SomeContent(random));
                _entries.Add(listing.Publication.Listed(SomeContent(random)));
                await listing.Service.Services.GetRequiredKeyedService<Upstream>("lists").CaughtUpAsync(CancellationToken.None);
                break;
            case < 10:
                var draft = await OneAsync(ProposalState.Draft, random);
                var said = SomeListing(random, draft.Exercise);
                (said.DossierReference, said.Subject.Identifiers[0].Number)
                    = (draft.DossierReference, draft.Subject?.Identifiers[0].Number ?? "");
                await listing.ProposalsAs("tiberius.quill", Roles.Officer).EditProposalAsync(
                    new() { Reference = draft.Reference, Proposal = said, Reason = Text(random) });
                break;
            case 10:
                var state = random.Next(2) == 0 ? ProposalState.Draft : ProposalState.Cleared;
                await listing.Reviewer.SendBackProposalAsync(new()
                {
                    Reference = (await OneAsync(state, random)).Reference,
                    Comments = Text(random),
                });
                break;
            case 11:
                await listing.Drafter.WithdrawProposalAsync(new()
                {
                    Reference = (await OneAsync(ProposalState.Draft, random)).Reference,
                    Reason = Text(random),
                });
                break;
            case < 14:
                await listing.Reviewer.ClearProposalAsync(
                    new() { Reference = (await OneAsync(ProposalState.Draft, random)).Reference });
                break;
            case 14:
                _acts.Add(await listing.Acts.DraftActAsync(Examples.ActToCome(
                    listing.NewActNumber(), (await OneAsync(ProposalState.Cleared, random)).Reference)));
                break;
            default:
                var act = Some(_acts, random);
                _acts.Remove(act);
                act = await listing.OpenAsync(await listing.SubmitAsync(await listing.ClearAsync(act)));
                await listing.DecideAsync(act, Some([Outcome.Adopted, Outcome.NotAdopted, Outcome.Lapsed], random));
                break;
        }
    }

    private async Task<Proposal> OneAsync(ProposalState state, Random random)
    {
        var all = await PagesAsync(listing.Drafter, null, size: 200);
        return Some(all.Where(proposal => proposal.State == state).ToList(), random);
    }

    private DraftProposalRequest SomeListing(Random random, bool exercise)
    {
        var dossier = listing.ConcludeDossier(exercise);
        var request = Marked(
            random.Next(3) == 0 ? Examples.NewEntityProposal(dossier) : Examples.NewProposal(dossier), random);
        Named(request.Subject, random);
        request.Subject.Function = request.Subject.Kind == SubjectKind.Person ? Text(random) : "";
        request.Subject.Remarks.Add(Text(random));
        request.Reasons[0].Text = Text(random);
        return request;
    }

    private static EntryContent SomeContent(Random random)
    {
        var subject = random.Next(2) == 0 ? Examples.AnotherPerson() : Examples.AnotherEntity();
        Named(subject, random);
        return new EntryContent
        {
            Subject = subject,
            Ground = ListingGround.Responsible,
            Measures = { Measure.AssetFreeze },
            StatementOfReasons = "They ran the servers.",
        };
    }

    private static DraftProposalRequest Marked(DraftProposalRequest request, Random random)
    {
        request.Handling = (Handling)random.Next(1, 6);
        return request;
    }

    // Names that are not anybody else's as well.
    private static void Named(Subject subject, Random random)
        => subject.Names.Add(new Name
        {
            WholeName = $"{Some(["Heron", "herons", "Élan", "abba", "bluebird"], random)} {subject.Names[0].WholeName}",
            Quality = NameQuality.Strong,
            Remark = Text(random),
        });

    private static string Text(Random random)
        => string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Some(Folded.Keys, random)));

    private static IEnumerable<string> WordsOf(string text)
        => Words().Matches(text).Select(word => Folded.GetValueOrDefault(word.Value, word.Value.ToLowerInvariant()));

    private static T Some<T>(IReadOnlyCollection<T> among, Random random)
        => among.Count > 0
            ? among.ElementAt(random.Next(among.Count))
            : throw new RpcException(new Status(StatusCode.NotFound, "There is none."));

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Words();

    private sealed record Read(
        Proposal Proposal, IReadOnlyList<string> Words, IReadOnlyList<SubjectKind> EntryKinds, bool IsMine);
}

using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Acts;
using CyberSanctions.Listing.Entries;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.ServiceDefaults.Errors;
using FsCheck;
using FsCheck.Fluent;

namespace CyberSanctions.Listing.Tests.Courses;

/// <summary>
/// Several acts about the same few entries, drafted, submitted, adopted, rejected and recorded in any order. What must hold is
/// written out here by itself: no two acts that do the same to one entry are under way together, and whatever is adopted was
/// drafted against the very entry that it meets.
/// </summary>
public sealed class AnyOperationsTests
{
    private const int Sequences = 5_000;
    private const int Entries = 3;
    private const int Acts = 4;

    private static readonly DateOnly Today = new(2026, 11, 27);
    private static readonly OperationKind[] Kinds = [
        OperationKind.Amend, OperationKind.Delist, OperationKind.Renew, OperationKind.Extend
    ];

    private enum What
    {
        Draft,
        Submit,
        Adopt,
        Reject,
        Record,
    }

    [Fact]
    public void WhateverIsTried_NothingOvertakesAnything()
        => Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Sequences),
            Prop.ForAll(Arb.From(Any.ListOf()), steps =>
            {
                var world = new World();
                foreach (var (what, act, kind, entry) in steps.Take(40))
                {
                    world.Try(what, act, kind, entry);
                    world.Holds();
                }

                return true;
            }));

    private static Gen<(What What, int Act, OperationKind Kind, int Entry)> Any { get; } =
        from what in Gen.Frequency((2, Gen.Constant(What.Submit)), (3, Gen.Elements(Enum.GetValues<What>())))
        from act in Gen.Choose(0, Acts - 1)
        from kind in Gen.Elements(Kinds)
        from entry in Gen.Choose(1, Entries)
        select (what, act, kind, entry);

    private sealed class World
    {
        private readonly Dictionary<string, ListedEntry> _entries = Enumerable.Range(1, Entries).ToDictionary(
            i => $"EU.{i}.1", i => new ListedEntry("eu-cyber", $"EU.{i}.1", 1, "", "ACT-2020-0001", null, null, false));

        private readonly Act?[] _acts = new Act?[Acts];
        private readonly HashSet<string> _recorded = [];
        private ListDays _days = new(null, null, null, null);
        private int _drafted;

        private ListStanding Standing => new("eu-cyber", _days, _entries, Today);

        public void Try(What what, int place, OperationKind kind, int entry)
        {
            try
            {
                Do(what, place, kind, $"EU.{entry}.1");
            }
            catch (RefusedException)
            {
                // Then nothing has changed.
            }
        }

        /// <summary>The invariants.</summary>
        public void Holds()
        {
            var underWay = _acts.Where(IsUnderWay).SelectMany(act => act!.Proposals).SelectMany(Touches).ToList();
            Assert.Equal(underWay.Count, underWay.Distinct().Count());

            // What is adopted, and not on record yet, meets the entry that its drafter saw, unless that was changed in another
            // respect.
            foreach (var proposal in _acts.Where(act => act is { State: ActState.Adopted } && !_recorded.Contains(act.Reference))
                .SelectMany(act => act!.Proposals))
            {
                Assert.All(Operations.Entries(proposal), seen => Assert.True(
                    _changedBy.GetValueOrDefault((seen.Reference, proposal.Kind)) < seen.Version + 1,
                    $"{proposal.Kind} of {seen.Reference} was seen at {seen.Version}, and the same was done to it since."));
            }
        }

        private readonly Dictionary<(string Entry, OperationKind Kind), int> _changedBy = [];

        private static IEnumerable<(string Entry, OperationKind Kind)> Touches(Proposal proposal)
            => proposal.Kind == OperationKind.Extend
                ? [("", proposal.Kind)]
                : Operations.Entries(proposal).Select(entry => (entry.Reference, proposal.Kind));

        private bool IsUnderWay(Act? act)
            => act is { State: ActState.Submitted } || (act is { State: ActState.Adopted } && !_recorded.Contains(act.Reference));

        private void Do(What what, int place, OperationKind kind, string entry)
        {
            var act = _acts[place];
            switch (what)
            {
                case What.Draft when !IsUnderWay(act):
                    var drafted = new Act
                    {
                        Reference = $"ACT-2026-{++_drafted:D4}",
                        State = ActState.Cleared,
                        Proposals = { Proposed(kind, entry) },
                    };
                    OperationRules.RequireCurrent(drafted.Proposals, Standing);
                    TogetherRules.Check(drafted.Proposals, Standing);
                    _acts[place] = drafted;
                    break;
                case What.Submit when act is { State: ActState.Cleared or ActState.NotAdopted }:
                    OperationRules.RequireCurrent(act.Proposals, Standing);
                    TogetherRules.Check(act.Proposals, Standing);
                    TogetherRules.CheckBeside(act, InProgress());
                    act.State = ActState.Submitted;
                    break;
                case What.Adopt or What.Reject when act is { State: ActState.Submitted }:
                    act.State = what == What.Adopt ? ActState.Adopted : ActState.NotAdopted;
                    break;
                case What.Record when act is { State: ActState.Adopted } && _recorded.Add(act.Reference):
                    Record(act.Proposals[0]);
                    break;
            }
        }

        private Proposal Proposed(OperationKind kind, string entry)
        {
            var proposal = new Proposal { Reference = "LP-2026-0001", Kind = kind };
            var version = _entries[entry].Version;
            switch (kind)
            {
                case OperationKind.Amend:
                    proposal.Amendment = new Amendment { EntryReference = entry, EntryVersion = version };
                    break;
                case OperationKind.Delist:
                    proposal.Delisting = new Delisting { EntryReference = entry, EntryVersion = version };
                    break;
                case OperationKind.Renew:
                    proposal.Renewal = new Renewal { Until = Examples.Day((_days.ListingsUntil ?? Today).AddDays(1)) };
                    proposal.Renewal.Reviews.AddRange(_entries.Values.Where(e => e.DelistedBy is null)
                        .Select(e => new Review { EntryReference = e.Reference, EntryVersion = e.Version }));
                    break;
                default:
                    proposal.Extension = new Extension
                    {
                        Until = Examples.Day((_days.FrameworkUntil ?? Today.AddYears(1)).AddDays(1)),
                    };
                    break;
            }

            return proposal;
        }

        private ILookup<string, ActInProgress> InProgress()
            => _acts.Where(IsUnderWay)
                .SelectMany(act =>
                    Touches(act!.Proposals[0]).Select(touched => new ActInProgress(touched.Entry, act.Reference, touched.Kind)))
                .ToLookup(act => act.EntryReference, StringComparer.Ordinal);

        private void Record(Proposal proposal)
        {
            foreach (var (reference, kind) in Touches(proposal).Where(touched => touched.Entry.Length > 0))
            {
                var entry = _entries[reference];
                _entries[reference] = entry with
                {
                    Version = entry.Version + 1,
                    DelistedBy = kind == OperationKind.Delist ? "ACT" : entry.DelistedBy,
                };
                _changedBy[(reference, kind)] = entry.Version + 1;
            }

            _days = _days with
            {
                ListingsUntil = proposal.Renewal?.Until.ToDay() ?? _days.ListingsUntil,
                FrameworkUntil = proposal.Extension?.Until.ToDay() ?? _days.FrameworkUntil,
            };
        }
    }
}

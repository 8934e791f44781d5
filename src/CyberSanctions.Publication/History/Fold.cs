using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Procedures.Periods;

namespace CyberSanctions.Publication.History;

/// <summary>
/// Folds the operations of acts into the list, in the order in which they take effect; at one moment in that of recording, and
/// within an act in that of the annex. Needs no clock and no database.
/// </summary>
/// <remarks>
/// What is limited to a last day ends at the midnight after it, Brussels time, after the acts that take effect at that moment:
/// an act that enters into force on the day after the last one still prolongs without a gap. What has ended stays so; an
/// operation on it has no effect and stops nothing, since half an act must never be published.
/// </remarks>
internal sealed class Fold
{
    private readonly Dictionary<string, EntryState?> _byReference = new(StringComparer.Ordinal);
    private readonly List<EntryState> _entries = [];
    private readonly List<Until> _lapses = [];
    private readonly List<WithoutEffect> _withoutEffect = [];
    private Until? _listings;
    private Until? _framework;
    private bool _lapsed;

    private Fold()
    {
    }

    /// <summary>The list at a point of its history.</summary>
    /// <param name="operations">All that are on record for the list, in any order.</param>
    /// <param name="point">Which list is meant.</param>
    /// <exception cref="InvalidOperationException">An operation names an entry that the list never had.</exception>
    public static ListState At(IReadOnlyCollection<RecordedOperation> operations, Point point)
    {
        var fold = new Fold();
        foreach (var listing in operations.Where(operation => operation.Listed is not null))
        {
            fold._byReference.Add(listing.Listed!.Reference, null);
        }

        var known = operations.Where(operation => point.Knows(operation.Act)).ToArray();
        Array.Sort(known, static (a, b) => a.Act.TakesEffectAt.CompareTo(b.Act.TakesEffectAt) is not 0 and var moment ? moment
            : a.Act.LogicalId.CompareTo(b.Act.LogicalId) is not 0 and var recording ? recording
            : a.Place.CompareTo(b.Place));
        foreach (var operation in known)
        {
            fold.Apply(operation);
        }

        return fold.StateAt(point);
    }

    private void Apply(RecordedOperation operation)
    {
        var now = operation.Act.TakesEffectAt;
        if (_framework?.EndsAt < now)
        {
            Lapse();
        }

        switch (operation.What.WhatCase)
        {
            case Operation.WhatOneofCase.List:
                List(operation, now);
                break;
            case Operation.WhatOneofCase.Amend:
                Find(operation, operation.What.Amend.EntryReference)?.Apply(operation.Act, operation.What.Amend);
                break;
            case Operation.WhatOneofCase.Delist:
                if (Find(operation, operation.What.Delist.EntryReference) is { } delisted)
                {
                    delisted.Ending = new Ending(now, operation.Act, operation.What.Delist);
                }

                break;
            case Operation.WhatOneofCase.Renew:
                _listings = UntilDay(operation.What.Renew.Until, operation.Act);
                foreach (var review in operation.What.Renew.Reviews)
                {
                    if (Find(operation, review.EntryReference) is { } renewed)
                    {
                        renewed.Until = _listings;
                    }
                }

                break;
            case Operation.WhatOneofCase.Extend:
                (_framework, _lapsed) = (UntilDay(operation.What.Extend.Until, operation.Act), false);
                break;
            default:
                throw new InvalidOperationException(
                    $"{operation.Act.Text.Reference} does something at place {operation.Place} that is not known.");
        }
    }

    // Whoever is listed after the last day of listings has none until an act sets another.
    private void List(RecordedOperation operation, DateTime now)
    {
        var entry = new EntryState(operation, _listings?.EndsAt > now ? _listings : null, _lapses.Count);
        _byReference[entry.Identity.Reference] = entry;
        _entries.Add(entry);
    }

    private EntryState? Find(RecordedOperation operation, string reference)
    {
        if (!_byReference.TryGetValue(reference, out var entry))
        {
            throw new InvalidOperationException($"{operation.Act.Text.Reference} names {reference}, which the list never had.");
        }

        var now = operation.Act.TakesEffectAt;
        if (entry is null || entry.Ending is not null || entry.Until?.EndsAt < now || LapseOf(entry) is not null)
        {
            _withoutEffect.Add(new WithoutEffect(operation, reference));
            return null;
        }

        return entry;
    }

    private static Until UntilDay(Date until, RecordedAct act)
    {
        var day = until.ToDay();
        var end = CouncilData.EndInBrussels(day);
        return new Until(day, end > act.TakesEffectAt ? end : act.TakesEffectAt, act);
    }

    private void Lapse()
    {
        if (!_lapsed)
        {
            _lapses.Add(_framework!);
            _lapsed = true;
        }
    }

    // The first lapse of the framework since it was listed. What lapses at the moment of a listing does not end it.
    private Until? LapseOf(EntryState entry)
    {
        var at = entry.LapsesBefore;
        if (at < _lapses.Count && _lapses[at].EndsAt <= entry.Act.TakesEffectAt)
        {
            at++;
        }

        return at < _lapses.Count ? _lapses[at] : null;
    }

    private ListState StateAt(Point point)
    {
        if (_framework is { } framework && point.IsPast(framework.EndsAt))
        {
            Lapse();
        }

        DateTime? next = null;
        foreach (var entry in _entries)
        {
            entry.Ending ??= ExpiryOf(entry, point);
            if (entry.Ending is null)
            {
                next = Earlier(next, entry.Until?.EndsAt);
                next = Earlier(next, _lapsed || _framework?.EndsAt <= entry.Act.TakesEffectAt ? null : _framework?.EndsAt);
            }
        }

        _entries.Sort(static (a, b) => a.Identity.LogicalId.CompareTo(b.Identity.LogicalId));
        return new ListState(_entries, _listings, _framework, next, _withoutEffect);
    }

    private Ending? ExpiryOf(EntryState entry, Point point)
    {
        var own = entry.Until is { } until && point.IsPast(until.EndsAt) ? until : null;
        var lapse = LapseOf(entry);
        return (own?.EndsAt <= lapse?.EndsAt ? own : lapse ?? own) is { } end ? new Ending(end.EndsAt, end.Act, null) : null;
    }

    private static DateTime? Earlier(DateTime? one, DateTime? other) => other is null || one < other ? one : other;
}

using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.Publication.History;

namespace CyberSanctions.Publication.Tests.History;

/// <summary>Acts on record, one after the other, without a database.</summary>
internal sealed class Chronicle
{
    private readonly List<RecordedOperation> _operations = [];
    private int _acts;
    private int _entries;

    public IReadOnlyList<RecordedOperation> Operations => _operations;

    /// <summary>An act that is recorded next.</summary>
    /// <param name="from">The day from whose beginning it has effect, in Brussels.</param>
    /// <param name="carriedBy">The version that carries it; 0: none yet.</param>
    /// <param name="operations">In the order of the annex.</param>
    public RecordedAct Record(string from, long carriedBy, params Operation[] operations)
        => Record(Midnight(from), carriedBy, operations);

    public RecordedAct Record(DateTime takesEffectAt, long carriedBy, params Operation[] operations)
    {
        var text = new ActText { Reference = $"ACT-2026-{++_acts:D4}", Number = $"2026/{_acts}", Operations = { operations } };
        var carried = carriedBy == 0 ? null : new Carrying(carriedBy, takesEffectAt);
        var act = new RecordedAct(_acts, text, "ab", $"BAL-2026-{_acts:D4}", takesEffectAt, carried);
        _operations.AddRange(operations.Select((operation, place) => new RecordedOperation(
            act,
            place,
            operation,
            operation.List is { } listing ? new EntryIdentity(++_entries, listing.EuReferenceNumber) : null)));
        return act;
    }

    /// <summary>The list as of a day's beginning, as recorded by a version.</summary>
    public ListState At(string day, long version = long.MaxValue) => Fold.At(_operations, new Point(Midnight(day), version));

    public static DateTime Midnight(string day) => CouncilData.BeginningInBrussels(DateOnly.Parse(day));

    public static Operation List(string reference, string reasons = "At first.") => new()
    {
        List = new ActListing
        {
            EuReferenceNumber = reference,
            Subject = new Subject
            {
                Kind = SubjectKind.Person,
                Names = { new Name { WholeName = "Aurelia Nimbus" } },
                Function = "Colonel",
            },
            StatementOfReasons = reasons,
        },
    };

    public static Operation Amend(string reference, string reasons) => new()
    {
        Amend = new Amendment
        {
            EntryReference = reference,
            Fields = { EntryField.StatementOfReasons },
            After = new EntryContent { StatementOfReasons = reasons },
        },
    };

    public static Operation Delist(string reference) => new()
    {
        Delist = new Delisting { EntryReference = reference, Reason = DelistingReason.Deceased },
    };

    public static Operation Renew(string until, params string[] references) => new()
    {
        Renew = new Renewal
        {
            Until = Day(until),
            Reviews = { references.Select(reference => new Review { EntryReference = reference }) },
        },
    };

    public static Operation Extend(string until) => new() { Extend = new Extension { Until = Day(until) } };

    private static Date Day(string day)
        => DateOnly.Parse(day) is var date ? new Date { Year = date.Year, Month = date.Month, Day = date.Day } : null!;
}

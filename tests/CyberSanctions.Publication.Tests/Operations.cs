using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Publication.Tests;

/// <summary>What acts do, and what the Council decides on them.</summary>
internal static class Operations
{
    public static Operation List(ActListing listing) => new() { ProposalReference = listing.ProposalReference, List = listing };

    public static Operation Amend(string reference, EntryContent after, params EntryField[] fields) => new()
    {
        ProposalReference = "LP-2026-0010",
        Amend = new Amendment
        {
            EntryReference = reference,
            EntryVersion = 1,
            Fields = { fields },
            Before = new EntryContent(),
            After = after,
        },
    };

    /// <summary>Other reasons.</summary>
    public static Operation Amend(string reference, string reasons)
        => Amend(reference, new EntryContent { StatementOfReasons = reasons }, EntryField.StatementOfReasons);

    /// <summary>Other names.</summary>
    public static Operation Rename(string reference, params Name[] names)
        => Amend(reference, new EntryContent { Subject = new Subject { Names = { names } } }, EntryField.Names);

    public static Operation Delist(string reference) => new()
    {
        ProposalReference = "LP-2026-0011",
        Delist = new Delisting
        {
            EntryReference = reference,
            EntryVersion = 1,
            Reason = DelistingReason.Deceased,
            StatementOfReasons = "She has died.",
        },
    };

    public static Operation Renew(DateOnly until, params string[] references) => new()
    {
        ProposalReference = "LP-2026-0012",
        Renew = new Renewal
        {
            Until = Day(until),
            Reviews = { references.Select(
                reference => new Review { EntryReference = reference, EntryVersion = 1, Conclusion = "Still called for." }) },
        },
    };

    public static Operation Extend(DateOnly until)
        => new() { ProposalReference = "LP-2026-0013", Extend = new Extension { Until = Day(until) } };

    /// <summary>An act of such operations, in force when it is adopted unless its caller says otherwise.</summary>
    public static ActText ActOf(int number, params Operation[] operations)
    {
        var act = new ActText
        {
            Reference = $"ACT-2026-{number:D4}",
            Title = "Implementing Regulation on an invented matter",
            LegalBasis = "Article 13(1) of Regulation (EU) 2019/796",
            Number = $"2026/{number}",
        };
        act.Add(operations);
        return act;
    }

    public static ActText From(this ActText act, DateOnly day)
    {
        act.EntryIntoForce = Day(day);
        return act;
    }

    public static ActText Exercise(this ActText act)
    {
        act.Exercise = true;
        return act;
    }

    /// <summary>Of an act that was published before it is recorded.</summary>
    public static ActText PublishedOn(this ActText act, DateOnly day)
    {
        act.PublicationUrl = $"https://example.invalid/eli/{act.Number}";
        act.PublishedOn = Day(day);
        return act.From(day);
    }

    public static ActText Correcting(this ActText act, string reference, DateOnly? from = null)
    {
        act.Corrects = new Corrigendum { ActReference = reference, From = from is { } day ? Day(day) : null };
        return act;
    }

    /// <summary>The Council adopts it at a moment.</summary>
    public static BallotDecided AdoptedAt(this ActText act, DateTimeOffset moment)
    {
        var decided = Invented.Adopted(act);
        decided.Ballot.Decision.DecidedAt = moment.ToTimestamp();
        return decided;
    }

    public static Date Day(DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };
}

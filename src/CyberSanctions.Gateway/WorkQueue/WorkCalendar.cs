using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.WorkQueue;

/// <summary>An address at which a calendar program finds what is due.</summary>
public sealed record WorkCalendar
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its version; also the ETag.</summary>
    public required long Version { get; init; }

    /// <summary>What is in it.</summary>
    public required WorkScope Whose { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>It ends then, unless it is renewed.</summary>
    public required DateTime ValidUntil { get; init; }

    /// <summary>Present when it was ended before.</summary>
    public DateTime? RevokedAt { get; init; }

    /// <summary>For `/api/v1/work-queue.ics?key=…`: whoever has it reads the calendar. Only in the answer to whoever has just
    /// created it.</summary>
    public string? Secret { get; init; }
}

/// <summary>Somebody's calendars.</summary>
public sealed record WorkCalendars
{
    /// <summary>Those that are valid, oldest first.</summary>
    public required IReadOnlyList<WorkCalendar> Items { get; init; }
}

/// <summary>A calendar to be.</summary>
public sealed record NewWorkCalendar
{
    /// <summary>What is to be in it.</summary>
    public required WorkScope Whose { get; init; }
}

using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.Requests;
using Handling = CyberSanctions.Contracts.Common.V1.Handling;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Proposals;

/// <summary>Which proposals: those of which all holds that is said.</summary>
public sealed record ProposalFilter
{
    /// <summary>Words that are all in what it says, in any script.</summary>
    public string? Q { get; init; }

    /// <summary>In which it stands, with its act.</summary>
    public ProposalState? State { get; init; }

    /// <summary>Its TLP 2.0 marking.</summary>
    public Handling? Handling { get; init; }

    /// <summary>Whether it is a table-top exercise.</summary>
    public bool? Exercise { get; init; }

    /// <summary>What it would do.</summary>
    public OperationKind? Kind { get; init; }

    /// <summary>The list that it is about.</summary>
    public string? List { get; init; }

    /// <summary>Whom it is on.</summary>
    public SubjectKind? SubjectKind { get; init; }

    /// <summary>The ground of a listing, or to which an amendment changes it.</summary>
    public ListingGround? Ground { get; init; }

    /// <summary>Among the measures of a listing, or to which an amendment changes them.</summary>
    public Measure? Measure { get; init; }

    /// <summary>Who drafted it.</summary>
    public string? DraftedBy { get; init; }

    /// <summary>Whether you drafted, edited, sent back, cleared or withdrew it.</summary>
    public bool Mine { get; init; }

    /// <summary>The act that bundles it.</summary>
    public string? ActReference { get; init; }

    /// <summary>The dossier that it rests on.</summary>
    public string? DossierReference { get; init; }

    /// <summary>Drafted at this moment or later.</summary>
    public DateTimeOffset? DraftedSince { get; init; }

    /// <summary>Drafted at this moment or earlier.</summary>
    public DateTimeOffset? DraftedUntil { get; init; }
}

/// <summary>A filter as it stands in an address.</summary>
internal static class ProposalQuery
{
    /// <summary>All parameters that it has.</summary>
    public static string[] Names { get; } =
    [
        "q", "state", "handling", "exercise", "kind", "list", "subjectKind", "ground", "measure", "draftedBy", "mine",
        "actReference", "dossierReference", "draftedSince", "draftedUntil",
    ];

    /// <summary>The filter of a request; what is there and empty is refused, since it would leave all.</summary>
    public static Wire.ProposalFilter Of(IQueryCollection query)
        => new ProposalFilter
        {
            Q = QueryValues.Sought(query, "q"),
            State = QueryValues.WordOrNone<ProposalState>(query, "state"),
            Handling = QueryValues.WordOrNone<Handling>(query, "handling"),
            Exercise = QueryValues.Flag("exercise", QueryValues.Only(query, "exercise")),
            Kind = QueryValues.WordOrNone<OperationKind>(query, "kind"),
            List = QueryValues.Named(query, "list"),
            SubjectKind = QueryValues.WordOrNone<SubjectKind>(query, "subjectKind"),
            Ground = QueryValues.WordOrNone<ListingGround>(query, "ground"),
            Measure = QueryValues.WordOrNone<Measure>(query, "measure"),
            DraftedBy = QueryValues.Named(query, "draftedBy"),
            Mine = QueryValues.Flag("mine", QueryValues.Only(query, "mine")) ?? false,
            ActReference = QueryValues.Named(query, "actReference"),
            DossierReference = QueryValues.Named(query, "dossierReference"),
            DraftedSince = QueryValues.Instant("draftedSince", QueryValues.Only(query, "draftedSince")),
            DraftedUntil = QueryValues.Instant("draftedUntil", QueryValues.Only(query, "draftedUntil")),
        }.ToWire();
}

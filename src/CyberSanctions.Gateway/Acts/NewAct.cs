using Instrument = CyberSanctions.Contracts.Listing.V1.Instrument;

namespace CyberSanctions.Gateway.Acts;

/// <summary>An act to be drafted.</summary>
public sealed record NewAct
{
    /// <summary>The title of the act, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>For example "Article 13(1) of Regulation (EU) 2019/796".</summary>
    public required string LegalBasis { get; init; }

    /// <summary>For example 2020/1125.</summary>
    public required string Number { get; init; }

    /// <summary>
    /// The day to come on which it takes effect; or, of an act that is published already, the day on which it entered into force.
    /// Left out, that is the day on which it is adopted.
    /// </summary>
    public DateOnly? EntryIntoForce { get; init; }

    /// <summary>The day of its publication, if it is published already.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>Where the act is published: an ELI. Required with publishedOn.</summary>
    public string? PublicationUrl { get; init; }

    /// <summary>Cleared proposals, 1 to 500, in the order of the annex; all exercise or none.</summary>
    public required IReadOnlyList<string> ProposalReferences { get; init; }

    /// <summary>Of a corrigendum: which act it corrects.</summary>
    public Corrigendum? Corrects { get; init; }

    /// <summary>What the act is itself: a Council Decision or an implementing Regulation. Required with a twin.</summary>
    public Instrument? Instrument { get; init; }

    /// <summary>The other instrument of a pair. A corrigendum has one only if the act that it corrects has.</summary>
    public Twin? Twin { get; init; }
}

/// <summary>The other instrument of a pair: of a Decision the Regulation, of a Regulation the Decision.</summary>
public sealed record Twin
{
    /// <summary>The title, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>For example "Article 29 of the Treaty on European Union".</summary>
    public required string LegalBasis { get; init; }

    /// <summary>For example 2020/1127; the number of no other act, nor the act's own.</summary>
    public required string Number { get; init; }

    /// <summary>Where it is published: an ELI. Required with publishedOn.</summary>
    public string? PublicationUrl { get; init; }
}

/// <summary>That an act corrects an earlier one.</summary>
public sealed record Corrigendum
{
    /// <summary>The act that it corrects, one that was adopted.</summary>
    public required string ActReference { get; init; }

    /// <summary>From which day the correct text applies. Left out: from when the act that it corrects took effect.</summary>
    public DateOnly? From { get; init; }
}

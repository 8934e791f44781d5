using CyberSanctions.Gateway.Json;
using Voting = CyberSanctions.Contracts.Voting.V1;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Acts;

/// <summary>Between the API's procedures and corrections and the listing service's.</summary>
internal static class ProcedureMapping
{
    public static Voting.Procedure ToWire(this Procedure procedure) => new()
    {
        Rule = procedure.Rule,
        Mode = procedure.Mode,
        ProposedBy = procedure.ProposedBy,
        Deadline = procedure.Deadline.ToWire(),
        LapsesAt = procedure.LapsesAt.ToWire(),
        NotTakingPart = { procedure.NotTakingPart ?? [] },
    };

    public static Procedure ToProcedure(this Voting.Procedure procedure) => new()
    {
        Rule = procedure.Rule,
        Mode = procedure.Mode,
        ProposedBy = procedure.ProposedBy,
        Deadline = procedure.Deadline?.ToDateTimeOffset(),
        LapsesAt = procedure.LapsesAt?.ToDateTimeOffset(),
        NotTakingPart = procedure.NotTakingPart.Count > 0 ? [.. procedure.NotTakingPart] : null,
    };

    public static Wire.CorrectActRequest ToWire(this Correction correction)
    {
        var request = new Wire.CorrectActRequest
        {
            EntryIntoForce = correction.EntryIntoForce?.ToWire(),
            PublishedOn = correction.PublishedOn?.ToWire(),
            InForceOnAdoption = correction.InForceOnAdoption,
            StatementsOfReasons =
            {
                (correction.StatementsOfReasons ?? []).Select(reasons => new Wire.CorrectedReasons
                {
                    ProposalReference = reasons.ProposalReference,
                    StatementOfReasons = reasons.StatementOfReasons,
                }),
            },
        };

        // An empty text is a correction, none is not.
        if (correction.Title is { } title)
        {
            request.Title = title;
        }

        if (correction.LegalBasis is { } legalBasis)
        {
            request.LegalBasis = legalBasis;
        }

        if (correction.PublicationUrl is { } publicationUrl)
        {
            request.PublicationUrl = publicationUrl;
        }

        return request;
    }
}

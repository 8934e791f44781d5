using CyberSanctions.Contracts.Common.V1;
using Grpc.Core;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Proposals;

/// <summary>A proposal with what its reasons cite, what was done with it, and how far its translations are.</summary>
/// <param name="Proposal">As it reads now.</param>
/// <param name="Sources">What its reasons cite, each once.</param>
/// <param name="Changes">What was done with it, the first first.</param>
/// <param name="Statement">Its statement of reasons as it reads now.</param>
internal sealed record ProposalDocument(
    Wire.Proposal Proposal,
    IReadOnlyList<Wire.CitedSource> Sources,
    IReadOnlyList<Wire.ProposalChange> Changes,
    Wire.StatementStanding Statement)
{
    /// <summary>The marking of the whole: the highest of what is in it.</summary>
    public Handling Handling { get; } = Sources.Select(source => source.ExtractHandling).Append(Proposal.Handling).Max();

    /// <summary>Puts together what comes part by part.</summary>
    public static async Task<ProposalDocument> ReadAsync(
        IAsyncStreamReader<Wire.ProposalDocumentPart> parts, CancellationToken cancel)
    {
        var (proposal, statement) = (new Wire.Proposal(), new Wire.StatementStanding());
        var (sources, changes) = (new List<Wire.CitedSource>(), new List<Wire.ProposalChange>());
        await foreach (var part in parts.ReadAllAsync(cancel))
        {
            switch (part.PartCase)
            {
                case Wire.ProposalDocumentPart.PartOneofCase.Proposal:
                    proposal = part.Proposal;
                    break;
                case Wire.ProposalDocumentPart.PartOneofCase.Source:
                    sources.Add(part.Source);
                    break;
                case Wire.ProposalDocumentPart.PartOneofCase.Change:
                    changes.Add(part.Change);
                    break;
                case Wire.ProposalDocumentPart.PartOneofCase.Statement:
                    statement = part.Statement;
                    break;
            }
        }

        return new ProposalDocument(proposal, sources, changes, statement);
    }
}

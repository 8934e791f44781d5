namespace CyberSanctions.Contracts.Events.V1;

public sealed partial class ActText
{
    /// <summary>What the act does, in the order of the annex, in whichever of its two forms the text is written.</summary>
    public IReadOnlyList<Operation> AllOperations
        => Operations.Count > 0
            ? Operations
            : [.. Listings.Select(listing => new Operation { ProposalReference = listing.ProposalReference, List = listing })];

    /// <summary>Writes what the act does: an act that does nothing but list in the form that such acts have always had.</summary>
    public void Add(IReadOnlyCollection<Operation> operations)
    {
        if (operations.All(operation => operation.WhatCase == Operation.WhatOneofCase.List))
        {
            Listings.AddRange(operations.Select(operation => operation.List));
        }
        else
        {
            Operations.AddRange(operations);
        }
    }
}

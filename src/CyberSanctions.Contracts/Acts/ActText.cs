namespace CyberSanctions.Contracts.Events.V1;

public sealed partial class ActText
{
    /// <summary>What the act does, in the order of the annex, in whichever of its two forms the text is written.</summary>
    /// <exception cref="InvalidDataException">It is written in both, and readers of one would not see the other.</exception>
    public IReadOnlyList<Operation> AllOperations
        => (Listings.Count, Operations.Count) switch
        {
            ( > 0, > 0) => throw new InvalidDataException($"The text of {Reference} says in two places what the act does."),
            (0, _) => Operations,
            _ => [.. Listings.Select(listing => new Operation { ProposalReference = listing.ProposalReference, List = listing })],
        };

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

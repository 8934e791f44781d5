using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Entries;

namespace CyberSanctions.Listing.Proposals;

/// <summary>What a proposal proposes, as an operation on a list: how it stands in the text of an act.</summary>
internal static class Operations
{
    /// <summary>What a proposal proposes.</summary>
    public static Operation Of(Proposal proposal)
    {
        var operation = new Operation { ProposalReference = proposal.Reference };
        switch (proposal.Kind)
        {
            case OperationKind.Amend:
                operation.Amend = proposal.Amendment;
                break;
            case OperationKind.Delist:
                operation.Delist = proposal.Delisting;
                break;
            case OperationKind.Renew:
                operation.Renew = proposal.Renewal;
                break;
            case OperationKind.Extend:
                operation.Extend = proposal.Extension;
                break;
            default:
                operation.List = new ActListing
                {
                    ProposalReference = proposal.Reference,
                    Subject = proposal.Subject,
                    Ground = proposal.Ground,
                    Measures = { proposal.Measures },
                    StatementOfReasons = proposal.StatementOfReasons,
                    EuReferenceNumber = proposal.EuReferenceNumber,
                };
                break;
        }

        return operation;
    }

    /// <summary>Has a proposal, other than of a listing, show an operation.</summary>
    public static void Show(Operation operation, Proposal proposal)
        => (proposal.Amendment, proposal.Delisting, proposal.Renewal, proposal.Extension)
            = (operation.Amend, operation.Delist, operation.Renew, operation.Extend);

    /// <summary>
    /// What a text says of a proposal that its act does not hold any more; of the proposal no more than whose it is, which stays
    /// as it is: an act that does not change is answered alike, whatever becomes of what it let go.
    /// </summary>
    /// <param name="operation">In the text.</param>
    /// <param name="act">Whose text it is.</param>
    /// <param name="now">The proposal as it is now, and may say something else.</param>
    public static Proposal AsSaid(Operation operation, Act act, Proposal now)
    {
        var proposal = new Proposal
        {
            Reference = operation.ProposalReference,
            State = ProposalState.Bundled,
            DraftedBy = now.DraftedBy,
            DraftedAt = now.DraftedAt,
            Handling = act.Handling,
            Exercise = act.Exercise,
            List = PublicLists.Of(act.Exercise),
            Kind = (OperationKind)operation.WhatCase - (int)Operation.WhatOneofCase.List + (int)OperationKind.List,
        };
        if (operation.List is not { } listing)
        {
            Show(operation, proposal);
            return proposal;
        }

        (proposal.Subject, proposal.Ground) = (listing.Subject, listing.Ground);
        (proposal.StatementOfReasons, proposal.EuReferenceNumber) = (listing.StatementOfReasons, listing.EuReferenceNumber);
        proposal.Measures.AddRange(listing.Measures);
        return proposal;
    }

    /// <summary>Whom a proposal is on, as far as it says so: an amendment says only what changes.</summary>
    public static Subject SubjectOf(Proposal proposal) => proposal.Subject ?? proposal.Amendment?.After.Subject ?? new Subject();

    /// <summary>The entries that a proposal is about, each with the version in which its drafter saw it.</summary>
    public static IEnumerable<(string Reference, int Version)> Entries(Proposal proposal) => proposal.Kind switch
    {
        OperationKind.Amend => [(proposal.Amendment.EntryReference, proposal.Amendment.EntryVersion)],
        OperationKind.Delist => [(proposal.Delisting.EntryReference, proposal.Delisting.EntryVersion)],
        OperationKind.Renew => proposal.Renewal.Reviews.Select(review => (review.EntryReference, review.EntryVersion)),
        _ => [],
    };

    /// <summary>Whether a proposal gives reasons of its own, in words that an act's correction can change.</summary>
    public static bool HasReasons(Proposal proposal)
        => proposal.Kind is not (OperationKind.Amend or OperationKind.Renew or OperationKind.Extend);

    /// <summary>Changes the reasons that a proposal gives.</summary>
    public static void SetReasons(Proposal proposal, string text, IEnumerable<ReasonsParagraph> paragraphs)
    {
        if (proposal.Delisting is { } delisting)
        {
            delisting.StatementOfReasons = text;
        }
        else
        {
            proposal.StatementOfReasons = text;
            proposal.Reasons.Clear();
            proposal.Reasons.AddRange(paragraphs);
        }
    }
}

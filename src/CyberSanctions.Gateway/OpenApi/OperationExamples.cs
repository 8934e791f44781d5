using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Gateway.Entries;
using CyberSanctions.Gateway.Proposals;
using Amendment = CyberSanctions.Gateway.Proposals.Amendment;
using Delisting = CyberSanctions.Gateway.Proposals.Delisting;
using EntryContent = CyberSanctions.Gateway.Entries.EntryContent;
using Extension = CyberSanctions.Gateway.Proposals.Extension;
using Renewal = CyberSanctions.Gateway.Proposals.Renewal;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>Proposals that are no listings, for the API's description.</summary>
internal static class OperationExamples
{
    private const string Entry = "CYB-2026-0001";

    public static NewProposal Amendment { get; } = new()
    {
        Handling = Handling.TlpGreen,
        List = "eu-cyber",
        Amendment = new Amendment
        {
            EntryReference = Entry,
            EntryVersion = 1,
            Fields = [EntryField.Function, EntryField.StatementOfReasons],
            After = new EntryContent
            {
                Subject = new Particulars { Function = "Former director of Blue Heron Ltd" },
                StatementOfReasons = "Aurelia Nimbus rented the servers from which the systems of ferry operators were wiped.",
            },
        },
        Evidence = ["Extract from the register of companies of Port Cumulus, 3 November 2026"],
    };

    public static NewProposal Delisting { get; } = new()
    {
        Handling = Handling.TlpGreen,
        List = "eu-cyber",
        Delisting = new Delisting
        {
            EntryReference = Entry,
            EntryVersion = 1,
            Reason = DelistingReason.AnnulledByCourt,
            StatementOfReasons = "The General Court has annulled the listing.",
        },
        Evidence = ["Judgment of the General Court of 2 November 2026, T-999/26"],
    };

    public static NewProposal Renewal { get; } = new()
    {
        Handling = Handling.TlpGreen,
        List = "eu-cyber",
        Renewal = new Renewal
        {
            Until = new DateOnly(2028, 5, 18),
            Reviews =
            [
                new() { EntryReference = Entry, EntryVersion = 1, Conclusion = "The servers are still in use." },
            ],
        },
    };

    public static NewProposal Extension { get; } = new()
    {
        Handling = Handling.TlpGreen,
        List = "eu-cyber",
        Extension = new Extension { Until = new DateOnly(2028, 5, 18) },
    };
}

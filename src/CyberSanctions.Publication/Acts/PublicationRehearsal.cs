using System.Security.Cryptography;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using Google.Protobuf;
using Npgsql;
using Extension = CyberSanctions.Contracts.Listing.V1.Extension;

namespace CyberSanctions.Publication.Acts;

/// <summary>Rehearses the publication of an adopted act.</summary>
internal sealed class PublicationRehearsal(
    NpgsqlDataSource database, BallotDecidedHandler handler, TimeProvider time, ILogger<PublicationRehearsal> logger)
    : Rehearsal(database, time, logger)
{
    // Reference, title and number of the invented act, which is one of an exercise.
    private const string Act = "rehearsal";

    /// <inheritdoc/>
    protected override Task RehearseAsync(Change change, CancellationToken cancel)
        => handler.ApplyAsync(change, Decided(), cancel);

    private static BallotDecided Decided()
    {
        var text = new ActText
        {
            Reference = Act,
            Title = Act,
            LegalBasis = Act,
            Number = Act,
            EntryIntoForce = new Date { Year = 2026, Month = 1, Day = 1 },
            Exercise = true,
            Operations =
            {
                new Operation { ProposalReference = Act, List = Listing(SubjectKind.Person, "rehearsal-1") },
                new Operation { ProposalReference = Act, List = Listing(SubjectKind.Entity, "rehearsal-2") },
                new Operation { ProposalReference = Act, Amend = Amendment("rehearsal-1") },
                new Operation { ProposalReference = Act, Renew = Renewal("rehearsal-1") },
                new Operation { ProposalReference = Act, Extend = new Extension { Until = LastDay } },
                new Operation
                {
                    ProposalReference = Act,
                    Delist = new Delisting { EntryReference = "rehearsal-2", Reason = DelistingReason.Error },
                },
            },
        }.ToByteString();
        return new BallotDecided
        {
            ActText = text,
            Ballot = new Ballot
            {
                Reference = Act,
                ActReference = Act,
                Exercise = true,
                TextSha256 = Convert.ToHexStringLower(SHA256.HashData(text.Span)),
                Decision = new Decision { Outcome = Outcome.Adopted },
            },
        };
    }

    private static Date LastDay => new() { Year = 9998, Month = 12, Day = 31 };

    private static Amendment Amendment(string entry) => new()
    {
        EntryReference = entry,
        Fields = { EntryField.Names },
        After = new EntryContent
        {
            Subject = new Subject { Names = { new Name { WholeName = Act, Quality = NameQuality.Strong } } },
        },
    };

    private static Renewal Renewal(string entry)
        => new() { Until = LastDay, Reviews = { new Review { EntryReference = entry, Conclusion = Act } } };

    private static ActListing Listing(SubjectKind kind, string reference) => new()
    {
        ProposalReference = Act,
        EuReferenceNumber = reference,
        Ground = ListingGround.Responsible,
        Measures = { Measure.AssetFreeze },
        StatementOfReasons = Act,
        Subject = new Subject
        {
            Kind = kind,
            Names = { new Name { WholeName = "Aurelia Nimbus", Quality = NameQuality.Strong } },
            Births = { new Birth { Date = new PartialDate { Year = 1985 }, Place = "Nowhere" } },
            Nationalities = { "XX" },
            Identifiers = { new Identifier { Type = "other", Number = "0" } },
            Addresses = { new Address { Text = "Nowhere" } },
            Registrations = { new Registration { Number = "0" } },
            Lei = Act,
            CryptoAddresses = { new CryptoAddress { Currency = Act, Address = Act } },
            Contact = new ContactData { Phones = { "0" } },
        },
    };
}

using System.Security.Cryptography;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Publication.Acts;

/// <summary>Rehearses the publication of an adopted act.</summary>
internal sealed class PublicationRehearsal(
    NpgsqlDataSource database, BallotDecidedHandler handler, TimeProvider time, ILogger<PublicationRehearsal> logger)
    : Rehearsal(database, time, logger)
{
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
            Listings = { Listing(SubjectKind.Person), Listing(SubjectKind.Entity) },
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

    private static ActListing Listing(SubjectKind kind) => new()
    {
        ProposalReference = Act,
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
        },
    };
}

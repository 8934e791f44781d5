using System.Security.Cryptography;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Publication.Acts;

/// <summary>
/// At start, publishes an invented exercise act and takes it back: nothing of it is ever committed.
/// The first real act then does not wait a second for code that runs for the first time, and an
/// operator whose database would not take a publication learns it now, and not when an act is adopted.
/// </summary>
internal sealed class Rehearsal(
    NpgsqlDataSource database, BallotDecidedHandler handler, TimeProvider time, ILogger<Rehearsal> logger) : BackgroundService
{
    private const string Act = "rehearsal";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(stoppingToken);
            await using var transaction = await connection.BeginTransactionAsync(stoppingToken);
            var change = new Change(connection, transaction, "service:rehearsal", time.GetUtcNow());
            await handler.ApplyAsync(change, new Entry { Payload = Decided().ToByteString() }, stoppingToken);
            await transaction.RollbackAsync(stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(exception, "The rehearsal failed: if an act were adopted now, it could not be published.");
        }
    }

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

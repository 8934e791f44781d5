using System.Security.Cryptography;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Publication.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.Publication.Entries;
using CyberSanctions.Publication.History;
using CyberSanctions.Publication.Lists;
using Google.Protobuf;

namespace CyberSanctions.Publication.Tests;

/// <summary>Invented people, acts and ballots.</summary>
internal static partial class Invented
{
    public static ActListing AureliaNimbus(string euReferenceNumber = "") => new()
    {
        ProposalReference = "LP-2026-0001",
        EuReferenceNumber = euReferenceNumber,
        Ground = ListingGround.Responsible,
        Measures = { Measure.AssetFreeze, Measure.TravelBan },
        StatementOfReasons =
            "Aurelia Nimbus wrote the wiper \"Paper Rain\".\n\nIt erased <all> weather records of Atlantis & Thule.",
        Subject = new Subject
        {
            Kind = SubjectKind.Person,
            Gender = Gender.Female,
            Function = "Colonel of the Atlantean Weather Corps",
            Names =
            {
                new Name
                {
                    WholeName = "Aurelia Nimbus",
                    FirstName = "Aurelia",
                    LastName = "Nimbus",
                    Quality = NameQuality.Strong,
                    Language = "en",
                },
                new Name { WholeName = "Аурелия Нимбус", Quality = NameQuality.Strong, Language = "ru" },
                new Name { WholeName = "Rain'y \"Cloud\" O’Day ☂𝄞", Quality = NameQuality.Weak },
            },
            Births =
            {
                new Birth { Date = new PartialDate { Year = 1985, Month = 8, Day = 3 }, Place = "Poseidonis", Country = "GR" },
                new Birth { Date = new PartialDate { Year = 1985, Circa = true } },
            },
            Nationalities = { "GR" },
            Identifiers =
            {
                new Identifier
                {
                    Type = "passport",
                    Number = "AT 000001",
                    IssuingCountry = "GR",
                    IssuedOn = new Date { Year = 2019, Month = 2, Day = 28 },
                },
            },
            Addresses = { new Address { Text = "1 Trident Street", City = "Poseidonis" } },
        },
    };

    public static ActListing BlueHeron(string euReferenceNumber = "") => new()
    {
        ProposalReference = "LP-2026-0002",
        EuReferenceNumber = euReferenceNumber,
        Ground = ListingGround.SupportOrInvolvement,
        Measures = { Measure.AssetFreeze },
        StatementOfReasons = "Blue Heron Ltd rented the servers from which Paper Rain fell.",
        Subject = new Subject
        {
            Kind = SubjectKind.Entity,
            Names = { new Name { WholeName = "Blue Heron Ltd", Quality = NameQuality.Strong } },
            RegisteredOn = new PartialDate { Year = 2002, Month = 4 },
            PlaceOfRegistration = "Thule",
        },
    };

    public static ActText Act(params ActListing[] listings) => Act(1, listings);

    public static ActText Act(int number, params ActListing[] listings) => new()
    {
        Reference = $"ACT-2026-{number:D4}",
        Title = "Implementing Regulation on invented cyber-attacks",
        LegalBasis = "Article 13(1) of Regulation (EU) 2019/796",
        Number = $"2026/{number}",
        EntryIntoForce = new Date { Year = 2026, Month = 2, Day = ((number - 1) % 28) + 1 },
        PublicationUrl = $"https://example.invalid/eli/2026/{number}",
        Listings = { listings },
    };

    public static BallotDecided Adopted(ActText act) => Decided(act, Outcome.Adopted);

    public static BallotDecided Decided(ActText act, Outcome outcome)
    {
        var bytes = act.ToByteArray();
        return new BallotDecided
        {
            ActText = ByteString.CopyFrom(bytes),
            Ballot = new Ballot
            {
                Reference = act.Reference.Replace("ACT", "BAL"),
                ActReference = act.Reference,
                Exercise = act.Exercise,
                TextSha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
                State = BallotState.Decided,
                Decision = new Decision { Outcome = outcome },
            },
        };
    }

    /// <summary>A list with everything on it that an act lists, as if just published.</summary>
    public static ListContent Content(ActText act)
    {
        var recordedAt = new DateTime(2026, 2, 1, 12, 30, 15, 250, DateTimeKind.Utc);
        var since = CouncilData.BeginningInBrussels(new DateOnly(
            act.EntryIntoForce.Year, act.EntryIntoForce.Month, act.EntryIntoForce.Day));
        return Content(new RecordedAct(
            1000000001, act, new string('a', 64), act.Reference.Replace("ACT", "BAL"), since, new Carrying(3, recordedAt)));
    }

    /// <summary>The list that acts make, as of when the last of them is carried.</summary>
    public static ListContent Content(params RecordedAct[] acts)
    {
        RecordedOperation[] operations =
        [
            .. acts.SelectMany(act => act.Operations.Select((operation, place) => new RecordedOperation(
                act, place, operation, operation.List is { } listing ? Identity(listing, place) : null))),
        ];
        var newest = acts[^1].Carried!;
        var state = Fold.At(operations, new Point(newest.RecordedAt, newest.Version));
        return new ListContent(
            PublicList.Of(acts[0].Text.Exercise),
            newest.Version,
            newest.RecordedAt,
            newest.RecordedAt,
            VersionCause.Act,
            acts[^1],
            state.Listings,
            state.Framework,
            [.. state.OnList.Select(entry => ListEntry.Of(entry, 1 + entry.Amendments.Count, Known(entry)))]);
    }

    private static EntryIdentity Identity(ActListing listing, int place)
        => new(
            1000000100 + (100 * place),
            listing.EuReferenceNumber.Length > 0 ? listing.EuReferenceNumber : $"CYB-2026-{place + 1:D4}");

    // What stands in its listing has one run of ids, and what each amendment says, another.
    private static IEnumerable<KnownDetail> Known(EntryState entry)
        => entry.Amendments.Select(amendment => (amendment.Act, Subject: amendment.Amendment.After.Subject ?? new Subject()))
            .Prepend((entry.Act, entry.Listing.Subject))
            .SelectMany((said, run) => Details.Of(said.Subject).Select(of => new KnownDetail(
                of.Detail.Kind,
                of.Value,
                entry.Identity.LogicalId + 1 + (1_000_000 * run) + (10 * (int)of.Detail.Kind) + of.Detail.Place,
                said.Act)));
}

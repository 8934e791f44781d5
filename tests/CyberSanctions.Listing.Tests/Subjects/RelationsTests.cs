using CyberSanctions.Contracts.Acts;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using Grpc.Core;

namespace CyberSanctions.Listing.Tests.Subjects;

/// <summary>Relations to entries of the list: that these are there, and lead nobody in a circle.</summary>
public sealed class RelationsTests(ListingService listing) : IClassFixture<ListingService>
{
    [Fact]
    public async Task EverythingThatIsSaidOfASubject_IsKept_AndComesBackAsItWas()
    {
        foreach (var request in new[]
        {
            Examples.NewProposal(listing.ConcludeDossier()), Examples.NewEntityProposal(listing.ConcludeDossier()),
        })
        {
            request.Subject =
                request.Subject.Kind == SubjectKind.Person ? Examples.PersonInFull() : Examples.EntityInFull();
            request.Subject.CryptoAddresses[0].Address =
                request.Subject.Kind == SubjectKind.Person
                    ? "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"
                    : "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
            request.Subject.Relations.Add(
                new SubjectRelation { Kind = SubjectRelationKind.ActsOnBehalfOf, EntryReference = listing.Publication.Listed() });
            var proposal = await listing.Drafter.DraftProposalAsync(request);
            Assert.Equal(request.Subject, proposal.Subject);
            Assert.Equal(
                request.Subject,
                (await listing.Reviewer.GetProposalAsync(new GetProposalRequest { Reference = proposal.Reference })).Subject);
        }
    }

    [Fact]
    public async Task RelationToNoEntry_ToOneOfTheExercises_OrFromAnExerciseToARealOne_IsRefused()
    {
        var real = listing.Publication.Listed();
        var exercise = listing.Publication.Listed("eu-cyber-exercise");
        Assert.Equal(
            ("related-entry-unknown", "subject.relations[0].entry_reference"),
            await RefusedAsync("EU.99999.99", exercise: false));
        Assert.Equal(
            ("related-entry-unknown", "subject.relations[0].entry_reference"), await RefusedAsync(exercise, exercise: false));
        Assert.Equal(("related-entry-unknown", "subject.relations[0].entry_reference"), await RefusedAsync(real, exercise: true));

        async Task<(string, string)> RefusedAsync(string reference, bool exercise)
        {
            var request = Examples.NewProposal(listing.ConcludeDossier(exercise));
            request.Subject.Relations.Add(
                new SubjectRelation { Kind = SubjectRelationKind.AssociatedWith, EntryReference = reference });
            var refusal = await Refused.ByAsync(listing.Drafter.DraftProposalAsync(request));
            Assert.Equal(StatusCode.FailedPrecondition, refusal.Status);
            return (refusal.Reason, refusal.Fields.Single().Field);
        }
    }

    [Fact]
    public async Task EntryThatWouldOwnItself_IsRefused_HoweverManyAreBetween_AndWhicheverSideSaysIt()
    {
        var holding = Listed();
        var trust = Listed((SubjectRelationKind.OwnedBy, holding, "60"));
        var bank = Listed((SubjectRelationKind.ControlledBy, trust, ""));
        var shop = Listed();
        var owner = Listed((SubjectRelationKind.Owns, shop, "100"));

        Assert.Equal("related-entry-unknown", await RefusedAsync(holding, SubjectRelationKind.OwnedBy, holding, "10"));
        Assert.Equal("relation-circle", await RefusedAsync(holding, SubjectRelationKind.OwnedBy, bank, "51"));
        Assert.Equal("relation-circle", await RefusedAsync(holding, SubjectRelationKind.ControlledBy, trust, ""));
        Assert.Equal("relation-circle", await RefusedAsync(shop, SubjectRelationKind.Owns, owner, "50.01"));

        // What there is: minorities in each other, and whoever says the same from the other side.
        await listing.Drafter.DraftProposalAsync(Amending(holding, SubjectRelationKind.OwnedBy, bank, "50"));
        await listing.Drafter.DraftProposalAsync(Amending(shop, SubjectRelationKind.OwnedBy, owner, "100"));
        await listing.Drafter.DraftProposalAsync(Amending(holding, SubjectRelationKind.Owns, trust, "60"));
        await listing.Drafter.DraftProposalAsync(Amending(bank, SubjectRelationKind.AssociatedWith, holding, ""));
    }

    [Fact]
    public async Task EveryFieldOfASubject_CanBeAmendedAlone()
    {
        foreach (var (from, to) in new[]
        {
            (Examples.AnotherPerson(), Examples.PersonInFull()), (Examples.AnotherEntity(), Examples.EntityInFull()),
        })
        {
            to.Names.Add(from.Names[0]);
            to.Names[^1].Quality = NameQuality.Weak;
            to.CryptoAddresses.Clear();
            to.CryptoAddresses.Add(to.Kind == SubjectKind.Person
                ? new CryptoAddress { Currency = "TRX", Address = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t" }
                : new CryptoAddress { Currency = "XRP", Address = "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh" });
            (to.Gender, to.Function) = (Gender.Unspecified, "Clerk");
            to.Lei = to.Kind == SubjectKind.Entity ? "5493001KJTIIGC8Y1R12" : "";
            to.PlaceOfRegistration = to.Kind == SubjectKind.Entity ? "Port Finch" : "";
            to.RegisteredOn = to.Kind == SubjectKind.Entity ? new PartialDate { Year = 2012 } : null;
            EntryField[] others = [EntryField.Ground, EntryField.Measures, EntryField.StatementOfReasons];
            var (before, after) = (new EntryContent { Subject = from }, new EntryContent { Subject = to });
            foreach (var field in EntryContents.Fields.Except(others)
                .Where(field => !EntryContents.Only(before, [field]).Equals(EntryContents.Only(after, [field]))))
            {
                var content = before.Clone();
                content.Ground = ListingGround.Associated;
                var entry = listing.Publication.Listed(content);
                var request = Examples.Amending(entry);
                request.Amendment.Fields[0] = field;
                request.Amendment.After = EntryContents.Only(after, [field]);
                var amendment = (await listing.Drafter.DraftProposalAsync(request)).Amendment;
                Assert.Equal([field], amendment.Fields);
                Assert.Equal(
                    EntryContents.Only(after, [field]).Subject,
                    EntryContents.Only(amendment.After, [field]).Subject);
                Assert.Equal(to.Kind, amendment.After.Subject.Kind);
            }
        }
    }

    private string Listed(params (SubjectRelationKind Kind, string Entry, string Percentage)[] relations)
    {
        var subject = Examples.AnotherEntity();
        subject.Relations.Add(relations.Select(relation => Relation(relation.Kind, relation.Entry, relation.Percentage)));
        return listing.Publication.Listed(new EntryContent
        {
            Subject = subject,
            Ground = ListingGround.Associated,
            Measures = { Measure.AssetFreeze },
            StatementOfReasons = "It paid for the servers.",
        });
    }

    private async Task<string> RefusedAsync(string entry, SubjectRelationKind kind, string other, string percentage)
        => (await Refused.ByAsync(listing.Drafter.DraftProposalAsync(Amending(entry, kind, other, percentage)))).Reason;

    private static DraftProposalRequest Amending(string entry, SubjectRelationKind kind, string other, string percentage)
    {
        var request = Examples.Amending(entry);
        request.Amendment.Fields[0] = EntryField.Relations;
        request.Amendment.After = new EntryContent
        {
            Subject = new Subject { Relations = { Relation(kind, other, percentage) } },
        };
        return request;
    }

    private static SubjectRelation Relation(SubjectRelationKind kind, string entry, string percentage)
        => new() { Kind = kind, EntryReference = entry, Percentage = percentage };
}

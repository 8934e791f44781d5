using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Tests;

public sealed partial class OperationsTests
{
    [Fact]
    public async Task AmendmentThatLeavesNoNameAndNoIdentifier_IsSomebodyElse()
    {
        var request = Examples.Amending(listing.Publication.Listed());
        request.Amendment.Fields.AddRange([EntryField.Names, EntryField.Identifiers, EntryField.Births]);
        var other = Examples.Person();
        other.Names.RemoveAt(1);
        (other.Names[0].WholeName, other.Names[0].FirstName, other.Names[0].LastName) = ("Tiberius QUILL", "Tiberius", "QUILL");
        request.Amendment.After.Subject = new Subject
        {
            Function = "Clerk",
            Names = { other.Names },
            Births = { new Birth { Place = "Port Finch" } },
            Identifiers = { new Identifier { Type = "passport", Number = "Y 1" } },
        };
        Assert.Equal(("another-subject", "amendment.after.subject"), await RefusedAsync(request));
    }

    [Fact]
    public async Task TwoAmendments_OfWhichTheFirstKeepsTheNameAndTheSecondThePassport_MakeNobodyElse()
    {
        var listedAs = new EntryContent
        {
            Subject = Examples.AnotherPerson(),
            Ground = ListingGround.Responsible,
            Measures = { Measure.AssetFreeze },
        };
        var entry = listing.Publication.Listed(listedAs);
        var amended = listedAs.Clone();
        (amended.Subject.Identifiers[0].Number, amended.Subject.Function) = ($"Y {entry}", "Clerk");
        listing.Publication.Changed(entry, OperationKind.Amend, amended);

        var request = Examples.Amending(entry, 2);
        request.Amendment.Fields.Add(EntryField.Names);
        request.Amendment.After.Subject.Names.Add(new Name { WholeName = "Tiberius QUILL", Quality = NameQuality.Strong });
        Assert.Equal(("another-subject", "amendment.after.subject"), await RefusedAsync(request));

        // The former name stays as a weaker one: then it is known who this is.
        request.Amendment.After.Subject.Names.Add(listedAs.Subject.Names[0]);
        await listing.Drafter.DraftProposalAsync(request);
    }

    [Fact]
    public async Task AmendmentThatLeavesNothingButAName_IsRefused()
    {
        var entry = listing.Publication.Listed(new EntryContent
        {
            Subject = new Subject { Kind = SubjectKind.Person, Names = { Examples.AnotherPerson().Names }, Function = "Clerk" },
            Ground = ListingGround.Associated,
            Measures = { Measure.AssetFreeze },
            StatementOfReasons = "He kept the books.",
        });
        var request = Examples.Amending(entry);
        request.Amendment.After.Subject.Function = "";
        Assert.Equal("no-identifying-information", (await RefusedAsync(request)).Reason);
    }

    [Fact]
    public async Task AmendmentThatMakesSomebodyAnothersLookAlike_IsRefusedUnlessItIsSaid()
    {
        var other = await listing.ClearedProposalAsync();
        var request = Examples.Amending(listing.Publication.Listed());
        request.Amendment.Fields.Add(EntryField.Identifiers);
        request.Amendment.After.Subject.Identifiers.Add(other.Subject.Identifiers[0]);
        Assert.Equal(("same-subject", "distinct_from"), await RefusedAsync(request));
        request.DistinctFrom.Add(other.Reference);
        Assert.Equal([other.Reference], (await listing.Drafter.DraftProposalAsync(request)).DistinctFrom);
    }

    [Fact]
    public async Task Amendment_OfWhatItReadsAlready_OrOfMoreThanItNames_IsRefused()
    {
        var request = Examples.Amending(listing.Publication.Listed());
        request.Amendment.After.Subject.Function = "Head of department, Blue Heron Ltd";
        Assert.Equal("amendment.fields[0]", (await RefusedAsync(request)).Field);
        request.Amendment.After.Subject.Function = "Director";
        request.Amendment.After.StatementOfReasons = "And one more thing.";
        Assert.Equal("amendment.after", (await RefusedAsync(request)).Field);
    }

    [Fact]
    public async Task Amendment_ThatSaysTheEntryReadsOtherwiseThanItDoes_IsRefused()
    {
        var request = Examples.Amending(listing.Publication.Listed());
        request.Amendment.Before = new EntryContent { Subject = new Subject { Function = "Clerk" } };
        Assert.Equal(("entry-reads-otherwise", "amendment.before"), await RefusedAsync(request));
        request.Amendment.Before.Subject.Function = "Head of department, Blue Heron Ltd";
        await listing.Drafter.DraftProposalAsync(request);
    }

    [Fact]
    public async Task Amendment_RestsOnADossierOrOnEvidence_ADelistingOnEvidence()
    {
        var amendment = Examples.Amending(listing.Publication.Listed());
        amendment.Evidence.Clear();
        Assert.Equal("evidence", (await RefusedAsync(amendment)).Field);
        amendment.DossierReference = listing.ConcludeDossier();
        await listing.Drafter.DraftProposalAsync(amendment);
        var delisting = Examples.Delisting(listing.Publication.Listed());
        delisting.Evidence.Clear();
        Assert.Equal("evidence", (await RefusedAsync(delisting)).Field);
    }
}

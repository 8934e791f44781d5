using CyberSanctions.Contracts.Acts;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using static CyberSanctions.Gateway.Tests.Json.Mapping.Answer;
using static CyberSanctions.Gateway.Tests.Json.Mapping.Filled;
using Common = CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Gateway.Tests.Json.Mapping;

/// <summary>As <see cref="DossierMappingTests"/>, of proposals and the entries that they are drafted against.</summary>
public sealed class ProposalMappingTests
{
    [Fact]
    public void Subject_ThroughTheApiAndBack_IsTheSame()
    {
        var subject = Message<Subject>();

        Assert.Equal(subject, ThereAndBack(subject));
    }

    [Fact]
    public void SubjectWithANameAlone_ThroughTheApiAndBack_IsTheSame()
    {
        var name = new Name { WholeName = "Blue Heron Ltd", Quality = NameQuality.Weak };
        var subject = new Subject { Kind = SubjectKind.Entity, Names = { name } };

        Assert.Equal(subject, ThereAndBack(subject));
    }

    [Fact]
    public void Name_OfWhichNothingElseIsSaid_IsAStrongOne()
    {
        var proposal = Examples.Proposal with
        {
            Subject = new() { Kind = SubjectKind.Person, Names = [new() { WholeName = "Aurelia Nimbus" }] },
        };

        Assert.Equal(NameQuality.Strong, proposal.ToWire().Subject.Names[0].Quality);
    }

    [Fact]
    public void NewProposal_SaysEverythingThatTheServiceAsks()
    {
        var request = ThroughJson(Examples.Proposal with
        {
            StatementOfReasons = "Aurelia Nimbus rented the servers.",
            AsPublished = true,
            EuReferenceNumber = "EU.999901.1",
            DistinctFrom = ["LP-2026-0011"],
            ConfirmedMixedScripts = true,
            List = "eu-cyber",
            Amendment = OperationExamples.Amendment.Amendment,
            Delisting = OperationExamples.Delisting.Delisting,
            Renewal = OperationExamples.Renewal.Renewal,
            Extension = OperationExamples.Extension.Extension,
            Evidence = ["A judgment"],
            ProposedBy = "FR",
            CoSponsors = ["BE"],
        }).ToWire();

        AssertFilled(request);
        Assert.Equal("Aurelia Nimbus rented the servers.", request.StatementOfReasons);
        Assert.Equal(
            Examples.Proposal.Reasons.Select(paragraph => paragraph.Text), request.Reasons.Select(paragraph => paragraph.Text));
        Assert.Equal([Measure.AssetFreeze, Measure.TravelBan], request.Measures);
        Assert.Equal(new Common.PartialDate { Year = 1985, Month = 8, Circa = true }, request.Subject.Births[0].Date);
    }

    [Fact]
    public void Copy_SentAgain_IsTheSame()
    {
        var request = Message<DraftProposalRequest>();
        request.Amendment.Fields.Clear();
        request.Amendment.Fields.AddRange(EntryContents.Fields);

        // An entry stays what it is, person or entity; an amendment does not say it.
        request.Amendment.Before.Subject.Kind = SubjectKind.Unspecified;
        request.Amendment.After.Subject.Kind = SubjectKind.Unspecified;

        Assert.Equal(request, ThroughJson(request.ToNew()).ToWire());
    }

    [Fact]
    public void Proposal_IsAnsweredWhole() => AssertSame(OfAllFields(Message<Proposal>()), proposal => proposal.ToProposal());

    [Fact]
    public void Entry_IsAnsweredWhole() => AssertSame(Message<Entry>(), entry => entry.ToEntry());

    [Fact]
    public void Work_IsAnsweredWhole() => AssertSame(Message<Work>(), work => work.ToWork());

    [Fact]
    public void WhatIsNotThere_IsAbsentFromTheAnswer()
    {
        var proposal = Message<Proposal>();
        proposal.ClearedBy = "";
        proposal.ClearedAt = null;
        proposal.ActReference = "";
        proposal.Subject.Gender = Gender.Unspecified;

        var json = Of(proposal.ToProposal());

        Assert.False(json.TryGetProperty("clearedBy", out _));
        Assert.False(json.TryGetProperty("clearedAt", out _));
        Assert.False(json.TryGetProperty("actReference", out _));
        Assert.False(json.GetProperty("subject").TryGetProperty("gender", out _));
    }

    /// <summary>In an amendment only the fields that it names mean anything.</summary>
    internal static Proposal OfAllFields(Proposal proposal)
    {
        proposal.Amendment.Fields.Clear();
        proposal.Amendment.Fields.AddRange(EntryContents.Fields);
        return proposal;
    }

    private static Subject ThereAndBack(Subject subject)
    {
        var proposal = Message<Proposal>();
        proposal.Subject = subject;
        return (Examples.Proposal with { Subject = ThroughJson(proposal.ToProposal().Subject) }).ToWire().Subject;
    }
}

using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Gateway.Acts;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using static CyberSanctions.Gateway.Tests.Json.Mapping.Answer;
using static CyberSanctions.Gateway.Tests.Json.Mapping.Filled;
using Act = CyberSanctions.Contracts.Listing.V1.Act;
using Common = CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Gateway.Tests.Json.Mapping;

/// <summary>As <see cref="DossierMappingTests"/>, of acts.</summary>
public sealed class ActMappingTests
{
    [Fact]
    public void NewAct_SaysEverythingThatTheServiceAsks()
    {
        var request = ThroughJson(Examples.Act with
        {
            EntryIntoForce = new DateOnly(2026, 7, 30),
            PublishedOn = new DateOnly(2026, 7, 29),
            PublicationUrl = "http://data.europa.eu/eli/reg_impl/2026/9999/oj",
            Corrects = new() { ActReference = "ACT-2026-0003", From = new DateOnly(2026, 7, 31) },
            Twin = Examples.Act.Twin! with { PublicationUrl = "http://data.europa.eu/eli/dec/2026/9998/oj" },
        }).ToWire();

        AssertFilled(request);
        Assert.Equal(new Common.Date { Year = 2026, Month = 7, Day = 30 }, request.EntryIntoForce);
        Assert.Equal(new Common.Date { Year = 2026, Month = 7, Day = 29 }, request.PublishedOn);
        AssertFilled(request.Corrects);
        AssertFilled(request.Twin);
    }

    [Fact]
    public void Clearance_SaysEverythingThatTheServiceAsks()
        => AssertFilled(ThroughJson(Examples.ActClearance).ToWire("ACT-2026-0004", 3));

    [Fact]
    public void Submission_SaysHowToVote_InUtc()
    {
        var submission = Examples.Submission with
        {
            Urgency = "The servers move on Friday.",
            DespiteReservations = "They are of form.",
        };
        var request = ThroughJson(submission).ToWire("ACT-2026-0004", 3);
        var procedure = request.Procedure;

        AssertFilled(request);
        AssertFilled(procedure);
        Assert.Equal(new DateTime(2026, 7, 24, 16, 0, 0, DateTimeKind.Utc), procedure.Deadline.ToDateTime());
        var act = Message<Act>();
        act.Procedure = procedure;
        Assert.Equal(procedure, new NewSubmission { Procedure = act.ToAct().Procedure }.ToWire("ACT-2026-0004", 3).Procedure);
    }

    [Fact]
    public void Correction_SaysEverythingThatTheServiceAsks_AndNothingThatWasLeftOut()
    {
        var day = new DateOnly(2026, 7, 30);
        var whole = Examples.Correction with
        {
            Title = "t",
            LegalBasis = "l",
            PublicationUrl = "",
            EntryIntoForce = day,
            PublishedOn = day,
            InForceOnAdoption = true,
            Instrument = Instrument.Decision,
            Twin = Examples.Act.Twin,
            WithoutTwin = true,
        };
        var request = ThroughJson(whole).ToWire("ACT-2026-0004", 3);

        AssertFilled(request, "publication_url");
        Assert.True(request.HasPublicationUrl);
        Assert.Equal(new CorrectActRequest(), ThroughJson(new Correction()).ToWire("", 0));
    }

    [Fact]
    public void Act_IsAnsweredWhole()
    {
        var act = Message<Act>();
        ProposalMappingTests.OfAllFields(act.Proposals[0]);

        AssertSame(act, whole => whole.ToAct());
    }

    [Fact]
    public void FieldThatACorrectionChanges_IsNamedAsTheApiNamesIt()
    {
        var act = Message<Act>();
        act.Revisions[0].Changes[0].Field = "listings[LP-2026-0012].statement_of_reasons";

        Assert.Equal("listings[LP-2026-0012].statementOfReasons", act.ToAct().Revisions[0].Changes[0].Field);
    }

    [Fact]
    public void PlaceOfALine_IsNamedAsTheApiNamesIt()
        => Assert.Equal(
            "proposals[2].dossierReference",
            new Contracts.Listing.V1.ActCheck
            {
                Lines = { new Contracts.Listing.V1.CheckLine { Place = "proposals[2].dossier_reference" } },
            }.ToCheck().Lines[0].Place);

    [Fact]
    public void Summary_IsTheWholeWithoutItsContents() => AssertPartOf(Message<Act>().ToSummary(), Message<Act>().ToAct());
}

using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Gateway.Json;
using Google.Protobuf.WellKnownTypes;
using Attribution = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Tests.Json.Mapping;

/// <summary>What partners are shown, and what they share, in the words of the API.</summary>
public sealed class PartnerMappingTests
{
    private static readonly Attribution.Evidence Evidence = new()
    {
        Id = "01990d6e-3f0c-7a52-b1d4-5c8e2f7a9b10",
        Title = "A log",
        Reliability = Attribution.SourceReliability.B,
        Credibility = 2,
        Sha256 = new string('a', 64),
        Handling = Handling.TlpAmber,
    };

    [Fact]
    public void SharedItem_SaysWhatItIsUnderTheNameOfItsKind_AndNothingElse()
    {
        var item = new Attribution.SharedItem
        {
            Kind = Attribution.ItemKind.Evidence,
            Id = Evidence.Id,
            Content = new() { Evidence = Evidence },
            Extract = "The server was rented in March.",
        };
        var json = Answer.Of(item.ToSharedItem());
        Assert.Equal(["kind", "id", "evidence", "extract"], json.EnumerateObject().Select(member => member.Name));
        Assert.Equal("A log", json.GetProperty("evidence").GetProperty("title").GetString());
        Assert.Equal(Evidence.Id, json.GetProperty("evidence").GetProperty("id").GetString());
        Assert.False(json.GetProperty("evidence").TryGetProperty("addedBy", out _));

        Attribution.VersionedContent[] others =
        [
            new() { Incident = new() { Id = "1", Title = "x" } },
            new() { Actor = new() { Id = "1", Name = "x", Kind = Attribution.ActorKind.Group } },
            new() { Event = new() { Id = "1", Text = "x", Date = new() { Year = 2024 } } },
            new() { Relation = new() { Id = "1", Kind = Attribution.RelationKind.MemberOf } },
            new() { Hypothesis = new() { Id = "1", Statement = "x" } },
            new()
            {
                Responsibility = new()
                {
                    Id = "1",
                    State = "CH",
                    Basis = Attribution.ResponsibilityBasis.Organs,
                    Likelihood = Attribution.Likelihood.Likely,
                    Confidence = Attribution.Confidence.Low,
                },
            },
        ];
        Assert.All(others, content => Assert.Equal(
            "1",
            Answer.Of(new Attribution.SharedItem { Kind = Attribution.ItemKind.Actor, Id = "1", Content = content }
                    .ToSharedItem())
                .GetProperty(content.ContentCase.ToString().ToLowerInvariant()).GetProperty("id").GetString()));
    }

    [Fact]
    public void Contribution_IsAnsweredAsItWasReceived_AndInListsWithoutWhatIsInIt()
    {
        var contribution = new Attribution.Contribution
        {
            Id = "1",
            Version = 1,
            Partner = "US",
            PartnerName = "United States",
            Title = "Intrusions",
            Handling = Handling.TlpAmber,
            Sha256 = new string('a', 64),
            ContributedBy = "us.analyst",
            ContributedAt = Timestamp.FromDateTime(DateTime.UnixEpoch),
            State = Attribution.ContributionState.Received,
            Dossier = new()
            {
                Title = "Intrusions",
                Handling = Handling.TlpAmber,
                Exercise = true,
                Incidents = { new Attribution.Incident { Title = "Pumps stopped" } },
                Evidence = { new Attribution.Evidence(Evidence) { Id = "" } },
                Actors = { new Attribution.Actor { Name = "Blue Heron", Kind = Attribution.ActorKind.Group } },
            },
        };
        var whole = contribution.ToContribution();
        Assert.Equal(contribution.Dossier, Answer.ThroughJson(whole.Dossier).ToWire());
        Answer.AssertPartOf(contribution.ToSummary(), whole);
        Assert.False(Answer.Of(contribution.ToSummary()).TryGetProperty("dossier", out _));
    }
}

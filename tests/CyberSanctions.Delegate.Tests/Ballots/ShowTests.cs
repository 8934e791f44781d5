using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Tests.EveryCommand;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Delegate.Tests.Ballots;

/// <summary>What a delegation has to see before it signs or stays silent.</summary>
public sealed class ShowTests
{
    [Fact]
    public async Task Ballot_IsShownWithWhoWroteAndClearedIt_WhatWasCorrected_AndWhyItIsUrgent()
    {
        await using var service = await AtADesk.OpenAsync(exercise: false);
        service.Ballot.Urgency = new Urgency
        {
            Reasons = "The servers are under attack.",
            RequestedBy = "aurelia.nimbus",
            ApprovedBy = "tiberius.quill",
            ApprovedAt = Timestamp.FromDateTime(DateTime.UtcNow),
        };
        service.Ballot.Revisions.Add(new Revision { Number = 1, WrittenBy = "aurelia.nimbus", ClearedBy = "legal-1" });
        service.Ballot.Revisions.Add(new Revision
        {
            Number = 2,
            WrittenBy = "tiberius.quill",
            ClearedBy = "legal-2",
            Changes =
            {
                new FieldChange { Field = "title", Before = "Act on Paper", After = "Act on Paper Rain" },
                new FieldChange { Field = "publication_url", Before = "x" },
            },
        });

        var shown = await AtADesk.TypeAsync(service, $"show {Made.Reference}", width: 200);

        Assert.Matches(
            @"Urgent\s+shorter than the minimum; asked for by aurelia.nimbus, approved by tiberius.quill: "
            + @"The servers are under attack\.",
            shown.Out);
        Assert.Matches(@"Corrects\s+ACT-2026-0003, from when that took effect", shown.Out);
        Assert.Matches(@"In force from\s+the beginning of 2027-01-15", shown.Out);
        Assert.Matches(@"Revision 2\s+written by tiberius.quill, cleared by legal-2", shown.Out);
        Assert.Matches(
            @"What revision 2 changes\s+title:\s+was: Act on Paper\s+is: Act on Paper Rain"
            + @"\s+publicationUrl:\s+was: x\s+is: nothing",
            shown.Out);
        Assert.Contains("\"field\": \"publicationUrl\"", (await AtADesk.TypeAsync(service, $"show {Made.Reference} --json")).Out);
    }
}

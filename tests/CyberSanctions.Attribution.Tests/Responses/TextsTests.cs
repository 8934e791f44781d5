using System.Security.Cryptography;
using System.Text;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Identity;
using static CyberSanctions.Attribution.Tests.Responses.ResponsesService;

namespace CyberSanctions.Attribution.Tests.Responses;

/// <summary>What is said was approved by somebody who did not write it, word for word.</summary>
public sealed class TextsTests(ResponsesService responses) : IClassFixture<ResponsesService>
{
    [Fact]
    public async Task Statement_IsCarriedOutWithItsApprovedText_AndWithNoOther()
    {
        var reference = await responses.AssessedAsync();
        var statement = await responses.AgreedAsync(reference, "statement");
        Assert.True(statement.NeedsText);
        Assert.Equal("text-missing", await ReasonAsync(responses.CarryOutAsync(reference, statement.Id)));

        var text = await DraftAsync(reference, statement.Id, "We condemn it — in Ελλάδα as elsewhere.\nAll of us.");
        Assert.Equal(
            (1, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Text))), "", "aurelia.nimbus"),
            (text.Number, text.Sha256, text.ApprovedBy, text.DraftedBy));
        Assert.Equal("text-not-approved", await ReasonAsync(responses.CarryOutAsync(reference, statement.Id)));
        var approved = await ApproveAsync(responses.Legal, reference, statement.Id, text.Sha256);
        Assert.Equal("livia.stratus", approved.ApprovedBy);

        var released = await responses.CarryOutAsync(reference, statement.Id);
        Assert.Equal((1, text.Text), (released.Realisation.TextNumber, released.Text.Text));
        Assert.Equal("measure-state", await ReasonAsync(DraftAsync(reference, statement.Id, "Another.")));
        Assert.Equal(
            "measure-state", await ReasonAsync(ApproveAsync(responses.Legal, reference, statement.Id, text.Sha256)));
    }

    [Fact]
    public async Task NewVersion_NeedsAnApprovalOfItsOwn_AndTheOneBeforeIsNotReleasedInstead()
    {
        var reference = await responses.AssessedAsync();
        var statement = await responses.AgreedAsync(reference, "statement");
        var first = await DraftAsync(reference, statement.Id, "We condemn it.");
        await ApproveAsync(responses.Second, reference, statement.Id, first.Sha256);
        var second = await DraftAsync(reference, statement.Id, "We condone it.");

        Assert.Equal("text-not-approved", await ReasonAsync(responses.CarryOutAsync(reference, statement.Id)));
        Assert.Equal(
            "another-text", await ReasonAsync(ApproveAsync(responses.Second, reference, statement.Id, first.Sha256)));
        await ApproveAsync(responses.Second, reference, statement.Id, second.Sha256);
        Assert.Equal(2, (await responses.CarryOutAsync(reference, statement.Id)).Realisation.TextNumber);

        var page = await responses.Planner.ListMeasureTextsAsync(
            new() { Reference = reference, Id = statement.Id, Page = new PageRequest { Size = 1 } });
        var next = await responses.Planner.ListMeasureTextsAsync(new()
        {
            Reference = reference,
            Id = statement.Id,
            Page = new PageRequest { Size = 1, Cursor = page.NextCursor },
        });
        Assert.Equal(
            [(2, "We condone it."), (1, "We condemn it.")],
            page.Texts.Concat(next.Texts).Select(text => (text.Number, text.Text)));
        Assert.Equal("", next.NextCursor);
    }

    [Fact]
    public async Task Drafter_DoesNotApprove_AndWhatIsApprovedIsNotApprovedAgain()
    {
        var reference = await responses.AssessedAsync();
        var statement = await responses.ProposeAsync(reference, "statement");
        Assert.Equal(
            "text-missing", await ReasonAsync(ApproveAsync(responses.Legal, reference, statement.Id, new string('a', 64))));
        var text = await DraftAsync(reference, statement.Id, "We condemn it.");
        foreach (var again in (string[])["aurelia.nimbus", "AURELIA.NIMBUS"])
        {
            Assert.Equal(
                "own-text",
                await ReasonAsync(ApproveAsync(responses.Call(again, Roles.Legal), reference, statement.Id, text.Sha256)));
        }

        await ApproveAsync(responses.Legal, reference, statement.Id, text.Sha256);
        Assert.Equal(
            "text-approved", await ReasonAsync(ApproveAsync(responses.Second, reference, statement.Id, text.Sha256)));
    }

    [Fact]
    public async Task TextOfAnyOtherMeasure_IsHeldToTheSame_AndOneOfAWithdrawnMeasureIsLeftAlone()
    {
        var reference = await responses.AssessedAsync();
        var dialogue = await responses.AgreedAsync(reference, "dialogue");
        Assert.False(dialogue.NeedsText);
        var text = await DraftAsync(reference, dialogue.Id, "What we want to say.");
        Assert.Equal("text-not-approved", await ReasonAsync(responses.CarryOutAsync(reference, dialogue.Id)));
        await responses.Planner.WithdrawMeasureAsync(new() { Reference = reference, Id = dialogue.Id, Reason = "x" });

        Assert.Equal(
            "measure-state", await ReasonAsync(ApproveAsync(responses.Legal, reference, dialogue.Id, text.Sha256)));
        Assert.Equal("measure-state", await ReasonAsync(DraftAsync(reference, dialogue.Id, "Something else.")));
    }

    private async Task<MeasureText> DraftAsync(string reference, string id, string text)
        => (await responses.Planner.DraftMeasureTextAsync(new() { Reference = reference, Id = id, Text = text })).Measure.Text;

    private static async Task<MeasureText> ApproveAsync(
        Contracts.Attribution.V1.Responses.ResponsesClient client, string reference, string id, string sha256)
        => (await client.ApproveMeasureTextAsync(new() { Reference = reference, Id = id, Sha256 = sha256 })).Measure.Text;
}

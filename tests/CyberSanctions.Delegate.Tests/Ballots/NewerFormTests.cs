using System.Security.Cryptography;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Delegate.Ballots;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Delegate.Tests.EveryCommand;
using Google.Protobuf;

namespace CyberSanctions.Delegate.Tests.Ballots;

/// <summary>A text of which this version of the program knows not everything: nobody takes what it knows for the whole.</summary>
public sealed class NewerFormTests
{
    [Fact]
    public void WhatThisVersionKnows_IsNotNewer()
    {
        Assert.False(IsNewer(Operations.Text().ToByteArray()));
        Assert.False(IsNewer(new ActText { Listings = { Operations.List().List } }.ToByteArray()));
        Assert.False(IsNewer([]));
    }

    [Fact]
    public void UnknownField_OfTheText_OrWithinIt_IsNewer()
    {
        Assert.True(IsNewer(Operations.Text().WithUnknownField()));

        // An operation of a kind to come: field 10, of three bytes, in which is a field 99.
        Assert.True(IsNewer([.. Operations.Text().ToByteArray(), 0x52, 0x03, 0x98, 0x06, 0x01]));
    }

    [Fact]
    public void OperationThatDoesNothing_AndValueThatHasNoName_AreNewer()
    {
        Assert.True(IsNewer(new ActText { Operations = { new Operation { ProposalReference = "LP-2026-0012" } } }.ToByteArray()));

        var delisting = Operations.Delist();
        delisting.Delist.Reason = (DelistingReason)99;
        Assert.True(IsNewer(new ActText { Operations = { delisting } }.ToByteArray()));

        var amendment = Operations.Amend();
        amendment.Amend.Fields.Add((EntryField)99);
        Assert.True(IsNewer(new ActText { Operations = { amendment } }.ToByteArray()));
    }

    // Only the operations would be published, and only they be shown.
    [Fact]
    public void ListingsBesideOperations_AreNotPassedOver()
    {
        var text = new ActText { Listings = { Operations.List().List }, Operations = { Operations.Delist() } };

        Assert.True(IsNewer(text.ToByteArray()));
    }

    [Theory]
    [InlineData("show BAL-2026-0004")]
    [InlineData("show BAL-2026-0004 --json")]
    [InlineData("diff BAL-2026-0004")]
    [InlineData("vote BAL-2026-0004 for --yes")]
    [InlineData("lift BAL-2026-0004 --yes")]
    [InlineData("proxy give MT BAL-2026-0004 --yes")]
    public async Task NewerText_IsNeitherShownNorConsentedTo(string command)
    {
        await using var service = await OpenAsync();

        var (code, printed, error) = await AtADesk.TypeAsync(service, command);

        Assert.Equal(ExitCode.DoesNotVerify, code);
        Assert.Empty(printed);
        Assert.Contains("THE TEXT CANNOT BE SHOWN IN FULL", error);
        Assert.Empty(service.Sent);
    }

    // Whoever is silent consents.
    [Theory]
    [InlineData("silence break BAL-2026-0004 --reason x --yes")]
    [InlineData("reserve BAL-2026-0004 substance --reason x --yes")]
    [InlineData("brake BAL-2026-0004 --reason x --yes")]
    public async Task NewerText_CanBeObjectedTo_WithAWarning(string command)
    {
        await using var service = await OpenAsync();

        var (code, _, error) = await AtADesk.TypeAsync(service, command);

        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains("THE TEXT CANNOT BE SHOWN IN FULL", error);
        Assert.Single(service.Sent);
    }

    private static async Task<VotingService> OpenAsync()
    {
        var service = await AtADesk.OpenAsync(exercise: false);
        service.Text = Operations.Text().WithUnknownField();
        service.Ballot.TextSha256 = Convert.ToHexStringLower(SHA256.HashData(service.Text));
        return service;
    }

    private static bool IsNewer(byte[] bytes) => NewerForm.IsIn(ActText.Parser.ParseFrom(bytes), bytes);
}

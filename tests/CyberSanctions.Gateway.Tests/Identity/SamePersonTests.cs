using CyberSanctions.ServiceDefaults.Identity;

namespace CyberSanctions.Gateway.Tests.Identity;

public sealed class SamePersonTests
{
    [Theory]
    [InlineData("aurelia.nimbus", "aurelia.nimbus")]
    [InlineData("Aurelia.Nimbus", "aurelia.NIMBUS")]
    [InlineData("straße", "STRASSE")]
    [InlineData("Odysseus ΣΑΣ", "odysseus σας")]
    [InlineData("ſpes", "SPES")]
    public void Case_IsNoOtherPerson(string one, string other) => AssertSame(one, other);

    [Theory]
    [InlineData("aurelia nimbus", " aurelianimbus\t")]
    [InlineData("aurelia nimbus", "aurelia\u00a0nimbus")]
    [InlineData("aurelia", "aur\u200belia")]
    [InlineData("aurelia", "\ufeffaurelia\u00ad")]
    [InlineData("aurelia", "aurelia\u2800\u3164")]
    [InlineData("aurelia", "aurelia\U000e0041\U000e007f")]
    [InlineData("aurelia", "aurelia\0")]
    [InlineData("", "\u200b\u200b")]
    public void WhatCannotBeSeen_IsNoOtherPerson(string one, string other) => AssertSame(one, other);

    [Theory]
    [InlineData("aurelia", "\uff41\uff55\uff52\uff45\uff4c\uff49\uff41")]
    [InlineData("aurelia", "𝐚𝐮𝐫𝐞𝐥𝐢𝐚")]
    [InlineData("josé", "jose\u0301")]
    [InlineData("\u1ec7", "e\u0302\u0323")]
    [InlineData("\u1ec7", "\u00ea\u0323")]
    [InlineData("ﬁona", "fiona")]
    [InlineData("한글", "\u1112\u1161\u11ab\u1100\u1173\u11af")]
    public void CompatibilityFormsAndCompositions_AreNoOtherPerson(string one, string other) => AssertSame(one, other);

    // UTS 39 section 4 and table 1: paypal with Cyrillic letters, and rn for m.
    [Theory]
    [InlineData("paypal", "\u0440\u0430\u0443\u0440\u0430l")]
    [InlineData("officer.one", "\u043efficer.one")]
    [InlineData("scope", "ѕсоре")]
    [InlineData("officer.1", "officer.l")]
    [InlineData("officer.10", "officer.lO")]
    [InlineData("Ivan", "lvan")]
    [InlineData("Ivan", "ivan")]
    [InlineData("bema", "berna")]
    [InlineData("BEMA", "berna")]
    [InlineData("ΝΙΜΒUS", "nimbus")]
    [InlineData("ΝІls", "nils")]
    [InlineData("ΝІls", "NLLS")]
    [InlineData("a-b", "a\u2010b")]
    [InlineData("ſelma", "felma")]
    public void LookAlikes_AreNoOtherPerson(string one, string other) => AssertSame(one, other);

    [Theory]
    [InlineData("officer.one", "officer.two")]
    [InlineData("officer.1", "officer.2")]
    [InlineData("ivan", "lvan")]
    [InlineData("jose", "josé")]
    [InlineData("a.b", "a-b")]
    [InlineData("anna", "ann")]
    [InlineData("", "a")]
    [InlineData("auth0|5f7c8ec7c33c6c004bbafe82", "auth0|5f7c8ec7c33c6c004bbafe83")]
    [InlineData("7c9e6679-7425-40de-944b-e07fc1f90ae7", "7c9e6679-7425-40de-944b-e07fc1f90ae1")]
    public void OtherNames_AreOtherPersons(string one, string other)
    {
        Assert.False(SamePerson.Are(one, other));
        Assert.False(SamePerson.Are(other, one));
    }

    // The longest subject that a token may have, and every letter of it readable in two ways.
    [Fact]
    public void LongSubjects_AreComparedAtOnce()
    {
        var one = new string('I', 255);
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        Assert.True(SamePerson.Are(one, string.Concat(Enumerable.Repeat("lI1i|", 51))));
        Assert.False(SamePerson.Are(one, new string('l', 254) + "x"));
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(2));
    }

    private static void AssertSame(string one, string other)
    {
        Assert.True(SamePerson.Are(one, other));
        Assert.True(SamePerson.Are(other, one));
    }
}

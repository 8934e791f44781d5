using System.Reflection;
using CyberSanctions.Contracts.Refusals;
using CyberSanctions.Gateway.Problems;

namespace CyberSanctions.Gateway.Tests.Problems;

/// <summary>Whatever something is refused for is explained under <c>/problems/</c>.</summary>
public sealed class CatalogueTests
{
    private const BindingFlags Everything =
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // Every reason that was ever given, with its HTTP status: programs decide by them.
    private static readonly string[] Given =
    [
        "400 invalid-field malformed-json malformed-request no-identifying-information statement-malformed",
        "400 declaration-mismatch key-unusable",
        "401 unauthenticated invalid-token",
        "403 permission-denied no-member-state own-draft own-submission vote-for-another-state unknown-key bad-signature",
        "403 key-of-another-state key-not-valid",
        "404 not-found",
        "405 method-not-allowed",
        "406 not-acceptable",
        "408 request-timeout",
        "409 dossier-concluded dossier-incomplete handling-above-dossier mixed-scripts dossier-not-concluded",
        "409 eu-reference-number-taken same-subject not-a-draft proposal-not-cleared exercise-mixed act-number-taken",
        "409 act-too-large act-adopted not-cleared cleared-already not-the-newest-text before-the-council",
        "409 not-awaiting-approval deadline-passed no-silence-minimum nothing-corrected handling-above-council entry-unknown",
        "409 entry-ended entry-changed entry-reads-otherwise another-subject day-not-later entry-twice day-twice",
        "409 review-missing renewal-beyond-framework entry-in-another-act act-not-on-record before-the-act not-a-correction",
        "409 not-of-the-act key-registered-already key-revoked statement-for-another-ballot statement-for-another-text",
        "409 statement-replayed statement-out-of-sequence clock-off not-on-the-roster ballot-closed break-the-silence",
        "409 no-silence-procedure reservation-stands no-reservation no-proxy no-proxy-here no-such-proxy proxy-of-a-proxy",
        "409 proxy-of-two own-vote-first no-emergency-brake no-period ballot-suspended deadline-not-later votes-missing",
        "409 period-runs not-due not-decided not-signed no-holidays answer-not-kept",
        "412 stale-version precondition-failed",
        "413 too-large",
        "414 address-too-long",
        "415 unsupported-media-type",
        "416 range-not-satisfiable",
        "422 idempotency-key-reused",
        "429 too-many-requests",
        "431 headers-too-large",
        "500 internal",
        "501 no-such-method",
        "502 service-failed",
        "503 unavailable clock-disagrees",
        "504 deadline-exceeded",
        "505 http-version-not-supported",
    ];

    private static readonly string[] Rooms =
    [
        "CyberSanctions.Attribution",
        "CyberSanctions.Contracts",
        "CyberSanctions.Gateway",
        "CyberSanctions.Journal",
        "CyberSanctions.Listing",
        "CyberSanctions.Procedures",
        "CyberSanctions.Publication",
        "CyberSanctions.ServiceDefaults",
        "CyberSanctions.Voting",
    ];

    public static TheoryData<string> Assemblies => [.. Rooms, "CyberSanctions.Refusals"];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void EveryKindOfAnAssembly_IsInTheCatalogue_AsItIsThere(string assembly)
    {
        var fields = Assembly.Load(assembly).GetTypes()
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(Everything))
            .Where(field => field is { IsStatic: true } && field.FieldType == typeof(RefusalKind))
            .ToList();

        Assert.All(fields, field =>
        {
            var kind = (RefusalKind)field.GetValue(null)!;
            Assert.True(
                kind == ProblemCatalogue.Find(kind.Reason), $"{field.DeclaringType}.{field.Name} is not in the catalogue.");
        });
        Assert.True(fields.Count > 0 || assembly == "CyberSanctions.Publication", $"Where are the kinds of {assembly}?");
    }

    [Fact]
    public void NoTwoKinds_SayTheSame()
    {
        Assert.Equal(ProblemCatalogue.All.Count, ProblemCatalogue.All.DistinctBy(kind => kind.Reason).Count());
        Assert.Equal(ProblemCatalogue.All.Count, ProblemCatalogue.All.DistinctBy(kind => kind.Title).Count());
    }

    [Fact]
    public void EveryReasonThatWasEverGiven_IsStillThere_WithItsStatus()
    {
        var given = Given.Select(line => line.Split(' ')).SelectMany(line => line[1..].Select(reason => $"{line[0]} {reason}"));

        Assert.Equal([], given.Except(ProblemCatalogue.All.Select(kind => $"{kind.Status.Http} {kind.Reason}")));
    }

    [Fact]
    public void Catalogue_HoldsNothingElse()
        => Assert.Equal(
            Rooms.SelectMany(room => RefusalKinds.In(Assembly.Load(room)))
                .Select(kind => kind.Reason)
                .Order(StringComparer.Ordinal),
            ProblemCatalogue.All.Select(kind => kind.Reason));
}

using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.DueProcess;

namespace CyberSanctions.Listing.Tests.DueProcess;

/// <summary>The rules, without a database.</summary>
public sealed class RulesTests
{
    private static readonly DateOnly Today = Examples.Today;

    [Theory]
    [InlineData(-61, false)]
    [InlineData(-60, true)]
    [InlineData(0, true)]
    [InlineData(400, true)]
    public void Review_IsDueFrom60DaysBeforeTheEndOfThe12Months(int daysAfterTheEnd, bool due)
        => Assert.Equal(
            due, ReviewRules.IsDue(Entry(Today.AddYears(-1), Today.AddDays(-daysAfterTheEnd)), Today));

    [Fact]
    public void Review_IsNotDue_OfWhatIsOffTheList_NorOfWhatIsYetToTakeEffect()
    {
        Assert.False(ReviewRules.IsDue(Entry(Today.AddYears(-2), Today.AddYears(-1), ended: true), Today));
        Assert.False(ReviewRules.IsDue(Entry(Today.AddDays(1), Today.AddDays(30)), Today));
    }

    [Theory]
    [InlineData(NotificationState.Owed, NotificationChannel.Direct, true, null)]
    [InlineData(NotificationState.Owed, NotificationChannel.Direct, false, "address-unknown")]
    [InlineData(NotificationState.Owed, NotificationChannel.Notice, false, null)]
    [InlineData(NotificationState.Owed, NotificationChannel.Notice, true, "address-known")]
    [InlineData(NotificationState.Returned, NotificationChannel.Direct, true, null)]
    [InlineData(NotificationState.Returned, NotificationChannel.Direct, false, "address-unknown")]
    [InlineData(NotificationState.Returned, NotificationChannel.Notice, true, null)]
    [InlineData(NotificationState.Returned, NotificationChannel.Notice, false, null)]
    [InlineData(NotificationState.Done, NotificationChannel.Direct, true, "notification-done")]
    [InlineData(NotificationState.Done, NotificationChannel.Notice, false, "notification-done")]
    public void Person_IsToldDirectly_OrByNoticeWhenThatCannotBe(
        NotificationState state, NotificationChannel channel, bool addressKnown, string? refusal)
    {
        var notification = new Notification { State = state, OwedSince = Examples.Day(Today) };
        Assert.Equal(refusal, Reason(() => NotificationRules.RequireSendable(notification, channel, addressKnown)));
    }

    [Theory]
    [InlineData(-2000, 0, null, false, -2000)] // an act of long ago
    [InlineData(0, 0, null, false, 0)]
    [InlineData(20, 0, null, false, 0)] // one that has yet to take effect
    [InlineData(-2000, 0, null, true, 0)] // a corrigendum of what took effect then
    [InlineData(-2000, 0, -100, true, -100)] // one of long ago
    [InlineData(5, 0, -3, false, -3)]
    public void Act_IsToBeToldOf_FromWhenItIsThere(int effective, int recorded, int? published, bool corrects, int owed)
        => Assert.Equal(
            Today.AddDays(owed),
            NotificationRules.OwedSince(
                Today.AddDays(effective),
                Today.AddDays(recorded),
                published is { } day ? Today.AddDays(day) : null,
                corrects));

    [Theory]
    [InlineData("1 Cloud Street, Port Lark", "Port Lark", true)]
    [InlineData("", "Port Lark", false)]
    [InlineData("", "", false)]
    public void Address_IsKnown_WhenALetterCanBeSentThere(string text, string city, bool known)
        => Assert.Equal(
            known, KnownAddress.In(new Subject { Addresses = { new Address { Text = text, City = city, Country = "AQ" } } }));

    // Every state and every step: nothing but these goes on.
    [Fact]
    public void Case_GoesOn_OnlyAsProceduresDo()
    {
        var allowed = from state in Enum.GetValues<CourtState>().Skip(1)
                      from kind in Enum.GetValues<CourtStepKind>().Skip(1)
                      where Reason(() => CourtRules.After(
                          new() { Number = "T-1/26", State = state }, kind, CourtOutcome.Dismissed)) is null
                      select (state, kind);
        Assert.Equal(
            [
                (CourtState.Pending, CourtStepKind.Judgment), (CourtState.Pending, CourtStepKind.Withdrawal),
                (CourtState.Decided, CourtStepKind.Appeal), (CourtState.Appealed, CourtStepKind.JudgmentOnAppeal),
            ],
            allowed);
        Assert.Equal(
            (CourtState.Pending, CourtOutcome.ReferredBack),
            CourtRules.After(
                new() { State = CourtState.Appealed, Outcome = CourtOutcome.Annulled },
                CourtStepKind.JudgmentOnAppeal,
                CourtOutcome.ReferredBack));
        Assert.Equal(
            (CourtState.Appealed, CourtOutcome.Annulled),
            CourtRules.After(
                new() { State = CourtState.Decided, Outcome = CourtOutcome.Annulled },
                CourtStepKind.Appeal,
                CourtOutcome.Unspecified));
    }

    [Theory]
    [InlineData("T-123/26", true)]
    [InlineData("C-1/26", true)]
    [InlineData("Т-123/26", false)] // Cyrillic
    [InlineData("T-0123/26", false)]
    [InlineData("T-123/2026", false)]
    [InlineData("T-123/25", false)]
    [InlineData("T-123/26\n", false)]
    [InlineData("T‑123/26", false)] // a hyphen that does not break
    [InlineData("T-1٢3/26", false)]
    [InlineData("C-1/26 P", false)]
    [InlineData("", false)]
    public void Case_HasTheNumberOfACase_OfItsYear(string number, bool good)
    {
        var request = new LodgeCaseRequest { EntryReference = "EU.1.1", Number = number, LodgedOn = Examples.Day(Today) };
        Assert.Equal(good ? null : "invalid-field", Reason(() => CourtRules.Check(request, Today)));
    }

    [Theory]
    [InlineData(CourtStepKind.Judgment, CourtOutcome.Dismissed, "", 0, null)]
    [InlineData(CourtStepKind.Judgment, CourtOutcome.Annulled, "", 60, null)]
    [InlineData(CourtStepKind.Judgment, CourtOutcome.Unspecified, "", 0, "outcome")]
    [InlineData(CourtStepKind.Judgment, CourtOutcome.ReferredBack, "", 0, "outcome")]
    [InlineData(CourtStepKind.JudgmentOnAppeal, CourtOutcome.ReferredBack, "", 0, null)]
    [InlineData(CourtStepKind.Judgment, CourtOutcome.Dismissed, "", 60, "effects_until")]
    [InlineData(CourtStepKind.Judgment, CourtOutcome.Annulled, "", -1, "effects_until")]
    [InlineData(CourtStepKind.Judgment, CourtOutcome.Annulled, "C-1/26 P", 0, "number")]
    [InlineData(CourtStepKind.Appeal, CourtOutcome.Unspecified, "C-1/26 P", 0, null)]
    [InlineData(CourtStepKind.Appeal, CourtOutcome.Unspecified, "", 0, "number")]
    [InlineData(CourtStepKind.Appeal, CourtOutcome.Annulled, "C-1/26 P", 0, "outcome")]
    [InlineData(CourtStepKind.Withdrawal, CourtOutcome.Unspecified, "", 0, null)]
    [InlineData(CourtStepKind.Withdrawal, CourtOutcome.Dismissed, "", 0, "outcome")]
    public void Step_SaysWhatItsKindCallsFor(
        CourtStepKind kind, CourtOutcome outcome, string number, int effectsUntil, string? field)
    {
        var request = new RecordCourtStepRequest
        {
            Reference = "CRT-2026-0001",
            Kind = kind,
            On = Examples.Day(Today),
            Outcome = outcome,
            Number = number,
            EffectsUntil = effectsUntil == 0 ? null : Examples.Day(Today.AddDays(effectsUntil)),
            Document = DueProcessService.Proof(),
        };
        if (field is null)
        {
            CourtRules.Check(request, Today);
        }
        else
        {
            Assert.Equal([field], Refused.FieldsBy(() => CourtRules.Check(request, Today)));
        }
    }

    [Fact]
    public void Observations_HaveNumbersOf100Bits()
    {
        var numbers = Enumerable.Range(0, 1_000).Select(_ => ObservationRules.NewReference()).ToList();
        Assert.Equal(1_000, numbers.Distinct().Count());
        Assert.All(numbers, number => Assert.Matches("^OBS(-[0-9A-HJKMNP-TV-Z]{5}){4}$", number));
        Assert.Equal(32, numbers.SelectMany(number => number[4..].Replace("-", "", StringComparison.Ordinal)).Distinct().Count());
    }

    private static string? Reason(Action rule)
    {
        try
        {
            rule();
            return null;
        }
        catch (ServiceDefaults.Errors.RefusedException refused)
        {
            return refused.Refusal.Reason;
        }
    }

    private static string? Reason<T>(Func<T> rule) => Reason(() => { rule(); });

    private static ProcessEntry Entry(DateOnly listedOn, DateOnly dueOn, bool ended = false)
        => new() { ListedOn = listedOn, ReviewDueOn = dueOn, Ended = ended };
}

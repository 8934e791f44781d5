using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;

namespace CyberSanctions.Listing.Tests.Derogations;

/// <summary>
/// Requests that take any course at all: whoever tries whatever, in whatever order, under whatever name and at whatever time, on
/// the running service. What must hold is written out here by itself, without the rules that are to bring it about.
/// </summary>
public sealed class AnyDerogationTests(DerogationService service) : IClassFixture<DerogationService>
{
    private static readonly DerogationKind[] Kinds =
        [DerogationKind.BasicNeeds, DerogationKind.ExtraordinaryExpenses, DerogationKind.Humanitarian, DerogationKind.Travel];

    private static readonly (string Name, int Person)[] Staff =
    [
        ("cornelia.stratus", 1), ("CORNELIA.STRATUS", 1), ("octavia.gale", 2), ("0ctavia.gale", 2), ("livia.gust", 3),
    ];

    private static readonly DerogationState[] Final =
        [DerogationState.Refused, DerogationState.Withdrawn, DerogationState.Lapsed, DerogationState.Revoked];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task WhateverIsTried_EachRequestKeepsToTheLaw(int seed)
    {
        var random = new Random(seed);
        var accepted = 0;
        for (var course = 0; course < 12; course++)
        {
            var kind = Kinds[random.Next(Kinds.Length)];
            var entry = service.Listed(measures: kind == DerogationKind.Travel ? Measure.TravelBan : Measure.AssetFreeze);
            var before = await service.ReceivedAsync(kind, entry);
            DateTime? delisted = null;
            for (var step = 0; step < 14; step++)
            {
                service.Clock.Move(TimeSpan.FromMinutes(random.Next(2) == 0 ? random.Next(90) : random.Next(3 * 24 * 60)));
                if (delisted is null && random.Next(25) == 0)
                {
                    delisted = service.Now.AddSeconds(-1);
                    await service.DelistAsync(entry, delisted.Value);
                }

                var from = service.Now;
                var was = await TryAsync(random, before);
                await service.SettledAsync();
                var after = await service.ReadAsync(before);
                accepted += was ? 1 : 0;
                Step(before, after, from);
                FourEyes(after);
                Law(after, delisted, from);
                before = after;
            }
        }

        Assert.True(accepted > 30, $"Only {accepted} of what was tried was possible: nothing was tried.");
    }

    // What was said stays said, and what has ended has ended.
    private static void Step(Derogation before, Derogation after, DateTime from)
    {
        Assert.True(after.Version >= before.Version);
        if (after.Version == before.Version)
        {
            Assert.Equal(before.State, after.State);
        }

        Assert.True(!Final.Contains(before.State) || before.State == after.State, $"{before.State} became {after.State}.");
        Assert.True(
            before.State is not (DerogationState.Granted or DerogationState.DeemedGranted)
                || after.State == before.State || after.State == DerogationState.Revoked);
        Assert.Equal(before.Steps, after.Steps.Take(before.Steps.Count));
        Assert.Equal(before.Reports, after.Reports.Take(before.Reports.Count));
        Assert.All(before.Decisions.Zip(after.Decisions), pair => Assert.True(
            (pair.First.DecidedAt is null && !pair.First.Dropped) || pair.First.Equals(pair.Second), "A decision has changed."));
        Assert.All(before.Clocks.Zip(after.Clocks), pair => Assert.Equal(
            (pair.First.Kind, pair.First.BeganOn, pair.First.DueOn, pair.First.EndsAt),
            (pair.Second.Kind, pair.Second.BeganOn, pair.Second.DueOn, pair.Second.EndsAt)));
        Assert.All(
            after.Decisions.Skip(before.Decisions.Count).Where(decision => decision.PreparedAt is not null),
            decision => Assert.True(decision.PreparedAt.ToDateTime() >= from.AddSeconds(-1)));
    }

    private static void FourEyes(Derogation after)
    {
        foreach (var decision in after.Decisions.Where(decision => decision is { PreparedBy.Length: > 0, DecidedAt: not null }))
        {
            Assert.NotEqual(Person(decision.PreparedBy), Person(decision.DecidedBy));
            Assert.NotEqual(Person(after.RequestedBy), Person(decision.DecidedBy));
            Assert.DoesNotContain(
                Person(decision.DecidedBy),
                after.Conditions.Where(condition => condition.Answered).Select(condition => Person(condition.AnsweredBy)));
        }
    }

    private static void Law(Derogation after, DateTime? delisted, DateTime from)
    {
        var decided = after.Decisions.Where(decision => decision.DecidedAt is not null).ToList();
        Assert.True(decided.Count <= 1 || decided[1].Outcome == DerogationState.Revoked && decided.Count == 2);
        Assert.Equal(after.State, decided.Count == 0 ? DerogationState.Pending : decided[^1].Outcome);
        Assert.All(decided, decision => Assert.True(decision.EffectiveAt <= decision.DecidedAt));
        var first = decided.FirstOrDefault();
        var report = after.Clocks.SingleOrDefault(clock => clock.Kind == DerogationClockKind.Report);
        Assert.Equal(
            first?.Outcome is DerogationState.Granted or DerogationState.DeemedGranted && after.Kind != DerogationKind.Travel,
            report is not null);
        Assert.True(report is null || report.StoppedOn is null, "A report that is owed was called off.");
        var silence = after.Clocks.SingleOrDefault(clock => clock.Kind == DerogationClockKind.Silence);
        var stopped = after.Steps.FirstOrDefault(step => step.Kind != DerogationStepKind.NoticeOfGrounds);
        switch (first?.Outcome)
        {
            case DerogationState.Granted:
                Assert.All(after.Conditions, condition => Assert.True(condition.Met));
                Assert.True(delisted is null || first.DecidedAt.ToDateTime() <= delisted);
                if (after.Kind == DerogationKind.ExtraordinaryExpenses)
                {
                    var notice = after.Steps.Single(step => step.Kind == DerogationStepKind.NoticeOfGrounds);
                    var on = CouncilData.DayInBrussels(first.DecidedAt.ToDateTime());
                    Assert.True(on.DayNumber - notice.TakenOn.ToDay().DayNumber > 14);
                }

                Assert.True(after.Kind != DerogationKind.Travel || stopped is not null);
                break;
            case DerogationState.DeemedGranted:
                Assert.Equal(silence!.EndsAt, first.EffectiveAt);
                Assert.Null(stopped);
                Assert.True(delisted is null || delisted >= silence.EndsAt.ToDateTime());
                break;
            case DerogationState.Lapsed:
                Assert.NotNull(delisted);
                break;
            case DerogationState.Refused:
                Assert.True(silence is null || stopped is not null || first.DecidedAt < silence.EndsAt);
                break;
            case null:
                // Nothing that was due is left undone.
                Assert.Null(delisted);
                Assert.True(silence is null || stopped is not null || silence.EndsAt.ToDateTime() > from);
                break;
        }
    }

    private async Task<bool> TryAsync(Random random, Derogation derogation)
    {
        var reference = derogation.Reference;
        var name = Staff[random.Next(Staff.Length)].Name;
        var council = derogation.Steps.Any(step => step.Kind == DerogationStepKind.Objection) && random.Next(4) > 0;
        var by = council ? service.Caller(name, [Roles.Officer]) : service.Authority(name, random.Next(12) == 0 ? "DK" : "BE");
        try
        {
            switch (random.Next(9))
            {
                case 0 or 1:
                    var answering = DerogationService.Answering(derogation);
                    answering.Answers[0].Met = random.Next(5) > 0;
                    await service.Authority(name).AnswerConditionsAsync(answering);
                    return true;
                case 2:
                    await service.Authority(name).RecordStepAsync(service.Step(
                        derogation,
                        (DerogationStepKind)random.Next(1, 4),
                        service.Today.AddDays(random.Next(3) == 0 ? -1 : 0)));
                    return true;
                case 3 when derogation.Kind == DerogationKind.Travel:
                    await service.Caller("delegate-1", [Roles.Delegate], random.Next(2) == 0 ? "BE" : "FR")
                        .RecordStepAsync(service.Step(derogation, DerogationStepKind.Objection));
                    return true;
                case 3 or 4 or 5:
                    var outcomes = (DerogationState[])[
                        DerogationState.Granted, DerogationState.Granted, DerogationState.Refused, DerogationState.Revoked];
                    await by.PrepareDecisionAsync(DerogationService.Preparing(derogation, outcomes[random.Next(4)]));
                    return true;
                case 6 or 7:
                    await by.TakeDecisionAsync(new() { Reference = reference });
                    return true;
                default:
                    if (random.Next(4) == 0)
                    {
                        await by.WithdrawDerogationAsync(new() { Reference = reference, Reasons = "Not needed." });
                    }
                    else
                    {
                        await by.RecordReportAsync(new()
                        {
                            Reference = reference,
                            ReportedOn = service.Today.AddDays(random.Next(-3, 1)).ToMessage(),
                            DocumentSha256 = new string('c', 64),
                        });
                    }

                    return true;
            }
        }
        catch (RpcException refused)
        {
            Assert.DoesNotContain(refused.StatusCode, (StatusCode[])[StatusCode.Internal, StatusCode.Unknown]);
            return false;
        }
    }

    private static int Person(string name) => Staff.Single(each => each.Name == name).Person;
}

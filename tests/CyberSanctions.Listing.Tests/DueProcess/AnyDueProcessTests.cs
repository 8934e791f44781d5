using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;
using static CyberSanctions.Listing.Tests.DueProcess.DueProcessService;

namespace CyberSanctions.Listing.Tests.DueProcess;

/// <summary>
/// Whatever is done in whatever order, by whomever, this holds:
/// <list type="number">
/// <item>an entry has one open review at most;</item>
/// <item>a concluded review has considered all that was observed, is about a version that the entry had, and nobody concluded it
/// who had a hand in it;</item>
/// <item>nobody is answered while their review is open;</item>
/// <item>a notification is made directly, or by notice where nothing is known or something came back, on days that follow one
/// another, from when it was owed to today; done or returned as its last attempt is;</item>
/// <item>of each concluded review, one notification is owed or done;</item>
/// <item>the 12 months are counted from the last review;</item>
/// <item>what is due is what somebody finds who goes through everything;</item>
/// <item>nothing of an exercise is on the other list.</item>
/// </list>
/// </summary>
public sealed class AnyDueProcessTests(DueProcessService service) : IClassFixture<DueProcessService>
{
    private const string Exercises = "eu-cyber-exercise";
    private static readonly string[] People = ["aurelia.nimbus", "Aurelia.Nimbus", "tiberius.quill", "livia.frost"];
    private static readonly StatusCode[] Refusals =
    [
        StatusCode.FailedPrecondition, StatusCode.InvalidArgument, StatusCode.PermissionDenied, StatusCode.Aborted,
        StatusCode.NotFound, StatusCode.AlreadyExists,
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Anything_InAnyOrder(int seed)
    {
        var random = new Random(seed);
        var from = service.Today.AddDays(-random.Next(300, 420));
        (string List, string Entry, bool Address)[] entries =
        [
            ("eu-cyber", await service.ListAsync(from, address: true), true), ("eu-cyber", await service.ListAsync(from), false),
            (Exercises, await service.ListAsync(from, list: Exercises), false),
        ];
        var (taken, renewed) = (0, new Dictionary<string, DateOnly>());
        for (var step = 0; step < 90; step++)
        {
            var (list, entry, _) = entries[random.Next(entries.Length)];
            try
            {
                await DoAsync(random, list, entry, renewed);
                taken++;
            }
            catch (RpcException refused)
            {
                Assert.Contains(refused.StatusCode, Refusals);
            }
        }

        Assert.InRange(taken, 30, 90);
        foreach (var (list, entry, address) in entries)
        {
            await HoldsAsync(list, entry, address, renewed);
        }
    }

    private async Task DoAsync(Random random, string list, string entry, Dictionary<string, DateOnly> renewed)
    {
        var process = await service.ReadAsync(entry, list);
        var somebody = service.As(People[random.Next(People.Length)], Roles.Officer, Roles.Legal);
        var review = process.Reviews.LastOrDefault();
        var day = Day(service.Today.AddDays(-random.Next(-1, 40)));
        switch (random.Next(14))
        {
            case 0:
                await service.ObserveAsync(entry, list: list);
                break;
            case 1:
                await somebody.OpenReviewAsync(new()
                {
                    List = list,
                    EntryReference = entry,
                    Ground = random.Next(2) == 0 ? ReviewGround.Death : ReviewGround.NewEvidence,
                    Reason = $"{random.Next(3)}",
                    Handling = (Handling)random.Next(1, 6),
                });
                break;
            case 2 or 3 when review is not null:
                var outcome = await service.OutcomeAsync(entry, list: list);
                if (random.Next(4) == 0 && outcome.Considered.Count > 0)
                {
                    outcome.Considered.RemoveAt(0);
                }

                if (random.Next(3) == 0)
                {
                    outcome.Outcome = random.Next(2) == 0 ? ReviewOutcome.Amend : ReviewOutcome.Delist;
                    outcome.ProposalReference = (await service.ProposeAsync(entry, random.Next(2) == 0, list)).Reference;
                }

                await somebody.ProposeOutcomeAsync(outcome);
                break;
            case 4 or 5 when review is not null:
                await somebody.ConcludeReviewAsync(new() { Reference = review.Reference });
                break;
            case 6 or 7:
                var told = process.Notifications[random.Next(process.Notifications.Count)];
                await somebody.RecordNotificationAsync(new()
                {
                    Reference = told.Reference,
                    Channel = random.Next(2) == 0 ? NotificationChannel.Direct : NotificationChannel.Notice,
                    On = random.Next(2) == 0 ? Day(service.Today) : day,
                    Proof = Proof(),
                });
                break;
            case 8:
                var sent = process.Notifications[random.Next(process.Notifications.Count)];
                await somebody.ReportUndeliverableAsync(
                    new() { Reference = sent.Reference, On = Day(service.Today), Proof = Proof() });
                break;
            case 9:
                var observed = (await ObservedAsync(list, entry)).Where(o => o.State == ObservationsState.Received).ToList();
                if (observed.Count > 0)
                {
                    await somebody.AnswerObservationsAsync(
                        new() { Reference = observed[random.Next(observed.Count)].Reference, Answer = "Considered." });
                }

                break;
            case 10:
                await service.ActAsync(entry, OperationKind.Renew, list: list);
                renewed[entry] = service.Today;
                break;
            case 11 when random.Next(8) == 0:
                await service.ActAsync(entry, OperationKind.Delist, list: list);
                break;
            case 12:
                var found = process.CourtCases.LastOrDefault() ?? await somebody.LodgeCaseAsync(new()
                {
                    List = list,
                    EntryReference = entry,
                    Number = $"{service.NewCase().Split('/')[0]}/{service.Today.Year % 100:D2}",
                    LodgedOn = Day(service.Today),
                });
                var kind = (CourtStepKind)random.Next(1, 5);
                await somebody.RecordCourtStepAsync(new()
                {
                    Reference = found.Reference,
                    Kind = kind,
                    On = Day(service.Today),
                    Outcome = kind is CourtStepKind.Judgment or CourtStepKind.JudgmentOnAppeal
                        ? (CourtOutcome)random.Next(1, 4) : default,
                    Number = kind == CourtStepKind.Appeal ? "C-9/26 P" : "",
                    Document = Proof(),
                });
                break;
            default:
                await service.SweepAsync();
                break;
        }
    }

    private async Task HoldsAsync(string list, string entry, bool address, Dictionary<string, DateOnly> renewed)
    {
        var process = await service.ReadAsync(entry, list);
        var observed = await ObservedAsync(list, entry);
        Assert.InRange(process.Reviews.Count(r => r.State == ReviewState.Open), 0, 1);
        foreach (var review in process.Reviews.Where(r => r.State == ReviewState.Concluded))
        {
            Assert.Equal(
                observed.Where(o => o.ReviewReference == review.Reference).Select(o => o.Reference).Order(),
                review.Proposed.Considered.Order());
            Assert.InRange(review.Proposed.EntryVersion, 1, process.EntryVersion);
            Assert.DoesNotContain(
                review.Openings.Select(o => o.OpenedBy).Append(review.Proposed.ProposedBy),
                person => person.Equals(review.ConcludedBy, StringComparison.OrdinalIgnoreCase));
            Assert.Single(process.Notifications, n => n.ReviewReference == review.Reference);
        }

        var open = process.Reviews.Where(r => r.State == ReviewState.Open).Select(r => r.Reference).ToHashSet();
        Assert.All(
            observed.Where(o => o.State == ObservationsState.Answered), o => Assert.DoesNotContain(o.ReviewReference, open));
        Assert.All(process.Notifications, notification => Holds(notification, address));
        DateOnly[] reviewed =
        [
            process.ListedOn.ToDay(), renewed.GetValueOrDefault(entry),
            .. process.Reviews.Where(r => r.ConcludedAt is not null)
                .Select(r => Procedures.Periods.CouncilData.DayInBrussels(r.ConcludedAt.ToDateTime())),
        ];
        Assert.Equal(reviewed.Max(), process.ReviewedOn.ToDay());
        Assert.Equal(reviewed.Max().AddMonths(12), process.ReviewDueOn.ToDay());

        // Everything gone through once more, in C#.
        IEnumerable<(DueKind, string)> due =
        [
            .. process.Notifications.Where(n => n.State != NotificationState.Done)
                .Select(n => (DueKind.Notification, n.Reference)),
            .. open.Select(reference => (DueKind.Review, reference)),
            .. observed.Where(o => o.State == ObservationsState.Received && !open.Contains(o.ReviewReference))
                .Select(o => (DueKind.Answer, o.Reference)),
            .. process.CourtCases.Where(c => !process.Ended && c.Outcome == CourtOutcome.Annulled)
                .Select(c => (DueKind.Court, c.Reference)),
        ];
        Assert.Equal(due.Order(), (await service.DueAsync(entry, list)).Select(d => (d.Kind, d.Reference)).Order());
        Assert.Empty(await service.DueAsync(entry, list == Exercises ? "eu-cyber" : Exercises));
    }

    private void Holds(Notification notification, bool address)
    {
        var earliest = notification.OwedSince.ToDay();
        foreach (var (number, attempt) in notification.Attempts.Index())
        {
            Assert.Equal(
                !address ? NotificationChannel.Notice : number == 0 ? NotificationChannel.Direct : attempt.Channel,
                attempt.Channel);
            Assert.InRange(attempt.On.ToDay(), earliest, service.Today);
            earliest = attempt.ReturnedOn?.ToDay() ?? attempt.On.ToDay();
            Assert.Equal(
                number == notification.Attempts.Count - 1 && notification.State == NotificationState.Done,
                attempt.ReturnedOn is null);
        }

        Assert.Equal(notification.Attempts.Count == 0, notification.State == NotificationState.Owed);
    }

    private async Task<List<ReceivedObservations>> ObservedAsync(string list, string entry)
        => [.. (await service.Officer.ListReceivedObservationsAsync(
            new() { List = list, EntryReference = entry, Page = new() { Size = 200 } })).Observations];
}

using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing.Kinds;

namespace CyberSanctions.Listing.Tests.WorkQueue;

/// <summary>What is not of its kind is refused, field by field.</summary>
public sealed class WorkQueueFieldsTests(ListingService listing) : IClassFixture<ListingService>
{
    [Fact]
    public async Task EveryField_RefusesWhatIsNotOfItsKind()
    {
        const string id = "review:REV-2026-9999";
        Assert.Empty(await FieldSweep.FindingsAsync(
            listing.Service.Channel("aurelia.nimbus", [Roles.Officer], unit: "RELEX.1.C").CreateCallInvoker(),
            Contracts.Listing.V1.WorkQueue.Descriptor,
            new ListWorkQueueRequest
            {
                Whose = WorkScope.Unit,
                Kind = WorkItemKind.Review,
                List = "eu-cyber",
                Overdue = true,
                DueBefore = new() { Year = 2027, Month = 1, Day = 1 },
                TimeZone = "Europe/Helsinki",
                Page = new() { Size = 5 },
            },
            new GetWorkItemRequest { Id = id, TimeZone = "Europe/Helsinki" },
            Asking.To(id, "legal-1", "RELEX.1.C"),
            new ListWorkAssignmentsRequest { Id = id },
            new CreateWorkCalendarRequest { Whose = WorkScope.Me },
            new ListWorkCalendarsRequest { Subject = "aurelia.nimbus" },
            new RenewWorkCalendarRequest { Id = "01990d6e-3f0c-7a52-b1d4-5c8e2f7a9b10" },
            new RevokeWorkCalendarRequest { Id = "01990d6e-3f0c-7a52-b1d4-5c8e2f7a9b10" },
            new FetchWorkCalendarRequest { Key = new string('A', 43) }));
    }
}

using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Publication.V1;
using CyberSanctions.Publication.Acts;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Grpc.Core;
using Grpc.Net.Client;

namespace CyberSanctions.Publication.Tests;

public class ListVersionsTests
{
    [Fact]
    public async Task Versions_ComeNewestFirst_PageByPage()
    {
        await using var service = await TestService.StartAsync<Program>("publication");
        for (var act = 1; act <= 5; act++)
        {
            await service.ApplyAsync<BallotDecidedHandler>(
                Invented.Adopted(Invented.Act(act, Invented.AureliaNimbus(), Invented.BlueHeron())));
        }

        using var channel = service.Channel("officer-1", [Roles.Officer]);
        var pages = new List<ListVersionsReply>();
        do
        {
            pages.Add(await AskAsync(channel, new PageRequest { Size = 2, Cursor = pages.LastOrDefault()?.NextCursor ?? "" }));
        }
        while (pages[^1].NextCursor.Length > 0);

        Assert.Equal([2, 2, 1], pages.Select(p => p.Versions.Count));
        Assert.Equal([5, 4, 3, 2, 1], pages.SelectMany(p => p.Versions).Select(v => v.Version));
        Assert.Equal([10, 8, 6, 4, 2], pages.SelectMany(p => p.Versions).Select(v => v.Entries));
        var newest = pages[0].Versions[0];
        Assert.Equal("eu-cyber", newest.List);
        Assert.Equal("ACT-2026-0005", newest.ActReference);
        Assert.Equal("BAL-2026-0005", newest.BallotReference);
        Assert.Equal(new Date { Year = 2026, Month = 2, Day = 5 }, newest.InForceFrom);
        using var client = service.CreateClient();
        var json = await client.GetByteArrayAsync("/lists/eu-cyber/latest/list.json");
        Assert.Equal(json.Length, newest.Artifacts.Single(a => a.Name == "list.json").Bytes);
    }

    [Theory]
    [InlineData("", "", 0, "list")]
    [InlineData("eu-cyber", "garbage!", 0, "page.cursor")]
    [InlineData("eu-cyber", "Z2FyYmFnZQ", 0, "page.cursor")]
    [InlineData("eu-cyber", "LTE", 0, "page.cursor")]
    [InlineData("eu-cyber", "", 201, "page.size")]
    [InlineData("eu-cyber", "", -1, "page.size")]
    public async Task BadRequest_NamesTheField(string list, string cursor, int size, string field)
    {
        await using var service = await TestService.StartAsync<Program>("publication");
        using var channel = service.Channel("officer-1", [Roles.Officer]);

        var refused = await Assert.ThrowsAsync<RpcException>(
            () => AskAsync(channel, new PageRequest { Cursor = cursor, Size = size }, list));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Contains(StatusDetails.FromRpcException(refused).Fields, f => f.Field == field);
    }

    [Fact]
    public async Task ListThatThereIsNot_IsNotFound()
    {
        await using var service = await TestService.StartAsync<Program>("publication");
        using var channel = service.Channel("auditor-1", [Roles.Auditor]);

        var refused = await Assert.ThrowsAsync<RpcException>(() => AskAsync(channel, new PageRequest(), "eu-land"));

        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
    }

    [Theory]
    [InlineData("", "", StatusCode.Unauthenticated)]
    [InlineData("administrator-1", Roles.Administrator, StatusCode.PermissionDenied)]
    public async Task WithoutARightToRead_IsRefused(string subject, string role, StatusCode status)
    {
        await using var service = await TestService.StartAsync<Program>("publication");
        using var channel = service.Channel(subject, [role]);

        Assert.Equal(status, (await Assert.ThrowsAsync<RpcException>(() => AskAsync(channel, new PageRequest()))).StatusCode);
    }

    private static async Task<ListVersionsReply> AskAsync(GrpcChannel channel, PageRequest page, string list = "eu-cyber")
        => await new Contracts.Publication.V1.Lists.ListsClient(
            channel).ListVersionsAsync(new ListVersionsRequest { List = list, Page = page });
}

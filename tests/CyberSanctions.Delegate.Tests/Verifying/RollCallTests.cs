using System.Text;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Delegate.Tests.EveryCommand;

namespace CyberSanctions.Delegate.Tests.Verifying;

public sealed class RollCallTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rollcall-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Output_Dash_IsTheStandardOutput_ToTheLetter(bool terminal)
    {
        await using var service = await AtADesk.OpenAsync(exercise: true);
        using var rehearsal = new Rehearsal(terminal: terminal);
        await service.SignInAsync(rehearsal);

        Assert.Equal(ExitCode.Ok, await rehearsal.RunAsync("rollcall", Made.Reference, "--output", "-"));

        Assert.Equal(Encoding.UTF8.GetString(service.RollCall), rehearsal.Out.ToString());
        Assert.False(File.Exists("-"));
    }

    [Fact]
    public async Task Output_AFile_HoldsTheBytes_AndTheHintNamesItAsItWasGiven()
    {
        await using var service = await AtADesk.OpenAsync(exercise: true);
        using var rehearsal = new Rehearsal(terminal: true);
        await service.SignInAsync(rehearsal);
        var file = Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.Combine(_folder, "a roll call.json"));

        Assert.Equal(ExitCode.Ok, await rehearsal.RunAsync("rollcall", Made.Reference, "--output", file));

        Assert.Equal(service.RollCall, await File.ReadAllBytesAsync(file));
        Assert.Contains($"delegate verify '{file}'", rehearsal.Out.ToString().Replace(" \\\n ", ""));
        Assert.DoesNotContain("\"proceedings\"", rehearsal.Out.ToString());
    }

    [Fact]
    public async Task Output_WhereNothingCanBeWritten_EndsWith2()
    {
        await using var service = await AtADesk.OpenAsync(exercise: true);
        using var rehearsal = new Rehearsal();
        await service.SignInAsync(rehearsal);

        Assert.Equal(ExitCode.Usage, await rehearsal.RunAsync("rollcall", Made.Reference, "--output", _folder));
        Assert.Equal(
            ExitCode.Usage,
            await rehearsal.RunAsync("rollcall", Made.Reference, "--output", Path.Combine(_folder, "missing", "x.json")));
        Assert.Equal(ExitCode.Usage, await rehearsal.RunAsync("rollcall", Made.Reference, "--output", ""));
    }
}

using CyberSanctions.Delegate.Files;
using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Tests.Files;

public sealed class PrivateFolderTests : IDisposable
{
    private readonly Rehearsal _rehearsal = new();
    private readonly PrivateFolder _folder;

    public PrivateFolderTests() => _folder = PrivateFolder.Locate(_rehearsal.Surroundings.Variable);

    public void Dispose() => _rehearsal.Dispose();

    [Fact]
    public void Write_FolderIsTheOwners0700_FileIs0600_AndNothingElseIsLeft()
    {
        _folder.Write("keys/one.pem", "secret");

        Assert.Equal("rwx------", Mode(_folder.Path));
        Assert.Equal("rwx------", Mode(_folder.PathOf("keys")));
        Assert.Equal("rw-------", Mode(_folder.PathOf("keys/one.pem")));
        Assert.Equal(["keys/one.pem"], _folder.List("keys", "*"));
        Assert.Equal("secret", _folder.Read("keys/one.pem"));
    }

    [Fact]
    public void Write_OverAnotherFile_ReplacesItWholly()
    {
        _folder.Write("token.json", "a long text");
        _folder.Write("token.json", "short");

        Assert.Equal("short", _folder.Read("token.json"));
        Assert.Equal("rw-------", Mode(_folder.PathOf("token.json")));
    }

    [Fact]
    public void Write_WithoutOverwriting_RefusesAndLeavesWhatIsThere()
    {
        _folder.Write("keys/one.pem", "first");

        Assert.Equal(
            ExitCode.Refused, Assert.Throws<StopException>(() => _folder.Write("keys/one.pem", "second", overwrite: false)).Code);
        Assert.Equal("first", _folder.Read("keys/one.pem"));
        Assert.Equal(["keys/one.pem"], _folder.List("keys", "*"));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void Read_OthersMayReadOrWriteTheFile_RefusesAndSaysHowToMendIt(UnixFileMode more)
    {
        _folder.Write("token.json", "secret");
        SetMode(_folder.PathOf("token.json"), UnixFileMode.UserRead | UnixFileMode.UserWrite | more);

        var stop = Assert.Throws<StopException>(() => _folder.Read("token.json"));

        Assert.Equal(ExitCode.NotSignedIn, stop.Code);
        Assert.Contains($"chmod 600 {_folder.PathOf("token.json")}", stop.Message);
    }

    [Fact]
    public void Read_OthersMayLookIntoTheFolder_RefusesAndSaysHowToMendIt()
    {
        _folder.Write("token.json", "secret");
        SetMode(
            _folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);

        Assert.Contains($"chmod 700 {_folder.Path}", Assert.Throws<StopException>(() => _folder.Read("token.json")).Message);
        Assert.Throws<StopException>(() => _folder.Write("token.json", "another"));
    }

    [Fact]
    public void Read_NoFile_IsNothing() => Assert.Null(_folder.Read("token.json"));

    [Fact]
    public void Locate_WithoutAName_IsUnderTheUsersSettings()
        => Assert.Equal(
            "/home/amelie/.config/cybersanctions/delegate",
            PrivateFolder.Locate(name => name == "HOME" ? "/home/amelie" : null).Path);

    private static string Mode(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return "";
        }

        var mode = (int)File.GetUnixFileMode(path);
        return string.Concat(Enumerable.Range(0, 9).Select(bit => (mode & (0b100_000_000 >> bit)) == 0 ? '-' : "rwx"[bit % 3]));
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CyberSanctions.AppHost.Running;

/// <summary>
/// Where the suite keeps its databases, logs and secrets: <c>.data</c> beside the source code, the folder in
/// <c>Data:Path</c>, or, with <c>Data:Temporary=true</c> (tests), a folder of its own that goes when the suite stops.
/// One run at a time uses it.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly bool _temporary;
    private readonly FileStream _lock;
    private readonly byte[] _masterSecret;

    private DataFolder(string path, bool temporary)
    {
        Path = path;
        _temporary = temporary;
        CreateFolder();
        _lock = Lock();
        _masterSecret = MasterSecret();
    }

    public string Path { get; }

    public string Logs => System.IO.Path.Combine(Path, "logs");

    /// <exception cref="SuiteException">Another run uses it, or it can be no folder.</exception>
    public static DataFolder Open(string? path, bool temporary, string repository)
    {
        if (!temporary)
            return new(System.IO.Path.GetFullPath(path ?? ".data", repository), temporary);

        var folder = Directory.CreateTempSubdirectory("cyber-sanctions-").FullName;
        // The database's user must be able to pass through; what is secret in there is readable by its owner only.
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(
                folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        return new(folder, temporary);
    }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>A password for one purpose, the same in every run on this folder, made of letters and digits.</summary>
    public string Password(string purpose) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_masterSecret, Encoding.UTF8.GetBytes(purpose))[..16]);

    /// <summary>Writes a file that nobody else may read.</summary>
    public string WriteSecret(string name, string content)
    {
        var path = File(name);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using var file = new FileStream(path, options);
        file.Write(Encoding.UTF8.GetBytes(content));
        return path;
    }

    public void Dispose()
    {
        _lock.Dispose();
        if (_temporary)
        {
            Remove();
        }
        else
        {
            System.IO.File.Delete(File("pid"));
        }
    }

    private void CreateFolder()
    {
        try
        {
            Directory.CreateDirectory(Logs);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SuiteException($"{Path} cannot be the suite's data folder: {e.Message}", e);
        }
    }

    private FileStream Lock()
    {
        try
        {
            var file = new FileStream(File("lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            System.IO.File.WriteAllText(File("pid"), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return file;
        }
        catch (IOException e) when (System.IO.File.Exists(File("pid")))
        {
            throw new SuiteException($"Another run of this checkout is using {Path} (pid"
                + $" {System.IO.File.ReadAllText(File("pid")).Trim()}). Stop it first.", e);
        }
    }

    private byte[] MasterSecret()
    {
        var path = File("secret");
        if (!System.IO.File.Exists(path))
            WriteSecret("secret", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        return Convert.FromHexString(System.IO.File.ReadAllText(path).Trim());
    }

    private void Remove()
    {
        // A database that lives elsewhere (PostgresDirectory) is there as a link.
        foreach (var link in new DirectoryInfo(Path).EnumerateDirectories().Where(entry => entry.LinkTarget is not null))
        {
            var target = link.ResolveLinkTarget(returnFinalTarget: true);
            System.IO.File.Delete(link.FullName);
            if (target is DirectoryInfo { Exists: true } elsewhere)
                elsewhere.Delete(recursive: true);
        }

        Directory.Delete(Path, recursive: true);
    }
}

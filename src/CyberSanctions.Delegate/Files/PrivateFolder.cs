using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Files;

/// <summary>
/// The delegate's own folder: settings, token, keys, receipts. Nobody else may read it (0700, its files 0600), and what
/// somebody else could have read or put there is not used.
/// </summary>
/// <param name="path">Where it is.</param>
/// <param name="isNamed">Whether the variable named it, and not the user's own settings.</param>
internal sealed class PrivateFolder(string path, bool isNamed = false)
{
    private const string Variable = "CYBERSANCTIONS_DELEGATE_HOME";
    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = (UnixFileMode)0b000_111_111;

    /// <summary>Where it is.</summary>
    public string Path { get; } = path;

    /// <summary>Where it is by the environment.</summary>
    public static PrivateFolder Locate(Func<string, string?> variable)
    {
        if (variable(Variable) is { Length: > 0 } named)
        {
            return new PrivateFolder(System.IO.Path.GetFullPath(named), isNamed: true);
        }

        var settings = variable("XDG_CONFIG_HOME") is { Length: > 0 } xdg
            ? xdg
            : System.IO.Path.Combine(
                variable("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config");
        return new PrivateFolder(System.IO.Path.Combine(settings, "cybersanctions", "delegate"));
    }

    /// <summary>A command as it is to be typed, so that it works in this folder too: <c>delegate login</c>.</summary>
    public string Command(string command)
        => isNamed ? $"{Variable}={Shell.Quoted(Path)} delegate {command}" : $"delegate {command}";

    /// <summary>Full path of a file in it.</summary>
    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Names of the files in one of its folders, sorted.</summary>
    public IReadOnlyList<string> List(string folder, string pattern)
        => Directory.Exists(PathOf(folder))
            ? [.. Directory.GetFiles(PathOf(folder), pattern)
                .Select(file => $"{folder}/{System.IO.Path.GetFileName(file)}")
                .Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Reads a file; null when there is none.</summary>
    /// <exception cref="StopException">Others could have read or written it, or it is somebody else's.</exception>
    public string? Read(string name)
    {
        var path = PathOf(name);
        if (!File.Exists(path))
        {
            return null;
        }

        RequireFolder(Path);
        try
        {
            // Looked at through the handle: what is checked is what is read.
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            RequireOwn(file, path);
            using var reader = new StreamReader(file);
            return reader.ReadToEnd();
        }
        catch (UnauthorizedAccessException)
        {
            throw new StopException(
                ExitCode.NotSignedIn, $"{path} cannot be read: it belongs to somebody else. Move it away and make your own.");
        }
    }

    /// <summary>Writes a file, wholly or not at all.</summary>
    /// <param name="overwrite">Whether one that is there is replaced.</param>
    /// <exception cref="StopException">There is one already, or the folder is open to others.</exception>
    public void Write(string name, string text, bool overwrite = true)
    {
        var path = PathOf(name);
        Make(System.IO.Path.GetDirectoryName(path)!);
        var beside = $"{path}.{Guid.NewGuid():N}";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnersFile;
            }

            using (var file = new FileStream(beside, options))
            {
                using var writer = new StreamWriter(file, leaveOpen: true);
                writer.Write(text);
                writer.Flush();
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite);
        }
        catch (IOException) when (!overwrite && File.Exists(path))
        {
            throw new StopException(ExitCode.Refused, $"{path} is there already and is not overwritten.");
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        if (!Directory.Exists(Path))
        {
            Directory.CreateDirectory(Path, OwnersFolder);
        }

        Directory.CreateDirectory(folder, OwnersFolder);
        RequireFolder(Path);
    }

    private static void RequireFolder(string folder)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder) & Others) != UnixFileMode.None)
        {
            throw new StopException(
                ExitCode.NotSignedIn,
                $"Others can look into {folder}, where your keys are. Mend it with: chmod 700 {Shell.Quoted(folder)}");
        }
    }

    private static void RequireOwn(FileStream file, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var mode = File.GetUnixFileMode(file.SafeFileHandle);
        if ((mode & Others) != UnixFileMode.None)
        {
            throw new StopException(
                ExitCode.NotSignedIn,
                $"Others can read or write {path}, so it is not used. Mend it with: chmod 600 {Shell.Quoted(path)} "
                + "- and if somebody may have read it, make another one.");
        }

        // .NET tells no owner, but only the owner (and root) may set a file's mode, even to what it is.
        File.SetUnixFileMode(file.SafeFileHandle, mode);
    }
}

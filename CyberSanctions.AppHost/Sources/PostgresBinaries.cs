using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CyberSanctions.AppHost.Running;

namespace CyberSanctions.AppHost.Sources;

/// <summary>A Postgres installation of this machine.</summary>
internal sealed partial record PostgresBinaries(string Directory, int Version)
{
    private const int OldestSupported = 15;

    // Where Debian and Ubuntu, Red Hat and SUSE, and Homebrew install several versions beside each other.
    private static readonly string[] Homes = ["/usr/lib/postgresql", "/usr/lib", "/usr", "/opt/homebrew/opt", "/usr/local/opt"];

    public string Server => Path.Combine(Directory, "postgres");

    public string InitDb => Path.Combine(Directory, "initdb");

    /// <summary>
    /// The installation that fits the data, or the newest one where there is no data yet; null if there is none.
    /// </summary>
    /// <exception cref="SuiteException">The data is of a version that is not installed.</exception>
    public static PostgresBinaries? Find(string dataDirectory, string? configured)
    {
        var installed = (configured is null ? Candidates() : [configured]).Select(Inspect).OfType<PostgresBinaries>()
            .Where(found => found.Version >= OldestSupported).OrderByDescending(found => found.Version).ToList();
        if (installed.Count == 0)
            return null;
        if (PostgresDirectory.VersionOf(dataDirectory) is not { } needed)
            return installed[0];
        return installed.Find(found => found.Version.ToString(CultureInfo.InvariantCulture) == needed)
            ?? throw new SuiteException(
                $"{dataDirectory} was made by Postgres {needed}, and this machine has"
                + $" {string.Join(", ", installed.Select(found => found.Version).Distinct())}: install {needed}, or move the"
                + " directory away to start with empty databases.");
    }

    private static IEnumerable<string> Candidates() =>
        Homes.Where(System.IO.Directory.Exists)
            .SelectMany(home => System.IO.Directory.EnumerateDirectories(home))
            .Where(directory => VersionedDirectory().IsMatch(directory))
            .Select(directory => Path.Combine(directory, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(
                Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));

    private static PostgresBinaries? Inspect(string directory)
    {
        var server = Path.Combine(directory, "postgres");
        if (!File.Exists(server) || !File.Exists(Path.Combine(directory, "initdb")))
            return null;

        using var process = Process.Start(new ProcessStartInfo(server, "--version")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        });
        var version = VersionLine().Match(process?.StandardOutput.ReadToEnd() ?? "");
        return version.Success ? new(directory, int.Parse(version.Groups[1].Value, CultureInfo.InvariantCulture)) : null;
    }

    [GeneratedRegex(
        @"/(postgresql/\d+|(pgsql|postgresql)-?@?\d+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionedDirectory();

    // postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)
    [GeneratedRegex(@"^postgres \(PostgreSQL\) (\d+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionLine();
}

using System.Diagnostics;
using CyberSanctions.AppHost.Running;

namespace CyberSanctions.AppHost.Sources;

/// <summary>The operating system's user <c>postgres</c>, as whom root runs Postgres.</summary>
internal sealed class PostgresUser
{
    private const string Name = "postgres";

    private PostgresUser(string home) => Home = home;

    public string Home { get; }

    /// <summary>
    /// The arguments with which <c>setpriv</c> becomes this user and then the program that follows: signals reach it.
    /// </summary>
    public IReadOnlyList<string> Become { get; } = ["--reuid", Name, "--regid", Name, "--init-groups", "--reset-env"];

    /// <exception cref="SuiteException">There is no such user.</exception>
    public static PostgresUser? WhenRoot()
    {
        if (!Environment.IsPrivilegedProcess)
            return null;

        // postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash
        var entry = File.ReadLines("/etc/passwd")
            .Select(line => line.Split(':'))
            .FirstOrDefault(fields => fields[0] == Name && fields.Length > 5)
            ?? throw new SuiteException("Postgres does not run as root, and there is no user 'postgres' to run it as: create"
                + " one, or run the suite as another user.");
        return new PostgresUser(entry[5]);
    }

    public bool CanEnter(string directory) => Run("setpriv", [.. Become, "test", "-x", directory]) == 0;

    public void Own(params string[] paths)
    {
        if (Run("chown", ["--recursive", $"{Name}:{Name}", .. paths]) != 0)
            throw new SuiteException($"{string.Join(", ", paths)} cannot be given to the user '{Name}'.");
    }

    private static int Run(string command, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { WorkingDirectory = "/" })
            ?? throw new SuiteException($"{command} does not start.");
        process.WaitForExit();
        return process.ExitCode;
    }
}

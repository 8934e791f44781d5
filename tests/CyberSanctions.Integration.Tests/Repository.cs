namespace CyberSanctions.Integration.Tests;

/// <summary>Where the code under test lies.</summary>
internal static class Repository
{
    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The delegations' client.</summary>
    public static string DelegateClient { get; } = Path.Combine(Built("src/CyberSanctions.Delegate"), "delegate.dll");

    /// <summary>What votes for all delegations where nobody else does.</summary>
    public static string Replay { get; } = Path.Combine(Built("src/CyberSanctions.Replay"), "CyberSanctions.Replay.dll");

    /// <summary>The AppHost.</summary>
    public static string AppHost { get; } = Path.Combine(Built("CyberSanctions.AppHost"), "CyberSanctions.AppHost.dll");

    /// <summary>The folder where a program lies as it was built with these tests: for Release with Release.</summary>
    public static string Built(string project) => Path.Combine(
        Root,
        project,
        Path.GetRelativePath(Path.Combine(Root, "tests", "CyberSanctions.Integration.Tests"), AppContext.BaseDirectory));

    private static string Find(DirectoryInfo folder)
        => File.Exists(Path.Combine(folder.FullName, "CyberSanctions.sln")) ? folder.FullName : Find(folder.Parent!);
}

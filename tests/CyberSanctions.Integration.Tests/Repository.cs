namespace CyberSanctions.Integration.Tests;

/// <summary>Where the code under test lies.</summary>
internal static class Repository
{
    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The delegations' client as it was built with these tests: for Release with Release.</summary>
    public static string DelegateClient { get; } = Path.Combine(
        Root, "src", "CyberSanctions.Delegate", Path.GetRelativePath(
            Path.Combine(Root, "tests", "CyberSanctions.Integration.Tests"), AppContext.BaseDirectory), "delegate.dll");

    private static string Find(DirectoryInfo folder)
        => File.Exists(Path.Combine(folder.FullName, "CyberSanctions.sln")) ? folder.FullName : Find(folder.Parent!);
}

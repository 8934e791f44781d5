using System.Reflection;

namespace CyberSanctions.Contracts.Refusals;

/// <summary>The kinds of refusal that a program is compiled with.</summary>
public static class RefusalKinds
{
    /// <summary>What the files are called, and the classes in them, in which kinds stand.</summary>
    public const string Suffix = "Refusals";

    /// <summary>The kinds in an assembly: all of them are static, in static classes named <c>…Refusals</c>.</summary>
    public static IEnumerable<RefusalKind> In(Assembly assembly)
        => assembly.GetTypes()
            .Where(type => type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith(Suffix, StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
            .Select(field => field.GetValue(null))
            .OfType<RefusalKind>();
}

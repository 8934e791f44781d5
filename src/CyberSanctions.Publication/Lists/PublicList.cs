namespace CyberSanctions.Publication.Lists;

/// <summary>A list that is published. The table <c>list</c> holds the same ones.</summary>
/// <param name="Name">As in its URLs.</param>
/// <param name="Exercise">Whether it holds what exercises adopted; it is then served under a path of its own.</param>
internal sealed record PublicList(string Name, bool Exercise)
{
    public static PublicList EuCyber { get; } = new("eu-cyber", false);

    public static PublicList EuCyberExercise { get; } = new("eu-cyber-exercise", true);

    public static IReadOnlyList<PublicList> All { get; } = [EuCyber, EuCyberExercise];

    /// <summary>The path that its URLs begin with.</summary>
    public string Path { get; } = Exercise ? $"/exercise/lists/{Name}" : $"/lists/{Name}";

    /// <summary>The list that an act changes.</summary>
    public static PublicList Of(bool exercise) => exercise ? EuCyberExercise : EuCyber;

    /// <summary>The list of that name, or null.</summary>
    public static PublicList? Find(string? name) => All.FirstOrDefault(list => list.Name == name);
}

namespace CyberSanctions.ServiceDefaults.Searching;

/// <summary>One word that is looked for, as a service's database folds it.</summary>
public sealed record SoughtWord
{
    /// <summary>What to ask the index for; what any of them finds holds the word.</summary>
    public required string[] Queries { get; init; }

    /// <summary>What is in the words of a text that holds it, any of them.</summary>
    public required string[] Parts { get; init; }
}

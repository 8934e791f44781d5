namespace CyberSanctions.Attribution.EvidenceFiles;

/// <summary>What is kept of evidence, and for how long what is unfinished: configuration section <c>Evidence</c>.</summary>
internal sealed class EvidenceSettings
{
    /// <summary>Where they stand.</summary>
    public const string Section = "Evidence";

    /// <summary>Bytes that the content of an item may have.</summary>
    public long LargestContent { get; init; } = 1024L * 1024 * 1024;

    /// <summary>Unfinished uploads that a person may have.</summary>
    public int UnfinishedPerPerson { get; init; } = 8;

    /// <summary>Bytes that all unfinished uploads together may come to, by what they say that they will be.</summary>
    public long UnfinishedBytes { get; init; } = 16L * 1024 * 1024 * 1024;

    /// <summary>After so long without a byte an unfinished upload is discarded.</summary>
    public TimeSpan AbandonedAfter { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How often each content is hashed again.</summary>
    public TimeSpan RehashEvery { get; init; } = TimeSpan.FromDays(7);
}

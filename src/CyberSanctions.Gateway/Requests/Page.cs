namespace CyberSanctions.Gateway.Requests;

/// <summary>One page of a list: newest first, or what is in something in the order in which it was added.</summary>
public sealed record Page<T>
{
    /// <summary>What is on this page.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>Address of the next page; absent on the last. Also in the header <c>Link</c>.</summary>
    public string? Next { get; init; }
}

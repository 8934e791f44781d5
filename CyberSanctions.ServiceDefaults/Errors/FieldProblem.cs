namespace CyberSanctions.ServiceDefaults.Errors;

/// <summary>One field of a request and what is wrong with it.</summary>
/// <param name="Field">Path in the request message, for example <c>subject.names[0].whole_name</c>.</param>
/// <param name="Description">What is wrong, as a sentence for the person who sent it.</param>
public sealed record FieldProblem(string Field, string Description);

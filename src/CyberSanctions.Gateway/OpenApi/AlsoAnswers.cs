namespace CyberSanctions.Gateway.OpenApi;

/// <summary>Statuses that an endpoint answers with besides those of its kind.</summary>
internal sealed record AlsoAnswers(IReadOnlyList<int> Statuses);

internal static class AlsoAnswersExtensions
{
    public static RouteHandlerBuilder AlsoAnswersWith(this RouteHandlerBuilder endpoint, params int[] statuses)
        => endpoint.WithMetadata(new AlsoAnswers(statuses));
}

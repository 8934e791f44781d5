using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using Client = CyberSanctions.Contracts.Listing.V1.DueProcess.DueProcessClient;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.DueProcess;

/// <summary>Reviews of listings.</summary>
internal static class ReviewEndpoints
{
    public static void MapReviews(this IEndpointRouteBuilder api)
    {
        var service = Wire.DueProcess.Descriptor;
        var reviews = api.MapGroup("/reviews").WithTags(EntryProcessEndpoints.Tag);
        api.MapPost("/lists/{list}/entries/{entryReference}/reviews", Open).WithTags(EntryProcessEndpoints.Tag)
            .WithName("openReview").Calls(service, "OpenReview").WithExample(DueProcessExamples.Review);
        reviews.MapGet("/{reference}", Get).WithName("getReview").Calls(service, "GetReview");
        reviews.MapPost("/{reference}/outcome", Propose).WithName("proposeOutcome")
            .Calls(service, "ProposeOutcome").AcceptsIfMatch()
            .WithExamples(("maintain", DueProcessExamples.Maintaining), ("delist", DueProcessExamples.Delisting));
        reviews.MapPost("/{reference}/conclusion", Conclude).WithName("concludeReview")
            .Calls(service, "ConcludeReview").AcceptsIfMatch();
    }

    /// <summary>Opens a review of a listing for new evidence or a death, or gives the one that is open another ground.</summary>
    /// <remarks>An entry has one open review at a time. Observations, judgments and the 12 months open theirs by
    /// themselves.</remarks>
    /// <param name="list">For example eu-cyber.</param>
    /// <param name="entryReference">For example EU.5701.88.</param>
    public static async Task<CreatedVersion<ListingReview>> Open(
        string list, string entryReference, Body<NewReview> body, Client client, HttpContext context)
    {
        var review = await client.OpenReviewAsync(body.Value.ToWire(list, entryReference), context.Command());
        return new($"/api/v1/reviews/{review.Reference}", review.ToReview(), review.Version);
    }

    /// <summary>Reads a review.</summary>
    /// <param name="reference">The review's.</param>
    public static async Task<Versioned<ListingReview>> Get(string reference, Client client, HttpContext context)
        => Answer(await client.GetReviewAsync(new() { Reference = reference }, context.Query()));

    /// <summary>Proposes what a review is to come to.</summary>
    /// <remarks>
    /// It is about the entry as it reads now, and names all observations that have led to the review. A ground that comes in
    /// afterwards takes it away again.
    /// </remarks>
    /// <param name="reference">The review's.</param>
    public static async Task<Versioned<ListingReview>> Propose(
        string reference, Body<NewOutcome> body, Client client, HttpContext context)
        => Answer(await client.ProposeOutcomeAsync(
            body.Value.ToWire(reference, context.ExpectedVersion()), context.Command()));

    /// <summary>Concludes a review with the outcome that somebody else has proposed.</summary>
    /// <remarks>
    /// Four eyes: refused for whoever opened the review, gave another ground for it or proposed its outcome. The person is to be
    /// told then, and observations are to be answered; the 12 months begin again.
    /// </remarks>
    /// <param name="reference">The review's.</param>
    public static async Task<Versioned<ListingReview>> Conclude(string reference, Client client, HttpContext context)
        => Answer(await client.ConcludeReviewAsync(
            new() { Reference = reference, ExpectedVersion = context.ExpectedVersion() }, context.Command()));

    private static Versioned<ListingReview> Answer(Wire.ListingReview review) => new(review.ToReview(), review.Version);
}

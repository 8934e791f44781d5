using CyberSanctions.Contracts.Refusals;
using Grpc.Core;

namespace CyberSanctions.Contracts.Tests.Refusals;

public sealed class RefusalKindTests
{
    [Theory]
    [InlineData("own-draft", "You wrote it yourself.", "Somebody else has to clear it.")]
    [InlineData("own", "Yours.", "Yours.")]
    public void Kind_WithANameAndSentences_IsOne(string reason, string title, string explanation)
    {
        var kind = new RefusalKind(reason, RefusalStatus.Forbidden, title, explanation);

        Assert.Equal((reason, title, explanation), (kind.Reason, kind.Title, kind.Explanation));
        Assert.Equal((StatusCode.PermissionDenied, 403), (kind.Status.Grpc, kind.Status.Http));
    }

    [Theory]
    [InlineData("", "It is so.", "It is so.")]
    [InlineData("Own-Draft", "It is so.", "It is so.")]
    [InlineData("own_draft", "It is so.", "It is so.")]
    [InlineData("own-draft-", "It is so.", "It is so.")]
    [InlineData("own--draft", "It is so.", "It is so.")]
    [InlineData("own-draft\n", "It is so.", "It is so.")]
    [InlineData("../own", "It is so.", "It is so.")]
    [InlineData("öwn", "It is so.", "It is so.")]
    [InlineData("a-reason-that-has-sixty-four-characters-which-is-one-more-than-a", "It is so.", "It is so.")]
    [InlineData("own-draft", "", "It is so.")]
    [InlineData("own-draft", "It is so", "It is so.")]
    [InlineData("own-draft", "It is\nso.", "It is so.")]
    [InlineData("own-draft", " It is so.", "It is so.")]
    [InlineData("own-draft", "It is so.", "")]
    [InlineData("own-draft", "It is so.", "It is so")]
    public void Kind_WithoutAName_OrOfNoSentences_CannotBeMade(string reason, string title, string explanation)
        => Assert.Throws<ArgumentException>(() => new RefusalKind(reason, RefusalStatus.Invalid, title, explanation));

    [Fact]
    public void Title_HasAHundredCharacters_AndNotOneMore()
    {
        Assert.True(RefusalKind.IsTitle(new string('a', 99) + "."));
        Assert.False(RefusalKind.IsTitle(new string('a', 100) + "."));
    }

    // google/rpc/code.proto; HTTP (RFC 9110, RFC 6585) has more statuses for what gRPC has one of.
    [Theory]
    [InlineData(StatusCode.InvalidArgument, "400 406 414 415 416 431")]
    [InlineData(StatusCode.OutOfRange, "400 406 414 415 416 431")]
    [InlineData(StatusCode.Unauthenticated, "401")]
    [InlineData(StatusCode.PermissionDenied, "403")]
    [InlineData(StatusCode.NotFound, "404")]
    [InlineData(StatusCode.Unimplemented, "405 501 505")]
    [InlineData(StatusCode.DeadlineExceeded, "408 504")]
    [InlineData(StatusCode.ResourceExhausted, "413 429")]
    [InlineData(StatusCode.Internal, "500")]
    [InlineData(StatusCode.Unavailable, "502 503")]
    [InlineData(StatusCode.OK, "")]
    [InlineData(StatusCode.Cancelled, "")]
    [InlineData(StatusCode.Unknown, "")]
    [InlineData(StatusCode.DataLoss, "")]
    public void Status_ThatContradictsTheOther_CannotBeMade(StatusCode grpc, string agreeing)
    {
        var http = Enumerable.Range(-1, 1001).Where(status => RefusalStatus.Find(grpc, status) is not null);

        Assert.Equal(agreeing, string.Join(' ', http));
        Assert.Throws<ArgumentException>(() => RefusalStatus.Of(grpc, 200));
    }

    [Theory]
    [InlineData(StatusCode.FailedPrecondition)]
    [InlineData(StatusCode.AlreadyExists)]
    [InlineData(StatusCode.Aborted)]
    public void Status_OfWhatTheStateOfThingsDoesNotAllow_IsNoneThatMeansSomethingElse(StatusCode grpc)
    {
        Assert.All((int[])[409, 412, 422, 423, 428], http => Assert.NotNull(RefusalStatus.Find(grpc, http)));
        Assert.All(
            (int[])[200, 302, 399, 400, 401, 403, 404, 405, 408, 413, 429, 500, 503],
            http => Assert.Null(RefusalStatus.Find(grpc, http)));
    }
}

using System.Net.Mime;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Wire = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.Ballots;

/// <summary>What a ballot leaves to be checked: the text, the roll call and the receipts.</summary>
internal static class BallotRecords
{
    public static void MapBallotRecords(this IEndpointRouteBuilder ballots)
    {
        ballots.MapGet("/{reference}/text", GetText).WithName("getBallotText").Calls(Wire.Ballots.Descriptor, "GetText");
        ballots.MapGet("/{reference}/rollcall", GetRollCall).WithName("getRollCall").Calls(Wire.Ballots.Descriptor, "GetRollCall")
            .Produces(StatusCodes.Status200OK, contentType: MediaTypeNames.Application.Json)
            .AlsoAnswersWith(StatusCodes.Status304NotModified, StatusCodes.Status409Conflict);
        ballots.MapGet("/{reference}/receipts", ListReceipts).WithName("listReceipts")
            .Calls(Wire.Ballots.Descriptor, "ListReceipts").AcceptsQuery(Paging.Cursor, Paging.Size);
    }

    /// <summary>Reads the text that is voted on, byte for byte.</summary>
    /// <remarks>Whoever signs should hash it first.</remarks>
    /// <param name="reference">The ballot's.</param>
    public static async Task<Ok<BallotText>> GetText(string reference, Wire.Ballots.BallotsClient client, HttpContext context)
    {
        var text = (await client.GetTextAsync(new() { Reference = reference }, context.Query())).Text_.ToByteArray();
        return TypedResults.Ok(new BallotText { Text = text, TextSha256 = Convert.ToHexStringLower(SHA256.HashData(text)) });
    }

    /// <summary>Reads the roll call of a decided ballot: everything that it takes to check it offline.</summary>
    /// <remarks>
    /// The bytes as the voting service sealed them. Each answer is sealed anew; the ETag, a weak one, is that of all but the
    /// seal.
    /// </remarks>
    /// <param name="reference">The ballot's.</param>
    public static async Task<FileContentHttpResult> GetRollCall(
        string reference, Wire.Ballots.BallotsClient client, HttpContext context)
    {
        var json = (await client.GetRollCallAsync(new() { Reference = reference }, context.Query())).Json.ToByteArray();
        return TypedResults.Bytes(json, MediaTypeNames.Application.Json, entityTag: TagOf(json));
    }

    // A signature by ECDSA is another one each time. What it is about is the same: nobody needs to be sent it again.
    private static EntityTagHeaderValue TagOf(byte[] rollCall)
    {
        var unsealed = JsonNode.Parse(rollCall)!.AsObject();
        unsealed.Remove("seal");
        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(unsealed));
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash)}\"", isWeak: true);
    }

    /// <summary>Lists the receipts of your delegation in a ballot, oldest first; officers, legal and auditors see all.</summary>
    /// <param name="reference">The ballot's.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<Receipt>>> ListReceipts(
        string reference, Wire.Ballots.BallotsClient client, HttpContext context, string? cursor, string? size)
    {
        var request = new Wire.ListReceiptsRequest { BallotReference = reference, Page = Paging.Requested(cursor, size) };
        var reply = await client.ListReceiptsAsync(request, context.Query());
        return Paging.Answer(context, reply.Receipts.Select(Answers.ToReceipt), reply.NextCursor);
    }
}

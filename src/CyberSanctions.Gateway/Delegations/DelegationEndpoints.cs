using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Wire = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.Delegations;

/// <summary>The keys that delegations sign with, and the one that receipts are signed with.</summary>
internal static class DelegationEndpoints
{
    private const string MemberState = "memberState";

    public static void MapDelegations(this IEndpointRouteBuilder api)
    {
        var delegations = api.MapGroup("/delegations").WithTags("Delegations");
        delegations.MapGet("/keys", List).WithName("listDelegationKeys")
            .Calls(Wire.Delegations.Descriptor, "ListKeys").AcceptsQuery(MemberState);
        delegations.MapGet("/service-key", GetServiceKey).WithName("getServiceKey")
            .Calls(Wire.Delegations.Descriptor, "GetServiceKey");
        delegations.MapPost("/{memberState}/keys", Register).WithName("registerDelegationKey")
            .Calls(Wire.Delegations.Descriptor, "RegisterKey").WithExample(Examples.DelegationKey);
        delegations.MapPost($"/keys/{{{RequestRules.KeyId}}}/revocation", Revoke).WithName("revokeDelegationKey")
            .Calls(Wire.Delegations.Descriptor, "RevokeKey");
    }

    /// <summary>Lists the delegations' keys, expired and revoked ones too.</summary>
    /// <param name="memberState">Only those of this Member State, by its Council protocol code.</param>
    public static async Task<Ok<DelegationKeys>> List(
        Wire.Delegations.DelegationsClient client, HttpContext context, string? memberState)
    {
        if (memberState is not null && MemberStates.FormProblem(memberState) is { } problem)
        {
            throw Refusal.Invalid(MemberState, problem);
        }

        var reply = await client.ListKeysAsync(new() { MemberState = memberState ?? "" }, context.Query());
        return TypedResults.Ok(new DelegationKeys { Items = [.. reply.Keys.Select(Answers.ToKey)] });
    }

    /// <summary>Reads the key that receipts and roll calls are signed with.</summary>
    public static async Task<Ok<ServiceKey>> GetServiceKey(Wire.Delegations.DelegationsClient client, HttpContext context)
    {
        var key = await client.GetServiceKeyAsync(new(), context.Query());
        return TypedResults.Ok(key.ToKey());
    }

    /// <summary>Registers the public key of a delegation.</summary>
    /// <param name="memberState">Its Council protocol code.</param>
    public static async Task<Created<DelegationKey>> Register(
        string memberState, Body<NewDelegationKey> body, Wire.Delegations.DelegationsClient client, HttpContext context)
    {
        var key = await client.RegisterKeyAsync(body.Value.ToWire(memberState), context.Command());
        return TypedResults.Created($"/api/v1/delegations/keys?memberState={key.MemberState}", key.ToKey());
    }

    /// <summary>Revokes a key: from now on it signs nothing; what it has signed stands.</summary>
    /// <param name="keyId">The key's thumbprint.</param>
    public static async Task<Ok<DelegationKey>> Revoke(
        string keyId, Body<Revocation> body, Wire.Delegations.DelegationsClient client, HttpContext context)
    {
        var key = await client.RevokeKeyAsync(new() { KeyId = keyId }, context.Command());
        return TypedResults.Ok(key.ToKey());
    }
}

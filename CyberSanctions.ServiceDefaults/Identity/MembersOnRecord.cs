using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Clients;
using Grpc.Core;
using Grpc.Net.ClientFactory;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>
/// Whose delegates are heard, by the voting service's reference data. They are asked for now and then, and at once when a State
/// is not known: so a replica learns of a new member without a restart. Until they were heard of, the members that the suite came
/// with; while the voting service is away, what it said last. Each statement in a ballot is judged there, and not by this.
/// </summary>
internal sealed class MembersOnRecord(
    ReferenceData.ReferenceDataClient voting, ServiceToken token, TimeProvider time, ILogger<MembersOnRecord> logger)
    : MembersToday, IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile IReadOnlyList<Membership>? _known;
    private long _askedAt;

    /// <inheritdoc/>
    public override async ValueTask<bool> HasAsync(string code, CancellationToken cancel)
    {
        if (await IsHeardAsync(code, cancel))
        {
            // Nobody waits to be told what is known.
            _ = AskAsync(Fresh, CancellationToken.None);
            return true;
        }

        await AskAsync(Pause, cancel);
        return await IsHeardAsync(code, cancel);
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private ValueTask<bool> IsHeardAsync(string code, CancellationToken cancel)
        => _known is { } known
            ? ValueTask.FromResult(known.Any(
                membership => membership.MemberState == code && (IsToday(membership) || membership.HasOpenBallot)))
            : base.HasAsync(code, cancel);

    private bool IsToday(Membership membership)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(time.GetUtcNow().UtcDateTime, Brussels));
        return membership.ValidFrom.ToDay() <= today && !(membership.ValidTo is { } end && end.ToDay() <= today);
    }


    // One at a time, and not more often than that; the others go by what is known.
    private async Task AskAsync(TimeSpan atMostEvery, CancellationToken cancel)
    {
        var asked = Volatile.Read(ref _askedAt);
        if (asked > 0 && time.GetElapsedTime(asked) < atMostEvery)
        {
            return;
        }

        if (!await _gate.WaitAsync(0, cancel))
        {
            return;
        }

        try
        {
            Volatile.Write(ref _askedAt, time.GetTimestamp());
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(Patience);
            var headers = new Metadata { { "authorization", $"Bearer {await token.GetAsync(patience.Token)}" } };
            _known = (await voting.ListMemberStatesAsync(new(), headers, cancellationToken: patience.Token)).Memberships;
        }
        catch (Exception exception) when (exception
            is RpcException or HttpRequestException or InvalidOperationException or OperationCanceledException)
        {
            cancel.ThrowIfCancellationRequested();
            logger.LogWarning(exception, "The voting service does not say who is a member; what was known before holds.");
        }
        finally
        {
            _gate.Release();
        }
    }
}

/// <summary>Goes by the voting service's reference data.</summary>
public static class MembersOnRecordExtensions
{
    /// <summary>
    /// Hears the delegates of those who are members by the reference data. For services that do not keep these themselves.
    /// </summary>
    public static WebApplicationBuilder AddMembersOnRecord(this WebApplicationBuilder builder)
    {
        const string Client = "members-on-record";
        builder.AddServiceClient<ReferenceData.ReferenceDataClient>(Client, "voting", ReferenceData.Descriptor)
            .AddHttpMessageHandler<RefusedServiceTokens>();
        builder.Services.AddSingleton<MembersToday>(services => ActivatorUtilities.CreateInstance<MembersOnRecord>(
            services,
            services.GetRequiredService<GrpcClientFactory>().CreateClient<ReferenceData.ReferenceDataClient>(Client)));
        return builder;
    }
}

using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Files;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Delegate.SigningIn;
using CyberSanctions.Signing;
using Grpc.Core;
using Grpc.Net.Client;
using BallotsClient = CyberSanctions.Contracts.Voting.V1.Ballots.BallotsClient;
using ReferenceDataClient = CyberSanctions.Contracts.Voting.V1.ReferenceData.ReferenceDataClient;

namespace CyberSanctions.Delegate.Connecting;

/// <summary>The gateway, as the signed-in delegate.</summary>
internal sealed class Gateway : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly GrpcChannel _channel;
    private readonly PrivateFolder _folder;
    private readonly Surroundings _surroundings;

    public Gateway(PrivateFolder folder, Surroundings surroundings)
    {
        (_folder, _surroundings) = (folder, surroundings);
        Token = AccessToken.Read(folder, surroundings.Time.GetUtcNow());
        var settings = Settings.Read(folder);
        _channel = GrpcChannel.ForAddress(settings.Gateway);
        Ballots = new BallotsClient(_channel);
        Delegations = new Delegations.DelegationsClient(_channel);
        ReferenceData = new ReferenceDataClient(_channel);
        Lists = new HttpClient { BaseAddress = settings.Lists };
    }

    /// <summary>Who is signed in.</summary>
    public AccessToken Token { get; }

    public BallotsClient Ballots { get; }

    public Delegations.DelegationsClient Delegations { get; }

    public ReferenceDataClient ReferenceData { get; }

    /// <summary>Over HTTP: the published lists.</summary>
    public HttpClient Lists { get; }

    /// <summary>The Member State for which the delegate speaks.</summary>
    /// <exception cref="StopException">The token is no delegate's.</exception>
    public string MemberState => Token.MemberState is { Length: > 0 } state
        ? state
        : throw new StopException(ExitCode.NotSignedIn, "You are signed in, but not as a delegate of a Member State.");

    /// <summary>How a call is made: as the delegate, and not for ever.</summary>
    public CallOptions Options(CancellationToken cancel)
        => new(Headers(), _surroundings.Time.GetUtcNow().UtcDateTime + Patience, cancel);

    /// <summary>How a stream is watched: for as long as it takes.</summary>
    public CallOptions Endless(CancellationToken cancel) => new(Headers(), cancellationToken: cancel);

    /// <summary>
    /// The voting service's keys: those that were pinned. Another one than the pinned one is refused, whatever it signs; the
    /// first one ever seen is pinned, and the delegate is told so.
    /// </summary>
    /// <exception cref="StopException">The service presents another key.</exception>
    public async Task<IReadOnlyList<PublicKey>> ServiceKeysAsync(Screen screen, CancellationToken cancel)
    {
        var settings = Settings.Read(_folder);
        var key = await PresentedKeyAsync(cancel);
        var trusted = settings.TrustedKeys();
        if (trusted is [])
        {
            settings.Pin(key, given: false).Write(_folder);
            screen.Warn(
                $"The voting service signs receipts with {key.Id}. From now on only this key is trusted (trust on first use);"
                + " compare it with what the operator says elsewhere.");
            return [key];
        }

        if (trusted[^1].Id == key.Id)
        {
            return trusted;
        }

        throw new StopException(
            ExitCode.DoesNotVerify,
            $"THE VOTING SERVICE PRESENTS ANOTHER KEY: {key.Id} instead of {trusted[^1].Id}. Nothing was sent. Ask the operator,"
            + " on another way than"
            + $" this one; if the new key is right, trust it with: {_folder.Command("trust KEY")}");
    }

    /// <summary>The key that the voting service presents, whoever it is.</summary>
    /// <exception cref="StopException">It is none.</exception>
    public async Task<PublicKey> PresentedKeyAsync(CancellationToken cancel)
    {
        var presented = await Delegations.GetServiceKeyAsync(new GetServiceKeyRequest(), Options(cancel));
        try
        {
            return PublicKey.Read(presented.PublicKey.ToByteArray());
        }
        catch (UnusableKeyException unusable)
        {
            throw new StopException(ExitCode.DoesNotVerify, $"The voting service presents an unusable key: {unusable.Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _channel.Dispose();
        Lists.Dispose();
    }

    private Metadata Headers() => new() { { "authorization", $"Bearer {Token.Token}" } };
}

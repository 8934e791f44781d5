using System.Security.Cryptography;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Files;
using CyberSanctions.Delegate.SigningIn;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using BallotsBase = CyberSanctions.Contracts.Voting.V1.Ballots.BallotsBase;

namespace CyberSanctions.Delegate.Tests;

/// <summary>
/// The gateway as the client sees it, over real gRPC on a free port: one ballot, a chain, and the ways to misbehave.
/// </summary>
internal sealed class VotingService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private VotingService()
    {
        Ballot = Made.Ballot(Mode.Meeting);
        Ballot.TextSha256 = Convert.ToHexStringLower(SHA256.HashData(Text));
        Ballot.Position = 1;
        Chain = new Chain(Made.Reference, Key);
        Chain.Opening();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(this);
        _app = builder.Build();
        _app.MapGrpcService<BallotsService>();
        _app.MapGrpcService<DelegationsService>();
        _app.MapGrpcService<ReferenceDataService>();
        _app.MapGet(
            "{**path}",
            (string path) => Lists.TryGetValue(path, out var list) ? Results.Text(list, "application/json") : Results.NotFound());
        _app.MapPost(
            "dev/tokens",
            () => Results.Json(new { token = Rehearsal.Token(TokenFor), expiresAt = DateTimeOffset.UtcNow.AddHours(1) }));
    }

    public SigningKey Key { get; } = SigningKey.Create();

    public byte[] Text { get; set; } = new ActText { Reference = "ACT-2026-0004", Title = "A title \u001b[2J" }.ToByteArray();

    public Ballot Ballot { get; }

    /// <summary>What is published, by path.</summary>
    public Dictionary<string, string> Lists { get; } = [];

    /// <summary>The roll call, once there is one.</summary>
    public byte[] RollCall { get; set; } = [];

    /// <summary>For which State development tokens speak, whatever was asked for.</summary>
    public string TokenFor { get; set; } = "FR";

    public Uri GrpcAddress => new(_app.Urls.First());

    public Uri HttpAddress => new(_app.Urls.Last());

    public Chain Chain { get; }

    public List<Receipt> Receipts { get; } = [];

    public List<(string Statement, string IdempotencyKey)> Sent { get; } = [];

    /// <summary>How many answers are lost on the way, after the statement was accepted.</summary>
    public int Losses { get; set; }

    public string? Refusal { get; set; }

    public Action<Receipt> Alter { get; set; } = _ => { };

    public byte[]? PresentedKey { get; set; }

    public static async Task<VotingService> StartAsync()
    {
        var service = new VotingService();
        await service._app.StartAsync();
        return service;
    }

    /// <summary>Signs a delegate in.</summary>
    public async Task SignInAsync(Rehearsal rehearsal)
    {
        var folder = PrivateFolder.Locate(rehearsal.Surroundings.Variable);
        new Settings { Gateway = GrpcAddress, Lists = HttpAddress }.Write(folder);
        new AccessToken(Rehearsal.Token("FR"), DateTimeOffset.UtcNow.AddHours(1)).Write(folder);
        await rehearsal.RunAsync("key", "new");
        rehearsal.Out.GetStringBuilder().Clear();
    }

    /// <summary>Makes all of it an exercise.</summary>
    public void BeExercise()
    {
        var text = ActText.Parser.ParseFrom(Text);
        text.Exercise = true;
        Text = text.ToByteArray();
        Ballot.Exercise = true;
        Ballot.TextSha256 = Convert.ToHexStringLower(SHA256.HashData(Text));
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Key.Dispose();
    }

    private sealed class BallotsService(VotingService service) : BallotsBase
    {
        public override Task<Ballot> GetBallot(GetBallotRequest request, ServerCallContext context)
            => Task.FromResult(service.Ballot);

        public override Task<Text> GetText(GetTextRequest request, ServerCallContext context)
            => Task.FromResult(new Text { Text_ = ByteString.CopyFrom(service.Text) });

        public override Task<ListBallotsReply> ListBallots(ListBallotsRequest request, ServerCallContext context)
            => Task.FromResult(new ListBallotsReply { Ballots = { service.Ballot } });

        public override Task<Contracts.Voting.V1.RollCall> GetRollCall(GetRollCallRequest request, ServerCallContext context)
            => Task.FromResult(new Contracts.Voting.V1.RollCall { Json = ByteString.CopyFrom(service.RollCall) });

        public override Task<ListReceiptsReply> ListReceipts(ListReceiptsRequest request, ServerCallContext context)
            => Task.FromResult(new ListReceiptsReply { Receipts = { service.Receipts } });

        public override Task<Receipt> MakeStatement(MakeStatementRequest request, ServerCallContext context)
        {
            service.Sent.Add((request.Statement, context.RequestHeaders.GetValue("idempotency-key") ?? ""));
            if (service.Refusal is { } reason)
            {
                var status = new Google.Rpc.Status { Code = (int)StatusCode.FailedPrecondition, Message = "It is decided." };
                status.Details.Add(Any.Pack(new ErrorInfo { Reason = reason, Domain = "cybersanctions" }));
                throw new RpcException(
                    new Grpc.Core.Status(StatusCode.FailedPrecondition, "It is decided."),
                    new Metadata { { "grpc-status-details-bin", status.ToByteArray() } });
            }

            var receipt = service.Receipts.FirstOrDefault(receipt => receipt.Proceeding.Statement == request.Statement);
            if (receipt is null)
            {
                receipt = service.Chain.Accept(Jws.Read(request.Statement, SignedStatement.Type), request.Declaration);
                service.Receipts.Add(receipt);
            }

            if (service.Losses-- > 0)
            {
                throw new RpcException(new Grpc.Core.Status(StatusCode.Unavailable, "gone"));
            }

            var answer = receipt.Clone();
            service.Alter(answer);
            return Task.FromResult(answer);
        }

        public override async Task WatchBallot(
            WatchBallotRequest request, IServerStreamWriter<Proceeding> stream, ServerCallContext context)
        {
            foreach (var proceeding in service.Chain.Proceedings.Where(proceeding => proceeding.Position > request.After)
                .ToList())
            {
                await stream.WriteAsync(proceeding);
            }
        }
    }

    /// <summary>What is in force, whenever it is asked for.</summary>
    public InForce InForce { get; } = new()
    {
        Day = new() { Year = 2027, Month = 1, Day = 4 },
        Members = { new Membership
        {
            MemberState = "FR",
            IsoCode = "FR",
            Name = "France",
            ValidFrom = new() { Year = 1958, Month = 1, Day = 1 },
        } },
        Populations = new PopulationsInForce
        {
            Provenance = new Provenance
            {
                Edition = 2,
                ChangeReference = "RD-2026-0034",
                Source = "An invented act \u001b[2J",
                ValidFrom = new() { Year = 2027, Month = 1, Day = 1 },
            },
            Year = 2027,
            Unit = "persons",
            Figures = { new Figure { MemberState = "FR", Population = 68_000_000 } },
        },
        SilenceMinimum = new MinimumInForce
        {
            Provenance = new Provenance
            {
                Edition = 1,
                Source = "The Presidency",
                ValidFrom = new() { Year = 2019, Month = 5, Day = 18 },
            },
            Period = new MinimumPeriod { WorkingDays = 2, MinutesOfDay = 1020 },
        },
    };

    /// <summary>Which days it was asked for.</summary>
    public List<GetInForceRequest> AskedFor { get; } = [];

    private sealed class ReferenceDataService(VotingService service) : ReferenceData.ReferenceDataBase
    {
        public override Task<InForce> GetInForce(GetInForceRequest request, ServerCallContext context)
        {
            service.AskedFor.Add(request);
            return Task.FromResult(service.InForce);
        }

        public override Task<InForce> GetForBallot(GetForBallotRequest request, ServerCallContext context)
            => Task.FromResult(service.InForce);
    }

    private sealed class DelegationsService(VotingService service) : Delegations.DelegationsBase
    {
        public override Task<ServiceKey> GetServiceKey(GetServiceKeyRequest request, ServerCallContext context)
            => Task.FromResult(new ServiceKey
            {
                PublicKey = ByteString.CopyFrom(service.PresentedKey ?? [.. service.Key.Public.Spki]),
            });

        public override Task<ListKeysReply> ListKeys(ListKeysRequest request, ServerCallContext context)
            => Task.FromResult(new ListKeysReply());
    }
}

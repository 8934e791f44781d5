using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;

namespace CyberSanctions.Attribution.Tests.EvidenceFiles;

/// <summary>Any order of uploads, right and wrong ones, by two people: what comes of it is what a few lines say.</summary>
public sealed class AnyCourseOfUploadsTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    private const int Steps = 25;
    private const int MiB = Holding.MiB;
    private const int Total = (2 * MiB) + 5;

    private static readonly string[] People = ["aurelia.nimbus", "tiberius.quill"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Upload_InAnyCourse_IsWhereTheModelSays(int seed)
    {
        var random = new Random(seed);
        var held = await Holding.OfAsync(attribution.Service, Holding.Content(Total));
        var model = new Model();
        for (var step = 0; step < Steps; step++)
        {
            var by = People[random.Next(2)];
            var (name, expected, call) = Next(random, model, held, by);

            Assert.Equal((step, name, expected), (step, name, await OutcomeAsync(call())));
            foreach (var person in People)
            {
                Assert.Equal(
                    (step, name, person, model.Received.TryGetValue(person, out var received) ? $"{received}" : "not-found"),
                    (step, name, person, await OutcomeAsync(held.ProgressAsync(person))));
            }

            Assert.Equal(model.IsThere, (await held.EvidenceAsync()).Content is not null);
            Assert.Equal(model.IsThere ? 1 : 0, (await held.CustodyAsync()).Count);
        }
    }

    private static (string Name, string Expected, Func<Task<EvidenceUpload>> Call) Next(
        Random random, Model model, Holding held, string by)
    {
        switch (random.Next(6))
        {
            case 0 when random.Next(4) == 0:
                return ("the whole", model.Whole(by), () => held.UploadAsync(by: by));
            case 1:
                return ("other bytes", model.Other(by), () => held.UploadAsync(Holding.Content(Total), by));
            case 2:
                return ("given up", model.GiveUp(by), () => held.Store(by).DiscardUploadAsync(
                    new DiscardUploadRequest { Reference = held.Reference, Id = held.Id }).ResponseAsync);
            case 3:
                return ("how far, and done if it can be", model.Ask(by), () => held.SendAsync(
                    new UploadStart { Total = Total }, [], by));
            default:
                var first = random.Next(3) * MiB;
                var length = first == 2 * MiB ? 5 : MiB;
                return ($"a part at {first}", model.Part(by, first, length), () => held.PartAsync(first, length, by: by));
        }
    }

    private static async Task<string> OutcomeAsync(Task<EvidenceUpload> call)
    {
        try
        {
            var upload = await call;
            return upload.Content is null ? $"{upload.Received}" : upload.CompletedNow ? "completed" : "done";
        }
        catch (RpcException refused)
        {
            return StatusDetails.FromRpcException(refused).Reason;
        }
    }

    private sealed class Model
    {
        public Dictionary<string, long> Received { get; } = new(StringComparer.Ordinal);

        public bool IsThere { get; private set; }

        public string Whole(string by) => IsThere ? "done" : Complete(by);

        public string Other(string by)
        {
            // What was begun is given up for it; once the content is there, nothing is begun any more.
            _ = !IsThere && Received.Remove(by);
            return "digest-mismatch";
        }

        public string GiveUp(string by) => Received.Remove(by, out var received) ? $"{received}" : "not-found";

        public string Ask(string by)
            => IsThere ? "done" : Received.TryGetValue(by, out var received) ? $"{received}" : "upload-offset";

        public string Part(string by, long first, long length)
        {
            if (IsThere)
            {
                return "done";
            }

            if (first != Received.GetValueOrDefault(by))
            {
                return "upload-offset";
            }

            Received[by] = first + length;
            return Received[by] == Total ? Complete(by) : $"{Received[by]}";
        }

        private string Complete(string by)
        {
            Received.Remove(by);
            IsThere = true;
            return "completed";
        }
    }
}

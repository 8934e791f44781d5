using StackExchange.Redis;

namespace CyberSanctions.Testing;

/// <summary>A real Redis that a test may wipe, stop and start again.</summary>
public sealed class TestRedis : IDisposable
{
    private readonly int _port = ChildProcess.FreePort();
    private ChildProcess? _server;

    /// <summary>Starts one.</summary>
    public TestRedis() => Start();

    /// <summary>For <c>ConnectionStrings:redis</c>.</summary>
    public string ConnectionString
        => $"127.0.0.1:{_port},abortConnect=false,connectTimeout=1000,syncTimeout=1000,allowAdmin=true";

    /// <summary>Starts it (again), on the same port and empty.</summary>
    public void Start()
    {
        _server ??= ChildProcess.Start(
            "TERM", ["redis-server", "--port", $"{_port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]);
        var until = DateTime.UtcNow.AddSeconds(30);
        while (true)
        {
            try
            {
                using var redis = ConnectionMultiplexer.Connect($"127.0.0.1:{_port},connectTimeout=500");
                redis.GetDatabase().Ping();
                return;
            }
            catch (Exception exception) when (exception is RedisException or TimeoutException && DateTime.UtcNow < until)
            {
                Thread.Yield();
            }
        }
    }

    /// <summary>Stops it; what it held is gone.</summary>
    public void Stop()
    {
        _server?.Dispose();
        _server = null;
    }

    /// <inheritdoc/>
    public void Dispose() => Stop();
}

namespace CyberSanctions.Gateway.CourtFiles;

/// <summary>
/// A stream to which may be written synchronously although what lies behind it takes nothing so: what was written is held until
/// <see cref="FlushAsync(CancellationToken)"/> sends it on.
/// </summary>
/// <remarks>
/// For an entry of a ZIP, which in .NET 10 writes the rest of its compressed bytes synchronously when it is closed, also by
/// <c>DisposeAsync</c>. Not needed any more once that writes asynchronously (<c>WrappedStream</c> of System.IO.Compression).
/// </remarks>
internal sealed class HeldWrites(Stream to) : Stream
{
    private readonly MemoryStream _held = new();

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => _held.Write(buffer, offset, count);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer) => _held.Write(buffer);

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => _held.WriteAsync(buffer, offset, count, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        => _held.WriteAsync(buffer, cancellationToken);

    /// <summary>Nothing is sent on: nobody would wait for it.</summary>
    public override void Flush()
    {
    }

    /// <summary>Sends on what is held.</summary>
    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await to.WriteAsync(_held.GetBuffer().AsMemory(0, (int)_held.Length), cancellationToken);
        _held.SetLength(0);
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _held.Dispose();
        base.Dispose(disposing);
    }
}

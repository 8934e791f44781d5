using System.IO.Compression;
using CyberSanctions.Contracts.Refusals;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;
using Grpc.Net.Compression;

namespace CyberSanctions.ServiceDefaults.Messages;

/// <summary>
/// Compression of gRPC messages in which no message becomes larger than it may: one that inflates past the limit is refused
/// (RESOURCE_EXHAUSTED, as if it had been sent plain) when it reaches it, and what would have come is never made.
/// </summary>
/// <param name="inner">The coding.</param>
/// <param name="limit">Bytes of a message.</param>
internal sealed class LimitedCompression(ICompressionProvider inner, int limit) : ICompressionProvider
{
    /// <inheritdoc/>
    public string EncodingName => inner.EncodingName;

    /// <inheritdoc/>
    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel)
        => inner.CreateCompressionStream(stream, compressionLevel);

    /// <inheritdoc/>
    public Stream CreateDecompressionStream(Stream stream) => new Limited(inner.CreateDecompressionStream(stream), limit);

    // Read from the first byte to the last and nothing else, as gRPC does. CanSeek and CanWrite say so, and what a stream that
    // says
    // so must do in Length, Position, Seek, SetLength and Write is to throw NotSupportedException (the contract of Stream).
    private sealed class Limited(Stream inner, int limit) : Stream
    {
        private int _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int read;
            try
            {
                read = inner.Read(buffer);
            }
            catch (InvalidDataException)
            {
                throw Refused(EdgeRefusals.MalformedRequest, "The message is not compressed as grpc-encoding says.");
            }

            _read += read;
            return _read <= limit
                ? read
                : throw Refused(
                    EdgeRefusals.TooLarge,
                    $"A message may have {limit} bytes; this one has more, uncompressed.");
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }

        private static RpcException Refused(RefusalKind kind, string message)
            => StatusDetails.ToRpcException(new Refusal(kind, message));
    }
}

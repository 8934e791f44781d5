using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CyberSanctions.Eng.BundlePackages;

/// <summary>
/// The files inside a self-contained .NET single-file program.
/// <code>
///   … host …│ header offset (int64) │ marker (32 bytes) │ … host …│ file │ file │ … │ header
///
///   header:  major, minor (uint32) · file count (int32) · bundle id (string)
///            offset and size of deps.json, of runtimeconfig.json (int64 × 4) · flags (uint64)
///   and per file:  offset, size, compressed size (int64 × 3; 0 = stored plain) · kind (byte) · path (string)
/// </code>
/// Numbers are little endian; a string is UTF-8 after its 7-bit-encoded length.
/// The format is that of Microsoft.NET.HostModel's <c>Manifest</c>, version 6 (.NET 6 and later).
/// </summary>
internal sealed class SingleFileBundle
{
    private const int SupportedMajorVersion = 6;

    // SHA-256 of ".net core bundle": the host looks for it in its own image, and so do we.
    private static readonly byte[] Marker =
        Convert.FromHexString("8b1202b96a612038727b930214d7a03213f5b9e6efae3318ee3b2dce24b36aae");

    private readonly byte[] _program;
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    private SingleFileBundle(byte[] program, long headerOffset)
    {
        _program = program;
        using var reader = new BinaryReader(new MemoryStream(program), Encoding.UTF8);
        reader.BaseStream.Position = headerOffset;

        var major = reader.ReadUInt32();
        var minor = reader.ReadUInt32();
        if (major != SupportedMajorVersion)
        {
            throw new InvalidDataException($"The bundle has format {major}.{minor}; this program reads {SupportedMajorVersion}.x.");
        }

        var count = reader.ReadInt32();
        _ = reader.ReadString(); // bundle id
        DepsJson = new Entry(reader.ReadInt64(), reader.ReadInt64(), CompressedSize: 0);
        _ = reader.ReadInt64(); // runtimeconfig.json: offset
        _ = reader.ReadInt64(); // runtimeconfig.json: size
        _ = reader.ReadUInt64(); // flags

        for (var i = 0; i < count; i++)
        {
            var entry = new Entry(reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());
            _ = reader.ReadByte(); // kind
            _entries.Add(reader.ReadString(), entry);
        }
    }

    private Entry DepsJson { get; }

    public static SingleFileBundle Open(string path)
    {
        var program = File.ReadAllBytes(path);
        var marker = program.AsSpan().IndexOf(Marker);
        if (marker < sizeof(long))
        {
            throw new InvalidDataException($"{path} is not a .NET single-file program.");
        }

        var headerOffset = BinaryPrimitives.ReadInt64LittleEndian(program.AsSpan(marker - sizeof(long)));
        return new SingleFileBundle(program, headerOffset);
    }

    public byte[] ReadDepsJson() => Read(DepsJson);

    public byte[] ReadFile(string path) =>
        _entries.TryGetValue(path, out var entry)
            ? Read(entry)
            : throw new InvalidDataException($"The bundle holds no {path}.");

    private byte[] Read(Entry entry)
    {
        var isPlain = entry.CompressedSize == 0;
        var stored = _program.AsSpan((int)entry.Offset, (int)(isPlain ? entry.Size : entry.CompressedSize));
        if (isPlain)
        {
            return stored.ToArray();
        }

        using var inflater = new DeflateStream(new MemoryStream(stored.ToArray()), CompressionMode.Decompress);
        var content = new byte[entry.Size];
        inflater.ReadExactly(content);
        return content;
    }

    private readonly record struct Entry(long Offset, long Size, long CompressedSize);
}

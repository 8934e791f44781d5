using System.Text;
using CyberSanctions.Delegate.Files;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Delegate.Statements;

namespace CyberSanctions.Delegate.Tests.Files;

/// <summary>A text file is lines, and each ends with a line feed: the last one is no part of what is declared.</summary>
public sealed class TextFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("text-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("We abstain.", "We abstain.")]
    [InlineData("We abstain.\n", "We abstain.")]
    [InlineData("We abstain.\r\n", "We abstain.")]
    [InlineData("\uFEFFWe abstain.\r\n", "We abstain.")]
    [InlineData("Nous nous abstenons à Genève.\nSans plus.\n", "Nous nous abstenons à Genève.\nSans plus.")]
    public void ReadFile_EndsBeforeTheFinalLineEnding(string file, string text)
        => Assert.Equal(text, Reasons.ReadFile(Write(Encoding.UTF8.GetBytes(file))));

    [Theory]
    [InlineData("We abstain.\n\n", "Must not begin or end with white space")]
    [InlineData("We abstain.\r", "Must not begin or end with white space")]
    [InlineData("We abstain. \n", "Must not begin or end with white space")]
    [InlineData("\uFEFF\uFEFFWe abstain.\n", "U+FEFF")]
    [InlineData("", "at least one character that can be seen")]
    [InlineData("\n", "at least one character that can be seen")]
    [InlineData("\u200b\u200b\n", "at least one character that can be seen")]
    [InlineData("\u3164\n", "at least one character that can be seen")]
    [InlineData("\u2800\n", "at least one character that can be seen")]
    [InlineData("We \u202Eniatsba.\n", "U+202E (character 4): it changes the direction of text")]
    [InlineData("We\0abstain.\n", "U+0000 (character 3): it is a control character")]
    [InlineData("We abst\uFFFDin.\n", "U+FFFD (character 8): it stands for a character that was lost")]
    public void ReadFile_WhatTheServiceWouldRefuse_IsRefusedBeforeItIsSigned(string file, string why)
    {
        var refusal = Assert.Throws<StopException>(() => Reasons.ReadFile(Write(Encoding.UTF8.GetBytes(file))));

        Assert.Equal(ExitCode.Usage, refusal.Code);
        Assert.Contains(why, refusal.Message);
        Assert.EndsWith("Nothing was signed.", refusal.Message);
    }

    [Fact]
    public void ReadFile_OfExactlyTheLongestText_IsRead_AndOneCharacterMoreIsNot()
    {
        var longest = string.Concat(Enumerable.Repeat("😀", 20_000));

        Assert.Equal(longest, Reasons.ReadFile(Write(Encoding.UTF8.GetBytes($"{longest}\n"))));
        Assert.Contains(
            "20000 characters",
            Assert.Throws<StopException>(() => Reasons.ReadFile(Write(Encoding.UTF8.GetBytes($"{longest}x\n")))).Message);
    }

    [Theory]
    [InlineData(
        new byte[] { (byte)'G', (byte)'e', (byte)'n', 0xE8, (byte)'v', (byte)'e', (byte)'\n' },
        "perhaps Latin-1 or Windows-1252; byte 4 is 0xE8")]
    [InlineData(new byte[] { (byte)'W', (byte)'e', 0xC3 }, "byte 3 is 0xC3")]
    [InlineData(new byte[] { (byte)'W', 0xED, 0xA0, 0x80 }, "byte 2 is 0xED")]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'W', 0, (byte)'e', 0 }, "UTF-16, by its byte order mark")]
    [InlineData(new byte[] { 0xFE, 0xFF, 0, (byte)'W' }, "UTF-16, by its byte order mark")]
    public void ReadFile_OfAnotherEncoding_IsRefusedForThat(byte[] file, string why)
    {
        var given = Write(file);

        var refusal = Assert.Throws<StopException>(() => Reasons.ReadFile(given));

        Assert.StartsWith($"{given} is not UTF-8 (", refusal.Message);
        Assert.Contains(why, refusal.Message);
    }

    [Fact]
    public void ReadFile_ThatIsMissing_AFolder_OrTooLarge_IsRefused()
    {
        Assert.Contains("cannot be read", Assert.Throws<StopException>(() => TextFile.Read(new FileInfo("missing.txt"))).Message);
        Assert.Contains(
            "cannot be read", Assert.Throws<StopException>(() => TextFile.Read(new FileInfo(_folder.FullName))).Message);
        Assert.Contains(
            "larger than", Assert.Throws<StopException>(() => TextFile.Read(Write(new byte[(1024 * 1024) + 1]))).Message);
    }

    private FileInfo Write(byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, "declaration.txt");
        File.WriteAllBytes(path, bytes);
        return new FileInfo(path);
    }
}

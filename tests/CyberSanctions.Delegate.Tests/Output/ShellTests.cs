using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Tests.Output;

public sealed class ShellTests
{
    [Theory]
    [InlineData("BAL-2026-0004.json", "BAL-2026-0004.json")]
    [InlineData("./a b.json", "'./a b.json'")]
    [InlineData("it's.json", "'it'\\''s.json'")]
    [InlineData("$(rm x)", "'$(rm x)'")]
    [InlineData("", "''")]
    public void Quoted_IsOneWord(string word, string quoted) => Assert.Equal(quoted, Shell.Quoted(word));

    [Fact]
    public void Lines_AreBrokenBetweenWords_AndNotInWhatIsQuoted()
        => Assert.Equal(
            ["delegate verify", "'a b c d e f g.json'", "--own-keys"],
            Shell.Lines("delegate verify 'a b c d e f g.json' --own-keys", 20));
}

using CyberSanctions.Attribution.Exercises;
using CyberSanctions.Testing;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CyberSanctions.Attribution.Tests.Exercises;

/// <summary>
/// The report in Markdown, as a foreign implementation reads it: with nothing but CommonMark, and with all that it has besides.
/// </summary>
public sealed class ReportTextTests
{
    private static readonly MarkdownPipeline Plain = new MarkdownPipelineBuilder().Build();

    private static readonly MarkdownPipeline WithEverything
        = new MarkdownPipelineBuilder().UseAdvancedExtensions().UseEmojiAndSmiley().UseYamlFrontMatter().Build();

    [Theory]
    [MemberData(nameof(WrittenReport.Hostile), MemberType = typeof(WrittenReport))]
    [InlineData("| a | b |\n|---|---|\n| c | d |")]
    [InlineData("Title\n=====")]
    [InlineData("Title\n-----")]
    [InlineData("    code")]
    [InlineData("\tcode  ")]
    [InlineData("\u00a0said\u3000")]
    [InlineData("~~~\ncode")]
    [InlineData("1. one\n2. two")]
    [InlineData("1) one")]
    [InlineData("> said")]
    [InlineData("http://evil.example and www.evil.example and <me@evil.example>")]
    [InlineData(":smile: ;) ABC-123 [^1] [x]: //evil.example {.class} $x$ ==m== ++i++ ^s^ ~~d~~")]
    [InlineData("![x](//evil.example/x.png)")]
    [InlineData("a\\")]
    [InlineData("\\* not escaped \\\\")]
    public void WhateverPeopleWrote_ReadsAsText_AndNothingElse(string said)
    {
        var text = ReportText.Of(WrittenReport.Of(said));
        said = Flat(said);
        foreach (var pipeline in (MarkdownPipeline[])[Plain, WithEverything])
        {
            var document = Markdown.Parse(text, pipeline);

            Assert.Equal(
                [
                    (1, said), (2, "What happened"), (2, "The desk (desk)"), (3, "Expected"), (3, "Observed"),
                    (2, "Observed of the whole"),
                ],
                document.Descendants<HeadingBlock>().Select(heading => (heading.Level, Said(heading))));
            Assert.Equal(
                [
                    "Exercise EX-2026-0001, TLP:AMBER. Nothing in it is real.",
                    $"It ended: {said} (aurelia.nimbus, 2026-11-28T10:00:00Z, after 2:00:00 of running time.)", said,
                    "0:00:00 start: aurelia.nimbus", $"0:00:02 told desk: {said} (call, by service:attribution)",
                    $"1:01:05 InjectAnswered call by flavia.fog (desk): {said}", "Played by flavia.fog.",
                    "met at 1:01:05: They answer. (answer, after call, within PT2H)",
                    "0:00:07 They were quick. (aurelia.nimbus)", "0:00:09 All shouted. (aurelia.nimbus)",
                ],
                document.Descendants<ParagraphBlock>().Select(paragraph => Said(paragraph)));
            Assert.Equal([3, 1, 1, 1], document.OfType<ListBlock>().Select(list => list.Count));
            Assert.All(document.Descendants<Block>(), block => Assert.True(
                block is HeadingBlock or ParagraphBlock or ListBlock { IsOrdered: false } or ListItemBlock,
                $"{block.GetType()}"));
            Assert.All(document.Descendants<Inline>(), inline => Assert.True(
                inline.GetType() == typeof(LiteralInline) || inline.GetType() == typeof(ContainerInline)
                    || inline is EmphasisInline { DelimiterChar: '*', DelimiterCount: 2 },
                $"{inline.GetType()}"));
            Assert.Equal(2, document.Descendants<EmphasisInline>().Count());
        }
    }

    // As it was written, but for where lines are broken, and how wide blanks are.
    private static string Said(LeafBlock block)
        => Flat(string.Concat(block.Inline!.Descendants<LiteralInline>().Select(literal => literal.Content.ToString())));

    private static string Flat(string text)
        => string.Join(' ', text.Split((char[])[' ', '\n', '\t', '\u00a0', '\u3000'], StringSplitOptions.RemoveEmptyEntries));
}

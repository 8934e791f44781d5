namespace CyberSanctions.Procedures;

/// <summary>The smallest coalitions that achieve something.</summary>
/// <param name="Size">How many members each has.</param>
/// <param name="Named">Some of them, those with the largest populations first.</param>
/// <param name="AndMore">Whether there are more of that size than are named.</param>
public sealed record Coalitions(int Size, IReadOnlyList<IReadOnlyList<Member>> Named, bool AndMore)
{
    /// <summary>Finds them.</summary>
    /// <param name="members">Largest first.</param>
    /// <param name="achieve">
    /// Whether a coalition does. What it achieves it achieves also with a larger member in the place of a smaller one, and
    /// with one more: so the largest members tell the size, and a beginning that fails with the largest to follow needs no
    /// further look.
    /// </param>
    /// <param name="most">How many to name.</param>
    internal static Coalitions? Fewest(IReadOnlyList<Member> members, Func<IReadOnlyCollection<Member>, bool> achieve, int most)
    {
        var size = Enumerable.Range(0, members.Count + 1).FirstOrDefault(count => achieve([.. members.Take(count)]), -1);
        if (size < 0)
        {
            return null;
        }

        var named = new List<IReadOnlyList<Member>>();
        Search([], 0);
        return new Coalitions(size, [.. named.Take(most)], named.Count > most);

        void Search(List<Member> chosen, int from)
        {
            var missing = size - chosen.Count;
            if (missing == 0)
            {
                named.Add([.. chosen]);
                return;
            }

            for (var next = from; next + missing <= members.Count && named.Count <= most; next++)
            {
                if (!achieve([.. chosen, .. members.Skip(next).Take(missing)]))
                {
                    return;
                }

                Search([.. chosen, members[next]], next + 1);
            }
        }
    }
}

using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Ballots;

/// <summary>The members and how they stand, in two columns, so that 27 of them fit into 80 columns and 24 lines.</summary>
internal static class MembersTable
{
    public static Grid Of(Screen screen, IEnumerable<(string MemberState, string Standing)> members)
    {
        List<(string MemberState, string Standing)> all = [.. members];
        var half = (all.Count + 1) / 2;
        var table = screen.Table("Member", "Stands", "Member", "Stands");
        for (var row = 0; row < half; row++)
        {
            var (left, right) = (all[row], row + half < all.Count ? all[row + half] : ("", ""));
            table.Add(left.MemberState, left.Standing, right.Item1, right.Item2);
        }

        return table;
    }
}

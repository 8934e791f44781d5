using CyberSanctions.Contracts.Kinds;

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>Which States are members today. At the edges a closed list; the voting service asks its reference data.</summary>
public class MembersToday
{
    /// <summary>Whether a text is the Council's code of a Member State.</summary>
    public virtual ValueTask<bool> HasAsync(string code, CancellationToken cancel)
        => ValueTask.FromResult(MemberStates.Problem(code) is null);
}

using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Authorization;
using Npgsql;

namespace CyberSanctions.Voting.Ballots;

/// <summary>Serves ballots; see <c>voting/v1/voting.proto</c>. One file per use case.</summary>
[Authorize(Roles = $"{Roles.Delegate},{Roles.Officer},{Roles.Legal},{Roles.Auditor}")]
internal sealed partial class BallotsService(Commands commands, NpgsqlDataSource database, Upstream listing)
    : Contracts.Voting.V1.Ballots.BallotsBase
{
    private const int LongestReference = 40;
}

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>
/// Who may call one gRPC method, and do by REST what it does. Also the name of the authorization policy that says so.
/// </summary>
/// <param name="Method">Its full name, for example <c>cybersanctions.listing.v1.Acts/SubmitAct</c>.</param>
/// <param name="Resource">What it is about, in the words of the documentation.</param>
/// <param name="Roles">Any one of them admits; see <see cref="Identity.Roles"/>. None: it is open to everybody.</param>
public sealed record Right(string Method, string Resource, IReadOnlyList<string> Roles)
{
    /// <summary>Whether it needs no token.</summary>
    public bool OpenToAll => Roles.Count == 0;
}

using Microsoft.IdentityModel.Tokens;

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>A token whose signature is good, but that says what none here may say. The message is for whoever sent it.</summary>
internal sealed class TokenRefusedException(string message) : SecurityTokenException(message);

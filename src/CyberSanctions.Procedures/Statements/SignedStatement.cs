using CyberSanctions.Signing;


namespace CyberSanctions.Procedures.Statements;

/// <summary>A statement whose signature holds.</summary>
public sealed class SignedStatement
{
    /// <summary>Type of its JWS.</summary>
    public const string Type = "cybersanctions-statement";

    private SignedStatement(Statement statement, Jws jws) => (Statement, Jws) = (statement, jws);

    /// <summary>What is stated.</summary>
    public Statement Statement { get; }

    /// <summary>With the signature.</summary>
    public Jws Jws { get; }

    /// <summary>Reads the JWS of one; neither its signature nor what it states is looked at yet.</summary>
    /// <exception cref="ObjectionException"><c>statement-malformed</c>.</exception>
    public static Jws ReadJws(string compact)
    {
        try
        {
            return Jws.Read(compact, Type);
        }
        catch (MalformedJwsException malformed)
        {
            throw new ObjectionException(StatementRefusals.Malformed, malformed.Message);
        }
    }

    /// <summary>Signs one.</summary>
    public static SignedStatement Sign(SigningKey key, Statement statement)
        => new(statement, Jws.Sign(key, Type, statement.ToCanonical()));

    /// <summary>Checks one that came in, against the key that it names.</summary>
    /// <param name="jws">Read already.</param>
    /// <param name="key">The registered key with its id; null when there is none.</param>
    /// <param name="at">When it is accepted: that, and not what it says of itself, is when the key must be valid.</param>
    /// <exception cref="ObjectionException">
    /// <c>unknown-key</c>, <c>bad-signature</c>, <c>statement-malformed</c>, <c>key-of-another-state</c>, <c>key-not-valid</c>.
    /// </exception>
    public static SignedStatement Verify(Jws jws, RegisteredKey? key, DateTime at)
    {
        var signed = Verify(jws, key?.Key);
        signed.RequireValid(key!, at);
        return signed;
    }

    /// <summary>Checks the signature; whether its key may be used is another question.</summary>
    /// <exception cref="ObjectionException"><c>unknown-key</c>, <c>bad-signature</c>, <c>statement-malformed</c>.</exception>
    public static SignedStatement Verify(Jws jws, PublicKey? key)
    {
        if (key is null || key.Id != jws.KeyId)
        {
            throw new ObjectionException(StatementRefusals.UnknownKey, "No key with this id is registered.");
        }

        return jws.IsSignedBy(key)
            ? new SignedStatement(Statement.Read(jws.Payload.ToArray()), jws)
            : throw new ObjectionException(
                StatementRefusals.BadSignature, "The signature is not that of the key which the statement names.");
    }

    /// <summary>Requires that its key is one of the State's, and valid.</summary>
    /// <param name="key">The registered key with which it is signed.</param>
    /// <param name="at">When it is accepted.</param>
    /// <exception cref="ObjectionException"><c>key-of-another-state</c>, <c>key-not-valid</c>.</exception>
    public void RequireValid(RegisteredKey key, DateTime at)
    {
        if (Statement.MemberState != key.MemberState)
        {
            throw new ObjectionException(
                StatementRefusals.KeyOfAnotherState,
                $"{Statement.MemberState} cannot state anything with a key of {key.MemberState}.");
        }

        if (!key.IsValidAt(at))
        {
            throw new ObjectionException(
                StatementRefusals.KeyNotValid,
                key.RevokedAt <= at ? $"The key was revoked at {Timestamps.Text(key.RevokedAt)}."
                    : $"The key is valid from {Timestamps.Text(key.ValidFrom)} to {Timestamps.Text(key.ValidTo)} only.");
        }
    }
}

using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Gateway.Json;

namespace CyberSanctions.Gateway.Dossiers;

/// <summary>
/// A cyber-attack, or a series of them, to be added to a dossier. For the dossier to be concluded, it needs an attack kind,
/// something that was hit, a significant effect, and what makes it an external threat, or where only third States or
/// international organisations were hit, the policy objective.
/// </summary>
public record NewIncident
{
    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>What happened.</summary>
    public string? Description { get; init; }

    /// <summary>When it began, as far as known.</summary>
    public PartialDate? Began { get; init; }

    /// <summary>When it ended, as far as known.</summary>
    public PartialDate? Ended { get; init; }

    /// <summary>The closed list of Regulation (EU) 2019/796, Article 1(3).</summary>
    public IReadOnlyList<AttackKind> AttackKinds { get; init; } = [];

    /// <summary>Only attempted: the effect is then a potential one (Article 1(1)).</summary>
    public bool Attempted { get; init; }

    /// <summary>What makes it an external threat (Article 1(2)).</summary>
    public IReadOnlyList<ExternalThreat> ExternalThreat { get; init; } = [];

    /// <summary>What was hit (Article 1(4) to (6)).</summary>
    public IReadOnlyList<Target> Targets { get; init; } = [];

    /// <summary>
    /// Which objectives of the common foreign and security policy measures would serve, and why they need them, up to 4,000
    /// characters: where third States or international organisations were hit (Article 1(6)), and only there.
    /// </summary>
    public string? PolicyObjective { get; init; }

    /// <summary>The factors of a significant effect that are claimed (Article 2).</summary>
    public IReadOnlyList<SignificantEffect> Effects { get; init; } = [];

    /// <summary>
    /// Offences of the Convention on Cybercrime (ETS No. 185). Left out, those that follow from the attack kinds and from an
    /// attempt.
    /// </summary>
    public IReadOnlyList<Offence> Offences { get; init; } = [];
}

/// <summary>What a cyber-attack hit.</summary>
public sealed record Target
{
    /// <summary>What it is in the words of Article 1(4) to (6).</summary>
    public required TargetKind Kind { get; init; }

    /// <summary>Essential services have one; critical infrastructure may.</summary>
    public Sector? Sector { get; init; }

    /// <summary>Critical State functions have one.</summary>
    public StateFunction? StateFunction { get; init; }

    /// <summary>What it is of the Union (Article 1(5)).</summary>
    public UnionBody? UnionBody { get; init; }

    /// <summary>The Council's code of the Member State that is threatened, if it is one; the Union and what is abroad have
    /// none.</summary>
    public string? MemberState { get; init; }

    /// <summary>ISO 3166-1 code of a third State.</summary>
    public string? ThirdState { get; init; }

    /// <summary>Whose systems they were, or which; an international organisation and other systems have one.</summary>
    public string? Name { get; init; }
}

/// <summary>A factor of Article 2 and why it is met. There is no numeric threshold.</summary>
public sealed record SignificantEffect
{
    /// <summary>The factor that is met.</summary>
    public required EffectFactor Factor { get; init; }

    /// <summary>The assessment in words, 1 to 4,000 characters.</summary>
    public required string Assessment { get; init; }

    /// <summary>As far as figures are known; each unit once, an amount once in each currency.</summary>
    public IReadOnlyList<EffectFigure> Figures { get; init; } = [];

    /// <summary>The Council's codes of the Member States concerned: of that factor only.</summary>
    public IReadOnlyList<string> MemberStates { get; init; } = [];
}

/// <summary>A figure of an effect.</summary>
public sealed record EffectFigure
{
    /// <summary>
    /// Disruption is counted in hours, systems or services; those affected in persons or entities; loss and benefit as an amount;
    /// data stolen in records, bytes or the persons concerned; commercially sensitive data in records or bytes.
    /// </summary>
    public required FigureUnit Unit { get; init; }

    /// <summary>0 to 9,007,199,254,740,991; of an amount, in whole units of the currency.</summary>
    public required long Value { get; init; }

    /// <summary>How exactly it is known.</summary>
    public required FigureBound Bound { get; init; }

    /// <summary>ISO 4217; an amount has one.</summary>
    public string? Currency { get; init; }
}

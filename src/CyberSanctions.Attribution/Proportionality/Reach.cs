namespace CyberSanctions.Attribution.Proportionality;

/// <summary>From which category of measures to which, 1 to 5.</summary>
internal sealed record Reach(int From, int To)
{
    /// <summary>No category at all: both ends are 0.</summary>
    public static readonly Reach None = new(0, 0);

    /// <summary>Preventive measures.</summary>
    public const int Lightest = 1;

    /// <summary>Support to lawful responses of Member States.</summary>
    public const int Gravest = 5;

    /// <summary>As far as a category, and from the one below it.</summary>
    public static Reach UpTo(int category) => new(Math.Max(Lightest, category - 1), category);

    /// <summary>The same with its ends so many categories lower, as far as there are any.</summary>
    public Reach Lowered(int from, int to)
    {
        var lowered = Math.Max(Lightest, To - to);
        return new(Math.Clamp(From - from, Lightest, lowered), lowered);
    }

    /// <summary>The same, beginning no higher than a category.</summary>
    public Reach BeginningAt(int most) => this with { From = Math.Min(From, most) };
}

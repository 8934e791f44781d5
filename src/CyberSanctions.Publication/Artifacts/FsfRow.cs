using CyberSanctions.Publication.History;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>
/// A row of list.csv. It takes the attributes that list.xml has, whole, and drops those that the format has no column for.
/// </summary>
internal sealed class FsfRow : FsfAttributes
{
    private readonly string[] _fields = [.. FsfColumns.Names.Select(_ => "")];
    private FsfBlock _block = FsfColumns.Entity;

    /// <summary>All columns.</summary>
    public IReadOnlyList<string> Fields => _fields;

    /// <summary>Puts the day of the file into the first column, where it stays.</summary>
    public FsfRow(string generated) => _fields[0] = generated;

    /// <summary>Empties the columns from those of a block on, and turns to them.</summary>
    public FsfRow Turn(FsfBlock block, FsfBlock emptyFrom)
    {
        Array.Fill(_fields, "", emptyFrom.Start, _fields.Length - emptyFrom.Start);
        _block = block;
        return this;
    }

    /// <summary>The act's columns of the block.</summary>
    public void Act(RecordedAct act, bool exercise)
    {
        var known = FsfRegulation.Of(act);
        ReadOnlySpan<string> fields =
        [
            FsfRegulation.Type, FsfRegulation.OrganisationType, known.PublicationDate, known.EntryIntoForceDate,
            Clean(known.NumberTitle), FsfRegulation.Programme(exercise), Clean(known.PublicationUrl),
        ];
        fields.CopyTo(_fields.AsSpan(_block.Act));
    }

    /// <summary>Empties a column of the entity.</summary>
    public void Forget(string attribute) => _fields[FsfColumns.Entity.Places[attribute]] = "";

    protected override void Take(string name, string value)
    {
        if (_block.Places.TryGetValue(name, out var place))
        {
            _fields[place] = value;
        }
    }

    protected override void Take(string name, string value, int most) => Take(name, value);
}

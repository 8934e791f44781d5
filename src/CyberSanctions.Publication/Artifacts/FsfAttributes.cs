using System.Globalization;
using System.Text;
using System.Xml;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>What takes the attributes of an FSF object: an element of list.xml, or a row of list.csv.</summary>
internal abstract class FsfAttributes
{
    /// <summary>Takes one. Values hold characters that XML knows, and no others.</summary>
    protected abstract void Take(string name, string value);

    /// <summary>Takes one that the XML schema lets be no longer than that.</summary>
    protected abstract void Take(string name, string value, int most);

    internal void Write(string name, string value) => Take(name, Clean(value));

    internal void Write(string name, string value, int most) => Take(name, Clean(value), most);

    // Requests with such characters are refused long before; but one that came this far anyway
    // must not keep a whole list from being published.
    internal static string Clean(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar : rune);
        }

        return clean.ToString();
    }
}

/// <summary>How attributes of every type are written.</summary>
internal static class FsfWriting
{
    public static T Attribute<T>(this T to, string name, string value)
        where T : FsfAttributes
    {
        to.Write(name, value);
        return to;
    }

    public static T Attribute<T>(this T to, string name, string value, int most)
        where T : FsfAttributes
    {
        to.Write(name, value, most);
        return to;
    }

    public static T Attribute<T>(this T to, string name, long value)
        where T : FsfAttributes
        => to.Attribute(name, value.ToString(CultureInfo.InvariantCulture));

    public static T Attribute<T>(this T to, string name, bool value)
        where T : FsfAttributes
        => to.Attribute(name, XmlConvert.ToString(value));

    public static T AttributeIf<T>(this T to, bool known, string name, string value)
        where T : FsfAttributes
        => known ? to.Attribute(name, value) : to;

    public static T Date<T>(this T to, string name, Date? date)
        where T : FsfAttributes
        => date is null ? to : to.Attribute(name, IsoDates.Full(date));

    public static T Country<T>(this T to, string code)
        where T : FsfAttributes
    {
        var (iso2, description) = Countries.Describe(code);
        return to.Attribute("countryIso2Code", iso2).Attribute("countryDescription", description);
    }
}

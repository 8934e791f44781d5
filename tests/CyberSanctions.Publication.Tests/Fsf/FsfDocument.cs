using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Publication.Artifacts;

namespace CyberSanctions.Publication.Tests.Fsf;

/// <summary>A rendered list.xml, and the schema that it has to follow.</summary>
internal static class FsfDocument
{
    public static XmlSchemaSet Schemas { get; } = ReadSchema();

    /// <summary>Everything that an act lists.</summary>
    public static XDocument Render(ActText act) => XDocument.Load(new MemoryStream(FsfXml.Render(Invented.Content(act))));

    private static XmlSchemaSet ReadSchema()
    {
        using var reader = XmlReader.Create(typeof(FsfDocument).Assembly.GetManifestResourceStream("export-1.1.xsd")!);
        var schemas = new XmlSchemaSet();
        schemas.Add(null, reader);
        return schemas;
    }
}

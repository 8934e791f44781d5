using System.Text;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Publication.Artifacts;
using Sylvan.Data.Csv;

namespace CyberSanctions.Publication.Tests.Csv;

/// <summary>A list.csv, read twice: by the letter of RFC 4180, and by a library that did not write it.</summary>
internal static class FsfCsvDocument
{
    /// <summary>As published for readers of the official file.</summary>
    public static string[] Columns { get; } = ReadColumns();

    /// <summary>All rows that an act makes, by the names of their columns.</summary>
    public static List<Dictionary<string, string>> Rows(ActText act) => Rows(FsfCsv.Render(Invented.Content(act)));

    public static List<Dictionary<string, string>> Rows(byte[] file)
    {
        var records = Rfc4180.Read(Encoding.UTF8.GetString(file)[1..], ';', "\r\n");
        Assert.Equal(Columns, records[0]);
        Assert.All(records, record => Assert.Equal(118, record.Length));
        Assert.Equal(records.Skip(1), AsTheLibraryReads(file));
        return [.. records.Skip(1).Select(record => Columns.Zip(record).ToDictionary(of => of.First, of => of.Second))];
    }

    private static List<string[]> AsTheLibraryReads(byte[] file)
    {
        using var reader = CsvDataReader.Create(
            new StreamReader(new MemoryStream(file), Encoding.UTF8),
            new CsvDataReaderOptions { Delimiter = ';', HasHeaders = true, BufferSize = 0x10000, MaxBufferSize = 0x1000000 });
        var records = new List<string[]>();
        while (reader.Read())
        {
            records.Add([.. Enumerable.Range(0, reader.RowFieldCount).Select(reader.GetString)]);
        }

        return records;
    }

    private static string[] ReadColumns()
    {
        using var text = new StreamReader(
            typeof(FsfCsvDocument).Assembly.GetManifestResourceStream("fsf-csv-1.1-columns.txt")!);
        return text.ReadToEnd().Trim().Split(';');
    }
}

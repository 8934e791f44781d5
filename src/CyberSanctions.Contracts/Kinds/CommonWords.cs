using System.Collections.Frozen;

namespace CyberSanctions.Contracts.Kinds;

/// <summary>
/// Words that thousands of people and firms bear or use: an alias of nothing else ("Strontium", "the Boss") stops their
/// payments when a list calls it strong. A short list of what such aliases have been: elements, weather, animals, colours,
/// ranks, things.
/// </summary>
public static class CommonWords
{
    private static readonly char[] Between = [' ', '-', '.', ',', '\'', '"', '“', '”', '’'];

    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        """
        admin administrator agent alpha alumni ant antimony apollo argon army arrow arsenic badger baron barium bear beaver
        beetle berserk beryllium beta bismuth bison black blizzard blue bold bolt boron boss brother brown buffalo bull busy
        cadmium caesium calcium camel captain carbon cat centre center cerium chief chlorine chromium cloud club cobalt cobra
        colonel comet commander company copper coyote crab crane cricket crow cyber daddy dark data deer delta desert devil
        director doctor dog dolphin dragon duck eagle earth echo elephant emperor engineer falcon fancy father fire fish flash
        flax fox friend frog frost fury gallium gamma gang general ghost giant goat gold golden goose gray green grey group
        guardian guest hacker hafnium hail hammer hawk helium helix hero heron hippo hornet horse hunter hurricane hydrogen
        ice imperial indium indigo iodine iridium iron jackal jaguar judge kernel king kitten knight krypton lady lantern lead
        leader leopard lightning lion lithium lizard lone lord lynx magnesium major manager manganese master mercury meteor
        midnight mist monk monkey moon mother mouse mr mrs navy neon neptunium night nickel nickname nitrogen noble nobody
        north office officer old omega operator orange orchid osmium owl oxygen palladium panda panther phantom phoenix
        phosphorus pilot pink pirate platinum plutonium polonium president prince professor promethium purple python queen
        rabbit radium radon rain ranger rat raven red rhino rhodium river robot ruby sailor salt sand scorpion seaborgium
        secretary secret sergeant service shadow shark sheep silicon silver sir sister sky snake snow sodium soldier south
        spider spirit squirrel star steel stone storm strontium student sulphur sulfur sun system tango team technetium
        teacher tellurium thallium thorium thunder tiger tin titanium tornado tungsten turtle typhoon typhon uncle unit
        unknown uranium user velvet venus viper voodoo vulture warrior water weasel west whale white wind winter wizard wolf
        worm xenon yellow young zebra zero zinc zirconium the a an and of in on for
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a name is made of such words, and of single letters, alone.</summary>
    public static bool AreAllOf(string name)
        => name.Split(Between, StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words
            && words.All(word => word.Length == 1 ? char.IsAsciiLetter(word[0]) : Words.Contains(word));
}

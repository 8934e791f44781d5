// Writes the tables of src/CyberSanctions.Contracts/Kinds/Unicode from the Unicode data that Node.js was built with
// (ICU): node eng/unicode/tables.mjs. The build does not run it; it is here so that a new version of Unicode can be
// taken over, and so that it can be seen where the tables come from.
import { writeFileSync } from 'node:fs';

const folder = new URL('../../src/CyberSanctions.Contracts/Kinds/Unicode/', import.meta.url);
const unicode = process.versions.unicode;
const hex = cp => cp.toString(16).toUpperCase().padStart(4, '0');
const points = s => [...s].map(c => c.codePointAt(0));
const isHangulSyllable = cp => cp >= 0xAC00 && cp <= 0xD7A3;
const all = [];
for (let cp = 0; cp <= 0x10FFFF; cp++) if (cp < 0xD800 || cp > 0xDFFF) all.push(cp);
const assigned = all.filter(cp => !/\p{Cn}|\p{Co}/u.test(String.fromCodePoint(cp)));

// Ranges of code points that a test holds for; what is not assigned in between does not end a range.
function ranges(holds) {
  const found = [];
  let last;
  for (const cp of assigned) {
    if (!holds(String.fromCodePoint(cp))) { last = undefined; continue; }
    if (last) last[1] = cp; else found.push(last = [cp, cp]);
  }
  return found.map(([a, b]) => a === b ? hex(a) : `${hex(a)}-${hex(b)}`);
}

function write(name, what, lines) {
  writeFileSync(new URL(name, folder), `# ${what}\n# Unicode ${unicode}; made by eng/unicode/tables.mjs.\n${lines.join('\n')}\n`);
}

// Canonical composition and decomposition.
const lines = [];
for (const cp of assigned) {
  const c = String.fromCodePoint(cp);
  const d = c.normalize('NFD');
  if (d === c || isHangulSyllable(cp)) continue;
  if (c.normalize('NFC') === c) {
    const parts = points(d);
    const first = points(String.fromCodePoint(...parts.slice(0, -1)).normalize('NFC'));
    if (first.length !== 1) throw new Error(`No pair makes ${hex(cp)}.`);
    lines.push(`C ${hex(cp)} ${hex(first[0])} ${hex(parts.at(-1))}`);
  } else {
    lines.push(`D ${hex(cp)} ${points(d).map(hex).join(' ')}`);
  }
}

// Combining classes are not to be had from JavaScript as numbers. What counts is only their order, and that shows in
// how normalising sorts two marks; the classes are told by marks that have had theirs since Unicode 4.
const known = [[1, 0x334], [6, 0x16FF0], [7, 0x93C], [8, 0x3099], [9, 0x94D], [10, 0x5B0], [11, 0x5B1], [12, 0x5B2], [13, 0x5B3], [14, 0x5B4],
  [15, 0x5B5], [16, 0x5B6], [17, 0x5B7], [18, 0x5B8], [19, 0x5B9], [20, 0x5BB], [21, 0x5BC], [22, 0x5BD], [23, 0x5BF], [24, 0x5C1], [25, 0x5C2],
  [26, 0xFB1E], [27, 0x64B], [28, 0x64C], [29, 0x64D], [30, 0x64E], [31, 0x64F], [32, 0x650], [33, 0x651], [34, 0x652], [35, 0x670], [36, 0x711],
  [84, 0xC55], [91, 0xC56], [103, 0xE38], [107, 0xE48], [118, 0xEB8], [122, 0xEC8], [129, 0xF71], [130, 0xF72], [132, 0xF74], [202, 0x321],
  [214, 0x1DCE], [216, 0x31B], [218, 0x302A], [220, 0x316], [222, 0x59A], [224, 0x302E], [226, 0x1D16D], [228, 0x5AE], [230, 0x300], [232, 0x315],
  [233, 0x35C], [234, 0x35D], [240, 0x345]];
const sorts = (x, y) => `${x}${y}`.normalize('NFD') === `${y}${x}`.normalize('NFD') && x !== y && `${x}${y}`.normalize('NFD') !== `${x.normalize('NFD')}${y.normalize('NFD')}`;
const classes = new Map();
for (const cp of assigned) {
  const m = String.fromCodePoint(cp);
  if (!/\p{M}/u.test(m) || m.normalize('NFD') !== m) continue;
  const refs = known.map(([k, r]) => [k, String.fromCodePoint(r)]);
  const above = refs.filter(([, r]) => sorts(m, r)).map(([k]) => k);
  const below = refs.filter(([, r]) => sorts(r, m)).map(([k]) => k);
  if (above.length === 0 && below.length === 0) continue;
  const exact = refs.filter(([k, ]) => !above.includes(k) && !below.includes(k)).map(([k]) => k);
  if (exact.length !== 1) throw new Error(`The class of ${hex(cp)} is between ${Math.max(...above)} and ${Math.min(...below)}: ${exact}.`);
  classes.set(cp, exact[0]);
}

for (const k of [...new Set(classes.values())].sort((a, b) => a - b)) {
  lines.push(`M ${k} ${ranges(c => classes.get(c.codePointAt(0)) === k).join(' ')}`);
}

write('canonical.txt', 'C: a character and the two that compose it. D: a character that NFC replaces, and by what. M: a combining class and its marks.', lines);

// Scripts (UAX 24): those in use (UAX 31, table 5), and those outside of it that look most like Latin, Greek or Cyrillic.
const scripts = ['Latin', 'Greek', 'Cyrillic', 'Armenian', 'Hebrew', 'Arabic', 'Syriac', 'Thaana', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil',
  'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Thai', 'Lao', 'Tibetan', 'Myanmar', 'Georgian', 'Hangul', 'Ethiopic', 'Khmer', 'Mongolian', 'Hiragana', 'Katakana',
  'Bopomofo', 'Han', 'Cherokee', 'Coptic', 'Lisu'];
write('scripts.txt', 'The scripts of characters (UAX 24). Common and Inherited: they go with any script. What is not here is of another script.',
  [...scripts, 'Common', 'Inherited'].map(s => `${s} ${ranges(c => new RegExp(`\\p{Script=${s}}`, 'u').test(c)).join(' ')}`));

write('ignorable.txt', 'Default_Ignorable_Code_Point (UAX 44, section 5.3), reserved ones included: a renderer shows nothing.',
  [(() => {
    const found = [];
    let last;
    for (const cp of all) {
      if (!/\p{DI}/u.test(String.fromCodePoint(cp))) { last = undefined; continue; }
      if (last) last[1] = cp; else found.push(last = [cp, cp]);
    }
    return found.map(([a, b]) => a === b ? hex(a) : `${hex(a)}-${hex(b)}`).join(' ');
  })()]);

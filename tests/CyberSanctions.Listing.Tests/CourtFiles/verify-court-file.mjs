// Verifies files for a court by docs/court-file.md (steps 1 to 6), and by nothing else: it was written from that page and from
// PKWARE's APPNOTE, shares no code with the suite, and keeps the page honest.
//
//   node verify-court-file.mjs --trust-key BASE64 FILE...
//
// Prints one line per file, "ok" or what is wrong first, and ends with 1 if anything is.
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { crc32 as crcOf, inflateRawSync } from "node:zlib";

class Wrong extends Error {}

function require(holds, what) {
  if (!holds) throw new Wrong(what);
}

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
  }
  require(
    typeof value === "string" || typeof value === "boolean" || Number.isSafeInteger(value), "a value of a kind that is not used");
  return JSON.stringify(value);
}

const sha256 = (bytes) => createHash("sha256").update(bytes).digest();
const hex = (bytes) => Buffer.from(bytes).toString("hex");
const base64url = (text) => Buffer.from(text, "utf8").toString("base64url");

const table = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc32(bytes) {
  if (crcOf) return crcOf(bytes);
  let c = 0xffffffff;
  for (const byte of bytes) c = table[(c ^ byte) & 0xff] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

// The sizes and the place of an entry, where its own fields are too small for them (ZIP64, extra field 1).
function large(extra, values) {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    for (const [name, value] of Object.entries(values)) {
      if (value === 0xffffffff) {
        values[name] = Number(extra.readBigUInt64LE(next));
        next += 8;
      }
    }
  }
  return values;
}

function unzip(bytes) {
  const end = bytes.length - 22;
  require(end >= 0 && bytes.readUInt32LE(end) === 0x06054b50, "it does not end as an archive does");
  require(bytes.readUInt16LE(end + 20) === 0, "it has a comment");
  let [count, size, first] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 12), bytes.readUInt32LE(end + 16)];
  let directoryEnd = end;
  if (end >= 20 && bytes.readUInt32LE(end - 20) === 0x07064b50) {
    const record = Number(bytes.readBigUInt64LE(end - 12));
    require(bytes.readUInt32LE(record) === 0x06064b50, "its directory is not where it says");
    [count, size, first] = [32, 40, 48].map((at) => Number(bytes.readBigUInt64LE(record + at)));
    directoryEnd = record;
  }
  require(first + size === directoryEnd, "there is something between its directory and its end");

  const [files, names, places] = [new Map(), new Set(), []];
  let at = first;
  for (let i = 0; i < count; i++) {
    require(bytes.readUInt32LE(at) === 0x02014b50, "its directory is broken");
    const [flags, method, crc] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 16)];
    const [n, e, c] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    const name = bytes.subarray(at + 46, at + 46 + n).toString("latin1");
    const found = large(bytes.subarray(at + 46 + n, at + 46 + n + e), {
      plain: bytes.readUInt32LE(at + 24), packed: bytes.readUInt32LE(at + 20), place: bytes.readUInt32LE(at + 42),
    });
    require(/^(?:[A-Za-z0-9][A-Za-z0-9-]*\/)*[A-Za-z0-9][A-Za-z0-9-]*\.[a-z0-9]+$/.test(name), `a name is no path: ${JSON.stringify(name)}`);
    require(!names.has(name.toLowerCase()), `a name stands twice: ${name}`);
    require((flags & 1) === 0 && (method === 0 || method === 8), `it cannot be unpacked: ${name}`);
    names.add(name.toLowerCase());
    places.push({ name, flags, method, crc, ...found });
    at += 46 + n + e + c;
  }
  require(at === first + size, "its directory holds something else");

  let place = 0;
  for (const entry of places.sort((a, b) => a.place - b.place)) {
    require(entry.place === place && bytes.readUInt32LE(place) === 0x04034b50, `there is something before ${entry.name}`);
    const [n, e] = [bytes.readUInt16LE(place + 26), bytes.readUInt16LE(place + 28)];
    require(bytes.subarray(place + 30, place + 30 + n).toString("latin1") === entry.name, `${entry.name} is called otherwise where it lies`);
    const start = place + 30 + n + e;
    const packed = bytes.subarray(start, start + entry.packed);
    const plain = entry.method === 0 ? packed : inflateRawSync(packed);
    require(plain.length === entry.plain && crc32(plain) === entry.crc, `${entry.name} is not what the directory says`);
    files.set(entry.name, plain);
    place = start + entry.packed;
    if (entry.flags & 8) {
      place += bytes.readUInt32LE(place) === 0x08074b50 ? 4 : 0;
      require(bytes.readUInt32LE(place) === entry.crc, `${entry.name} is described twice`);
      // Sizes of eight bytes where the entry is large, or says that it might have been.
      place += bytes.readUInt32LE(place + 4) === entry.packed && bytes.readUInt32LE(place + 8) === entry.plain ? 12 : 20;
    }
  }
  require(place === first, "there is something before its directory");
  return files;
}

function json(files, path) {
  const bytes = files.get(path);
  require(bytes !== undefined, `${path} is missing`);
  const value = JSON.parse(bytes.toString("utf8"));
  require(canonical(value) === bytes.toString("utf8"), `${path} is not canonical`);
  return value;
}

function check(bytes, trusted) {
  const files = unzip(bytes);
  const manifest = json(files, "manifest.json");
  require(manifest.format === "cybersanctions-court-file/1", "it is of another format");

  require(trusted.includes(manifest.key.publicKey), "its key is not trusted");
  const key = createPublicKey({ key: Buffer.from(manifest.key.publicKey, "base64"), format: "der", type: "spki" });
  const { crv, kty, x, y } = key.export({ format: "jwk" });
  require(sha256(canonical({ crv, kty, x, y })).toString("base64url") === manifest.key.keyId, "the key has another id");
  const { seal, ...sealed } = manifest;
  require(seal.signedBy === manifest.key.keyId, "it is sealed with another key");
  const header = base64url(canonical({ alg: "ES256", kid: seal.signedBy, typ: "cybersanctions-court-file" }));
  const payload = base64url(
    canonical({ format: manifest.format, reference: manifest.reference, sha256: hex(sha256(canonical(sealed))) }));
  const signature = Buffer.from(seal.signature, "base64url");
  require(
    verify("sha256", Buffer.from(`${header}.${payload}`), { key, dsaEncoding: "ieee-p1363" }, signature), "the seal is not its key's");

  const named = new Set(["manifest.json"]);
  for (const file of manifest.files) {
    const bytes = files.get(file.path);
    require(bytes !== undefined, `${file.path} is missing`);
    require(!named.has(file.path), `${file.path} is named twice`);
    require(bytes.length === file.size && hex(sha256(bytes)) === file.sha256, `${file.path} is not what the manifest says`);
    named.add(file.path);
  }
  for (const name of files.keys()) require(named.has(name), `${name} does not belong to it`);
  require(named.has("index.html"), "index.html is missing");

  const proposal = json(files, "proposal/proposal.json");
  require(proposal.proposal.reference === manifest.proposal.reference, "it is the file of another proposal");
  const hashed = (path, wanted) => require(hex(sha256(files.get(path))) === wanted, `${path} has another hash than is said of it`);
  if (files.has("reasons/statement-en.txt")) hashed("reasons/statement-en.txt", proposal.statementSha256);
  for (const path of files.keys()) {
    const act = /^(acts\/[^/]+)\/act\.json$/.exec(path);
    if (act) {
      for (const revision of json(files, path).revisions) {
        if (files.has(`${act[1]}/text-${revision.number}.pb`)) hashed(`${act[1]}/text-${revision.number}.pb`, revision.textSha256);
      }
    }
    const translation = /^(reasons\/translation-[a-z]+)\.json$/.exec(path);
    if (translation && files.has(`${translation[1]}.txt`)) hashed(`${translation[1]}.txt`, json(files, path).textSha256);
    const evidence = /^evidence\/(\d+)\/content\.bin$/.exec(path);
    if (evidence) hashed(path, proposal.cited.find((cited) => cited.number === Number(evidence[1])).sha256);
  }
}

const [trusted, files] = [[], []];
for (let i = 2; i < process.argv.length; i++) {
  if (process.argv[i] === "--trust-key") trusted.push(process.argv[++i]);
  else files.push(process.argv[i]);
}
for (const file of files) {
  let finding = "ok";
  try {
    check(readFileSync(file), trusted);
  } catch (error) {
    finding = error instanceof Wrong ? error.message : `it cannot be read: ${error.message}`;
    process.exitCode = 1;
  }
  console.log(`${basename(file)}\t${finding}`);
}

// Verifies custody files by docs/custody.md, and by nothing else: it was written from that page, shares no code with the suite, and
// keeps the page honest.
//
//   node verify-custody.mjs --trust-key BASE64 FILE...
//
// Prints one line per file, "ok" or what is wrong first, and ends with 1 if anything is.
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";

class Wrong extends Error {}

function require(holds, what) {
  if (!holds) throw new Wrong(what);
}

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
  }
  require(typeof value === "string" || Number.isSafeInteger(value), "a value of a kind that is not used");
  return JSON.stringify(value);
}

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
const hex = (bytes) => Buffer.from(bytes).toString("hex");
const base64url = (text) => Buffer.from(text, "utf8").toString("base64url");

function number(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
}

const field = (bytes) => [number(bytes.length), bytes];
const text = (value) => field(Buffer.from(value, "utf8"));

function microseconds(instant) {
  require(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(instant), "an instant is none");
  return BigInt(Date.parse(`${instant.slice(0, 19)}Z`)) * 1000n + BigInt(instant.slice(20, 26));
}

// Protobuf's wire format: numbers and bytes by field number.
function fields(bytes) {
  const found = new Map();
  let at = 0;
  const varint = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++];
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const key = Number(varint());
    require((key & 7) === 0 || (key & 7) === 2, "a payload has a field of an unknown form");
    if ((key & 7) === 0) {
      found.set(key >> 3, varint());
    } else {
      const length = Number(varint());
      found.set(key >> 3, bytes.subarray(at, at + length));
      at += length;
    }
  }
  return found;
}

const kinds = ["", "received", "viewed", "exported", "shared", "rehashed", "released"];
const outcomes = ["", "intact", "changed", "missing"];
const markings = ["", "TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"];

function instant(message) {
  const timestamp = fields(message);
  const whole = new Date(Number(timestamp.get(1) ?? 0n) * 1000).toISOString().slice(0, 19);
  return `${whole}.${String((timestamp.get(2) ?? 0n) / 1000n).padStart(6, "0")}Z`;
}

function told(payload) {
  const entry = fields(fields(payload).get(1));
  const string = (at) => (entry.get(at) ?? Buffer.alloc(0)).toString("utf8");
  const release = entry.has(14) ? fields(entry.get(14)) : null;
  return {
    item: string(2),
    dossier: string(1),
    number: Number(entry.get(3) ?? 0n),
    previous: string(4),
    kind: kinds[Number(entry.get(5) ?? 0n)],
    recordedBy: string(6),
    recordedAt: instant(entry.get(7)),
    reason: string(8),
    sha256: string(9),
    size: Number(entry.get(10) ?? 0n),
    range: string(11),
    recipient: string(12),
    outcome: outcomes[Number(entry.get(13) ?? 0n)],
    released: release === null ? "" : (release.get(1) ?? 0n) === 1n ? "yes" : "no",
    extract: (release?.get(2) ?? Buffer.alloc(0)).toString("utf8"),
    extractHandling: markings[Number(release?.get(3) ?? 0n)],
  };
}

function check(bytes, trusted) {
  const file = JSON.parse(bytes.toString("utf8"));
  require(canonical(file) === bytes.toString("utf8"), "it is not canonical");
  require(file.format === "cybersanctions-custody/1", "it is of another format");

  const der = Buffer.from(file.key.publicKey, "base64");
  require(trusted.includes(file.key.publicKey), "its key is not trusted");
  const key = createPublicKey({ key: der, format: "der", type: "spki" });
  const { crv, kty, x, y } = key.export({ format: "jwk" });
  require(sha256(canonical({ crv, kty, x, y })).toString("base64url") === file.key.keyId, "the key has another id");
  const { seal, ...sealed } = file;
  require(seal.signedBy === file.key.keyId, "it is sealed with another key");
  const header = base64url(canonical({ alg: "ES256", kid: seal.signedBy, typ: "cybersanctions-custody" }));
  const payload = base64url(canonical({ format: file.format, item: file.item, sha256: hex(sha256(canonical(sealed))) }));
  require(
    verify("sha256", Buffer.from(`${header}.${payload}`), { key, dsaEncoding: "ieee-p1363" }, Buffer.from(seal.signature, "base64url")),
    "the seal is not its key's");

  let [last, place] = ["", 0];
  file.entries.forEach(({ journal, ...entry }, i) => {
    const what = `entry ${i + 1}`;
    const payloadBytes = Buffer.from(journal.payload, "base64");
    require(
      hex(sha256(
        Buffer.from(journal.previous, "hex"), number(journal.position), number(microseconds(journal.recordedAt)), ...text(journal.actor),
        ...text(journal.eventType), ...text(journal.subject), ...field(payloadBytes), ...text(journal.traceParent))) === journal.hash,
      `${what} is not what the journal's hash says`);
    require(journal.eventType === "cybersanctions.events.v1.CustodyRecorded", `${what} is no custody`);
    require(journal.position > place && journal.position <= file.head.position, `${what} is not in its place`);
    const { item, dossier, ...said } = told(payloadBytes);
    require(item === file.item && dossier === journal.subject, `${what} is of another item`);
    require(canonical(said) === canonical(entry), `${what} is told otherwise than it is`);
    require(said.number === i + 1, `${what} is missing`);
    require(said.previous === last, `${what} does not follow the one before`);
    require(said.recordedBy === journal.actor, `${what} is by somebody else`);
    [last, place] = [hex(sha256(payloadBytes)), journal.position];
    if (journal.position === file.head.position) require(journal.hash === file.head.hash, "the head is another");
  });
  require(file.entries.length > 0, "there is nothing in it");
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

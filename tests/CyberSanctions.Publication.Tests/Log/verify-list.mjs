// Verifies a file of a list by docs/proof.md, and by nothing else: it was written from that page, shares no code with the suite, and keeps
// the page honest.
//
//   node verify-list.mjs --key KEYFILE --proof PROOFFILE FILE
//
// FILE is named as the version names it (list.json). Prints "ok" and what was verified, or what is wrong first, and ends with 1.
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";

function require(holds, what) {
  if (!holds) {
    console.log(what);
    process.exit(1);
  }
}

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
const node = (left, right) => sha256(Buffer.from([1]), left, right);

function base64(text) {
  const bytes = Buffer.from(text, "base64");
  require(bytes.toString("base64") === text, "base64 that is none");
  return bytes;
}

const options = new Map();
const files = [];
for (let at = 2; at < process.argv.length; at++) {
  if (process.argv[at].startsWith("--")) options.set(process.argv[at].slice(2), process.argv[++at]);
  else files.push(process.argv[at]);
}

const [name, id, material] = readFileSync(options.get("key"), "utf8").trim().split("+").reduce(
  (parts, part, place) => (place < 3 ? [...parts, part] : [...parts.slice(0, 2), `${parts[2]}+${part}`]), []);
const keyBytes = base64(material);
require(keyBytes.length === 33 && keyBytes[0] === 1, "the key is none of Ed25519");
require(sha256(name, "\n", keyBytes).subarray(0, 4).toString("hex") === id, "the id of the key is not that of its name and bytes");
const key = createPublicKey({
  key: Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), keyBytes.subarray(1)]), format: "der", type: "spki",
});

const proof = readFileSync(options.get("proof"), "utf8");
const end = proof.indexOf("\n\n");
require(end > 0, "the proof has no checkpoint");
const head = proof.slice(0, end).split("\n");
require(head[0] === "c2sp.org/tlog-proof@v1", "the proof is none that is known");
require(head[1]?.startsWith("extra "), "the proof does not have the record");
require(/^index (0|[1-9]\d{0,15})$/.test(head[2] ?? ""), "the proof does not say which entry");
const record = base64(head[1].slice(6));
const index = Number(head[2].slice(6));
const path = head.slice(3).map(base64);

const note = proof.slice(end + 2);
const split = note.lastIndexOf("\n\n");
require(split > 0, "the checkpoint is not signed");
const text = note.slice(0, split + 1);
let signed = false;
for (const line of note.slice(split + 2).split("\n").filter((line) => line !== "")) {
  const [dash, by, signature, ...more] = line.split(" ");
  require(dash === "—" && more.length === 0, "a signature of an unknown form");
  const bytes = base64(signature);
  if (by === name && bytes.subarray(0, 4).toString("hex") === id) {
    require(verify(null, Buffer.from(text, "utf8"), key, bytes.subarray(4)), "the signature of the checkpoint does not hold");
    signed = true;
  }
}
require(signed, "the checkpoint is not signed by the key");
const [origin, size, root] = text.split("\n");
require(origin === name, "the checkpoint is of another log");
require(/^[1-9]\d{0,15}$/.test(size), "the checkpoint has no size");

let place = index;
let last = Number(size) - 1;
require(place <= last, "the entry is beyond the checkpoint");
let hash = sha256(Buffer.from([0]), record);
for (const beside of path) {
  require(beside.length === 32 && last > 0, "the path is none");
  if (place % 2 === 1 || place === last) {
    hash = node(beside, hash);
    while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)];
  } else {
    hash = node(hash, beside);
  }
  [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
}
require(last === 0 && hash.equals(base64(root)), "the log does not have the record");

const said = JSON.parse(record.toString("utf8"));
require(said.format === "cybersanctions-publication/1", "the record is of an unknown format");
require(said.version === index + 1, "the record is of another version than its place says");
for (const file of files) {
  const artifact = said.artifacts.find((artifact) => artifact.name === basename(file));
  require(artifact, `the record has no ${basename(file)}`);
  require(sha256(readFileSync(file)).toString("hex") === artifact.sha256, `${basename(file)} is not what was published`);
}
console.log(`ok: ${said.list}, version ${said.version}, recorded ${said.recordedAt}, entry ${index} of ${size}`);

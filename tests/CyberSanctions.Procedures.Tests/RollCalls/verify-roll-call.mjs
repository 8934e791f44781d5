// Verifies roll calls by docs/roll-call.md, and by nothing else: it was written from that page, shares no code with the suite, and
// keeps the page honest. Everything but step 6 of that page: whether the procedure allowed it, and the count.
//
//   node verify-roll-call.mjs --trust-key BASE64 [--own XX=ID,ID] FILE...
//
// Prints one line per file, "ok" or what is wrong first, and ends with 1 if anything is.
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";

const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const fileMembers = ["ballot", "format", "keys", "outcome", "proceedings", "seal", "serviceKeys"];
const frozenMembers = [
  "actNumber", "actReference", "actTitle", "deadline", "exercise", "lapsesAt", "mode", "openedAt", "populationYear", "proposedBy", "reference",
  "roster", "rule", "textSha256",
];
const linkMembers = ["actor", "at", "contentSha256", "kind", "position", "previous", "receipt"];
const furtherMembers = { opening: [], statement: ["declaration", "signature", "signedBy", "statement"], extension: ["deadline"], decision: ["decision"] };
const statementMembers = [
  "ballot", "choice", "declarationSha256", "kind", "memberState", "onBehalfOf", "proxy", "reservation", "sequence", "textSha256", "time",
];
const decisionMembers = [
  "abstentions", "cause", "constructiveAbstentions", "explanation", "notVoting", "outcome", "represented", "silent", "thresholds", "votesAgainst",
  "votesFor",
];
const keyMembers = ["keyId", "memberState", "publicKey", "revokedAt", "validFrom", "validTo"];
const declaring = ["reservation", "silence-broken", "emergency-brake"];

class Wrong extends Error {}

function require(holds, what) {
  if (!holds) throw new Wrong(what);
}

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
  }
  require(typeof value === "string" || typeof value === "boolean" || Number.isSafeInteger(value), "a value of a kind that is not used");
  require(typeof value !== "string" || value.isWellFormed(), "half a surrogate pair");
  return JSON.stringify(value);
}

const hash = (text) => createHash("sha256").update(text, "utf8").digest("hex");
const base64url = (text) => Buffer.from(text, "utf8").toString("base64url");
const isInstant = (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(text) && !Number.isNaN(Date.parse(text));
const milliseconds = (instant) => Date.parse(instant);

function members(object, names, what) {
  require(typeof object === "object" && object !== null && !Array.isArray(object), `${what} is no object`);
  require(Object.keys(object).sort().join() === [...names].sort().join(), `${what} has other members`);
}

function keyOf(publicKey) {
  const der = Buffer.from(publicKey, "base64");
  require(der.toString("base64") === publicKey && publicKey.length === 124, "a key is not 124 characters of base64");
  let key;
  try {
    key = createPublicKey({ key: der, format: "der", type: "spki" });
  } catch {
    throw new Wrong("a key is none");
  }
  const { crv, kty, x, y } = key.export({ format: "jwk" });
  require(kty === "EC" && crv === "P-256", "a key is of another kind");
  return { key, id: createHash("sha256").update(canonical({ crv, kty, x, y })).digest("base64url") };
}

function signed(compact, signature, key) {
  const bytes = Buffer.from(signature, "base64url");
  return bytes.length === 64 && bytes.toString("base64url") === signature
    && verify("sha256", Buffer.from(compact, "ascii"), { key, dsaEncoding: "ieee-p1363" }, bytes);
}

const signingInput = (signedBy, typ, payload) => `${base64url(canonical({ alg: "ES256", kid: signedBy, typ }))}.${base64url(payload)}`;

function keyring(listed, names, what) {
  const keys = new Map();
  let last = "";
  for (const entry of listed) {
    members(entry, names, what);
    require(entry.keyId > last, `${what}: not in order, or twice`);
    last = entry.keyId;
    const { key, id } = keyOf(entry.publicKey);
    require(id === entry.keyId, `${what}: ${entry.keyId} is ${id}`);
    keys.set(id, { ...entry, key, used: false });
  }
  return keys;
}

function use(keys, id, what) {
  const key = keys.get(id);
  require(key, `${what}: the key ${id} is not listed`);
  key.used = true;
  return key;
}

function check(bytes, trusted, own) {
  let text, file;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    file = JSON.parse(text);
  } catch {
    throw new Wrong("it is no JSON");
  }
  require(canonical(file) === text, "it is not canonical");
  members(file, fileMembers, "the file");
  require(file.format === "cybersanctions-rollcall/2", "another format");
  const { ballot, proceedings } = file;
  require(frozenMembers.every((name) => name in ballot), "the frozen inputs lack something");
  require(isInstant(ballot.openedAt) && [ballot.deadline, ballot.lapsesAt].every((at) => at === "" || isInstant(at)), "no instant");
  const keys = keyring(file.keys, keyMembers, "keys");
  const serviceKeys = keyring(file.serviceKeys, ["keyId", "publicKey"], "serviceKeys");
  const sequences = new Map();
  let [previous, at] = ["0".repeat(64), ballot.openedAt];
  for (const [index, entry] of proceedings.entries()) {
    const where = `position ${index + 1}`;
    require(entry.kind in furtherMembers, `${where}: no known kind`);
    members(entry, [...linkMembers, ...furtherMembers[entry.kind]], where);
    require(entry.position === index + 1, `${where}: another position`);
    require((entry.kind === "opening") === (index === 0) && (entry.kind === "decision") === (index === proceedings.length - 1), `${where}: out of place`);
    require(isInstant(entry.at) && entry.at >= at && (index > 0 || entry.at === at), `${where}: time`);
    at = entry.at;
    require(entry.contentSha256 === hash(contentOf(entry, ballot)), `${where}: contentSha256`);
    require(entry.previous === previous, `${where}: previous`);
    const link = canonical({
      actor: entry.actor, at: entry.at, ballot: ballot.reference, contentSha256: entry.contentSha256, kind: entry.kind, position: entry.position,
      previous: entry.previous,
    });
    previous = hash(link);
    members(entry.receipt, ["signature", "signedBy"], `${where}: receipt`);
    const { key } = use(serviceKeys, entry.receipt.signedBy, `${where}: receipt`);
    require(signed(signingInput(entry.receipt.signedBy, "cybersanctions-receipt", link), entry.receipt.signature, key), `${where}: receipt`);
    if (entry.kind === "statement") statement(entry, where, ballot, keys, sequences, own);
  }
  const { decision } = proceedings.at(-1);
  members(decision, decisionMembers, "decision");
  require(decision.outcome === file.outcome, "outcome");
  seal(file, serviceKeys);
  for (const [id, { used }] of [...keys, ...serviceKeys]) require(used, `the key ${id} has signed nothing`);
  for (const id of serviceKeys.keys()) require(trusted.has(id), `the service's key ${id} is not trusted`);
}

function contentOf(entry, ballot) {
  switch (entry.kind) {
    case "opening": return canonical(ballot);
    case "statement": return `${signingInput(entry.signedBy, "cybersanctions-statement", canonical(entry.statement))}.${entry.signature}`;
    case "extension": return canonical({ deadline: entry.deadline });
    default: return canonical(entry.decision);
  }
}

function statement(entry, where, ballot, keys, sequences, own) {
  const made = entry.statement;
  members(made, statementMembers, `${where}: statement`);
  const key = use(keys, entry.signedBy, where);
  require(signed(signingInput(entry.signedBy, "cybersanctions-statement", canonical(made)), entry.signature, key.key), `${where}: signature`);
  require(key.memberState === made.memberState, `${where}: the key of another State`);
  require(key.validFrom <= entry.at && entry.at < key.validTo && (key.revokedAt === "" || entry.at < key.revokedAt), `${where}: the key was not valid`);
  require(!own.has(made.memberState) || own.get(made.memberState).has(entry.signedBy), `${where}: not a key of its own`);
  require(made.ballot === ballot.reference && made.textSha256 === ballot.textSha256, `${where}: about something else`);
  require(ballot.roster.some((member) => member.memberState === made.memberState && member.takesPart), `${where}: takes no part`);
  require(made.declarationSha256 === (entry.declaration === "" ? "" : hash(entry.declaration)), `${where}: declaration`);
  require((entry.declaration !== "") === (declaring.includes(made.kind) || made.choice === "constructive-abstain"), `${where}: a declaration where none belongs`);
  require(isInstant(made.time) && Math.abs(milliseconds(made.time) - milliseconds(entry.at)) <= 300_000, `${where}: the clock is off`);
  require(made.sequence === (sequences.get(made.memberState) ?? 0) + 1, `${where}: sequence`);
  sequences.set(made.memberState, made.sequence);
}

function seal(file, serviceKeys) {
  const { seal, ...sealed } = file;
  members(seal, ["signature", "signedBy"], "seal");
  const payload = canonical({ ballot: file.ballot.reference, format: file.format, sha256: hash(canonical(sealed)) });
  const { key } = use(serviceKeys, seal.signedBy, "seal");
  require(signed(signingInput(seal.signedBy, "cybersanctions-rollcall", payload), seal.signature, key), "seal");
  const s = BigInt(`0x${Buffer.from(seal.signature, "base64url").subarray(32).toString("hex")}`);
  require(s <= order / 2n, "seal: the other of two signatures");
}

const trusted = new Set();
const own = new Map();
let bad = false;
for (let args = process.argv.slice(2); args.length > 0; ) {
  const argument = args.shift();
  if (argument === "--trust-key") {
    trusted.add(keyOf(args.shift()).id);
  } else if (argument === "--own") {
    const [memberState, ids] = args.shift().split("=");
    own.set(memberState, new Set(ids.split(",")));
  } else {
    let answer = "ok";
    try {
      check(readFileSync(argument), trusted, own);
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      [answer, bad] = [error.message, true];
    }
    console.log(`${basename(argument)}\t${answer}`);
  }
}
process.exitCode = bad ? 1 : 0;

// Talks to the echo server: node peer.mjs PORT FRAMING CODEC VECTORS PROTO
// Prints what differs from what it should be, and then exits with 1.

import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { codecOf } from "./codecs.mjs";
import { framings } from "./framing.mjs";

const [port, framingName, codecName, vectorsFile, schema] = process.argv.slice(2);
const framing = framings[framingName];
const codec = codecOf(codecName, schema);
const vectors = JSON.parse(readFileSync(vectorsFile, "utf8")).map((vector) => ({
  name: vector.name,
  payload: Buffer.from(vector.payload, "hex"),
  sampler: {
    text: vector.text,
    big: BigInt(vector.big),
    ratio: double(vector.ratio),
    flag: vector.flag,
    nothing: vector.nothing === null ? null : double(vector.nothing),
    words: vector.words,
    blob: Buffer.from(vector.blob, "hex"),
  },
}));

function double(hex) {
  return Buffer.from(hex, "hex").readDoubleBE(0);
}

let differences = 0;

function differ(what, expected, actual) {
  differences++;
  console.log(`${framingName} + ${codecName}, ${what}: expected ${show(expected)}, got ${show(actual)}`);
}

function show(value) {
  if (Buffer.isBuffer(value)) return value.toString("hex");
  if (Object.is(value, -0)) return "-0";
  return typeof value === "string" ? JSON.stringify(value) : Array.isArray(value) ? JSON.stringify(value) : String(value);
}

function same(a, b) {
  if (Buffer.isBuffer(a)) return Buffer.isBuffer(b) && a.equals(b);
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((each, i) => same(each, b[i]));
  return Object.is(a, b);
}

function compare(name, expected, actual) {
  for (const member of Object.keys(expected)) {
    if (!same(expected[member], actual[member])) differ(`${name}.${member}`, expected[member], actual[member]);
  }
}

/** Sends bytes, in pieces of some length, and returns the payloads that come back until the server closes. */
function exchange(bytes, pieceLength) {
  return new Promise((resolve, reject) => {
    const take = framing.takes();
    const payloads = [];
    const socket = connect(Number(port), "127.0.0.1", async () => {
      socket.setNoDelay(true);
      for (let at = 0; at < bytes.length; at += pieceLength) {
        const piece = bytes.subarray(at, at + pieceLength);
        await new Promise((written) => socket.write(piece, written));
      }
      socket.end();
    });
    socket.setTimeout(30_000, () => socket.destroy(new Error("no answer for 30 seconds")));
    socket.on("data", (data) => payloads.push(...take(data)));
    socket.on("end", () => resolve(payloads));
    socket.on("error", reject);
  });
}

async function echoes(name, bytes, pieceLength) {
  const payloads = await exchange(bytes, pieceLength);
  if (payloads.length !== vectors.length) {
    differ(`${name}, messages`, vectors.length, payloads.length);
    return;
  }
  vectors.forEach((vector, i) => compare(`${name}, ${vector.name}`, vector.sampler, codec.decode(payloads[i])));
}

for (const vector of vectors) {
  compare(`the server's own bytes, ${vector.name}`, vector.sampler, codec.decode(vector.payload));
}
const encoded = vectors.map((vector) => framing.frame(codec.encode(vector.sampler)));
await echoes("sent at once", Buffer.concat(encoded), 1 << 20);
await echoes("sent in pieces of 7 bytes", Buffer.concat(encoded), 7);
await echoes("sent as the server encodes them", Buffer.concat(vectors.map((v) => framing.frame(v.payload))), 1 << 20);
const bad = codec.refused(vectors[0].sampler).map((payload) => framing.frame(payload));
await echoes("sent among messages that are refused", Buffer.concat(encoded.flatMap((frame) => [...bad, frame])), 1 << 20);

console.log(`${framingName} + ${codecName}: ${vectors.length} vectors, ${differences} differences`);
process.exitCode = differences === 0 ? 0 : 1;

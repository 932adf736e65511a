// The payload formats. Samplers are objects of { text, big (a BigInt), ratio, flag, nothing, words, blob }.

import { deflateSync, inflateSync } from "node:zlib";
import { decode, encode } from "@msgpack/msgpack";
import protobuf from "protobufjs";

const names = ["text", "big", "ratio", "flag", "nothing", "words", "blob"];

/**
 * JSON.parse makes numbers of 53 bits, so the digits of the 64-bit member are taken from the text; JSON.stringify knows
 * no BigInt, so they are put into it.
 */
const json = {
  encode(sampler) {
    const text = JSON.stringify({ ...sampler, big: 0, blob: sampler.blob.toString("base64") });
    return Buffer.from(text.replace('"big":0', `"big":${sampler.big}`));
  },
  decode(payload) {
    const text = payload.toString();
    const sampler = JSON.parse(text);
    const digits = /"big":\s*(-?\d+)/.exec(text)[1];
    return { ...sampler, big: BigInt(digits), blob: Buffer.from(sampler.blob, "base64") };
  },
  // JSON has no such numbers; what JSON.stringify makes of them is null, which is no double either
  refused: (sampler) =>
    ["NaN", "Infinity", "-Infinity", "null", '"NaN"'].map((ratio) =>
      Buffer.from(
        json
          .encode({ ...sampler, ratio: 0.5 })
          .toString()
          .replace('"ratio":0.5', `"ratio":${ratio}`),
      ),
    ),
};

const options = { useBigInt64: true };

const msgpackArrays = {
  encode: (sampler) => Buffer.from(encode(names.map((name) => sampler[name]), options)),
  decode(payload) {
    const values = decode(payload, options);
    return fromMsgpack(Object.fromEntries(names.map((name, i) => [name, values[i]])));
  },
  refused: () => [Buffer.from([0xc1]), Buffer.from([0x97])],
};

const msgpackMaps = {
  encode: (sampler) => Buffer.from(encode(Object.fromEntries(names.map((name) => [name, sampler[name]])), options)),
  decode: (payload) => fromMsgpack(decode(payload, options)),
  refused: msgpackArrays.refused,
};

function fromMsgpack(sampler) {
  return {
    ...sampler,
    big: BigInt(sampler.big),
    ratio: Number(sampler.ratio),
    blob: Buffer.from(sampler.blob),
  };
}

function protobufOf(schema) {
  const type = protobuf.loadSync(schema).lookupType("framewright.examples.Sampler");
  const long = (big) => protobuf.util.Long.fromString(String(big));
  return {
    encode(sampler) {
      const { nothing, ...rest } = sampler;
      const message = { ...rest, big: long(sampler.big), ...(nothing === null ? {} : { nothing }) };
      const fault = type.verify(message);
      if (fault) throw new Error(fault);
      return Buffer.from(type.encode(type.create(message)).finish());
    },
    decode(payload) {
      const message = type.toObject(type.decode(payload), { longs: String, defaults: true, arrays: true, bytes: Array });
      return {
        ...message,
        big: BigInt(message.big),
        nothing: Object.hasOwn(type.decode(payload), "nothing") ? message.nothing : null,
        blob: Buffer.from(message.blob),
      };
    },
    refused: () => [Buffer.from([0x08]), Buffer.from([0x0a, 0x02, 0xc3, 0x28])],
  };
}

function varint(number) {
  const bytes = [];
  for (; number > 0x7f; number >>>= 7) bytes.push((number & 0x7f) | 0x80);
  return Buffer.from([...bytes, number]);
}

/** Another codec's payloads, as zlib streams where that makes them shorter, behind their lengths. */
function deflated(inner) {
  return {
    encode(sampler) {
      const plain = inner.encode(sampler);
      const packed = Buffer.concat([varint(plain.length), deflateSync(plain)]);
      return packed.length <= plain.length ? packed : Buffer.concat([varint(0), plain]);
    },
    decode(payload) {
      let length = 0;
      let at = 0;
      for (; payload[at] & 0x80; at++) length |= (payload[at] & 0x7f) << (7 * at);
      length |= payload[at] << (7 * at);
      const rest = payload.subarray(at + 1);
      if (length === 0) return inner.decode(rest);
      const plain = inflateSync(rest);
      if (plain.length !== length) throw new Error(`${length} bytes declared, ${plain.length} made`);
      return inner.decode(plain);
    },
    refused(sampler) {
      const plain = inner.encode(sampler);
      const packed = deflateSync(plain);
      return [
        [varint(plain.length - 1), packed],
        [varint(plain.length + 1), packed],
        [varint(plain.length), packed.subarray(0, -1)],
        [varint(plain.length), packed, Buffer.from([0])],
        [varint(2 ** 30), deflateSync(Buffer.alloc(2 ** 20))],
      ].map((parts) => Buffer.concat(parts));
    },
  };
}

export function codecOf(name, schema) {
  const codecs = { json: () => json, msgpack: () => msgpackArrays, "msgpack(maps)": () => msgpackMaps };
  if (name.endsWith(" + deflate")) return deflated(codecOf(name.slice(0, -" + deflate".length), schema));
  return name === "protobuf" ? protobufOf(schema) : codecs[name]();
}

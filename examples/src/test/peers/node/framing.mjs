// Framings, as docs/wire-format.md describes them. Each has frame(payload), which returns a Buffer, and takes(), which
// returns a function that is fed bytes as they come and returns the payloads that are whole.

/** Collects bytes; next(rest) returns [payload, length of its frame], or nothing if more bytes are needed. */
function collector(next) {
  let rest = Buffer.alloc(0);
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    const payloads = [];
    for (let found = next(rest); found; found = next(rest)) {
      const [payload, length] = found;
      if (payload) payloads.push(Buffer.from(payload));
      rest = rest.subarray(length);
    }
    return payloads;
  };
}

const lengthHeader = {
  frame(payload) {
    const header = Buffer.alloc(4);
    header.writeUInt32BE(payload.length);
    return Buffer.concat([header, payload]);
  },
  takes: () =>
    collector((rest) => {
      if (rest.length < 4) return undefined;
      const end = 4 + rest.readUInt32BE(0);
      return rest.length < end ? undefined : [rest.subarray(4, end), end];
    }),
};

const varintHeader = {
  frame(payload) {
    const header = [];
    let length = payload.length;
    for (; length > 0x7f; length >>>= 7) header.push((length & 0x7f) | 0x80);
    header.push(length);
    return Buffer.concat([Buffer.from(header), payload]);
  },
  takes: () =>
    collector((rest) => {
      let length = 0;
      for (let i = 0; i < rest.length && i < 5; i++) {
        length += (rest[i] & 0x7f) * 2 ** (7 * i);
        if (rest[i] < 0x80) {
          const end = i + 1 + length;
          return rest.length < end ? undefined : [rest.subarray(i + 1, end), end];
        }
      }
      return undefined;
    }),
};

function delimited(written, accepted) {
  return {
    frame(payload) {
      if (accepted.some((delimiter) => payload.includes(delimiter))) throw new Error("the payload contains the delimiter");
      return Buffer.concat([payload, written]);
    },
    takes: () =>
      collector((rest) => {
        const found = accepted
          .map((delimiter) => [rest.indexOf(delimiter), delimiter.length])
          .filter(([at]) => at >= 0)
          .sort(([a, m], [b, n]) => a - b || n - m)[0];
        return found && [rest.subarray(0, found[0]), found[0] + found[1]];
      }),
  };
}

const cobs = {
  frame(payload) {
    const out = [0];
    let code = 0; // where the current block's code stands
    for (const byte of payload) {
      if (byte !== 0) out.push(byte);
      const full = byte !== 0 && out.length - code === 0xff;
      if (byte === 0 || full) {
        out[code] = out.length - code;
        code = out.length;
        out.push(0);
      }
    }
    out[code] = out.length - code;
    out.push(0);
    return Buffer.from(out);
  },
  takes: () =>
    collector((rest) => {
      const end = rest.indexOf(0);
      if (end < 0) return undefined;
      if (end === 0) return [undefined, 1]; // an empty frame is ignored
      const out = [];
      for (let at = 0; at < end; ) {
        const code = rest[at];
        if (at + code > end) throw new Error("a block runs over the end of its frame");
        out.push(...rest.subarray(at + 1, at + code));
        at += code;
        if (code !== 0xff && at < end) out.push(0);
      }
      return [Buffer.from(out), end + 1];
    }),
};

const newline = Buffer.from("\n");

export const framings = {
  "length-header(4)": lengthHeader,
  "varint-header": varintHeader,
  'delimiter("$_")': delimited(Buffer.from("$_"), [Buffer.from("$_")]),
  line: delimited(newline, [newline, Buffer.from("\r\n")]),
  cobs,
};

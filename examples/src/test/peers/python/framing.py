"""Framings, as docs/wire-format.md describes them.

Each has frame(payload), which returns bytes, and find(rest), which returns (payload, length of its frame), or None if
more bytes are needed. A payload of None is an empty frame that is to be ignored.
"""


class Receiver:
    """Collects bytes as they come, and returns the payloads that are whole."""

    def __init__(self, framing):
        self.framing = framing
        self.rest = b""

    def take(self, data):
        self.rest += data
        payloads = []
        while (found := self.framing.find(self.rest)) is not None:
            payload, length = found
            if payload is not None:
                payloads.append(payload)
            self.rest = self.rest[length:]
        return payloads


class LengthHeader:
    def frame(self, payload):
        return len(payload).to_bytes(4, "big") + payload

    def find(self, rest):
        if len(rest) < 4:
            return None
        end = 4 + int.from_bytes(rest[:4], "big")
        return (rest[4:end], end) if len(rest) >= end else None


class VarintHeader:
    def frame(self, payload):
        header = bytearray()
        length = len(payload)
        while length > 0x7F:
            header.append(length & 0x7F | 0x80)
            length >>= 7
        header.append(length)
        return bytes(header) + payload

    def find(self, rest):
        length = 0
        for i, byte in enumerate(rest[:5]):
            length |= (byte & 0x7F) << (7 * i)
            if byte < 0x80:
                end = i + 1 + length
                return (rest[i + 1 : end], end) if len(rest) >= end else None
        return None


class Delimited:
    """Writes the first delimiter, and accepts any of them."""

    def __init__(self, *delimiters):
        self.delimiters = delimiters

    def frame(self, payload):
        if any(delimiter in payload for delimiter in self.delimiters):
            raise ValueError("the payload contains the delimiter")
        return payload + self.delimiters[0]

    def find(self, rest):
        found = [(rest.find(delimiter), -len(delimiter)) for delimiter in self.delimiters if delimiter in rest]
        if not found:
            return None
        start, negative_length = min(found)
        return rest[:start], start - negative_length


class Cobs:
    def frame(self, payload):
        out = bytearray()
        block = bytearray()
        for byte in payload + b"\0":
            if byte != 0:
                block.append(byte)
            if byte == 0 or len(block) == 254:
                out.append(len(block) + 1)
                out += block
                block.clear()
        return bytes(out) + b"\0"

    def find(self, rest):
        end = rest.find(0)
        if end < 0:
            return None
        if end == 0:
            return None, 1
        out = bytearray()
        at = 0
        while at < end:
            code = rest[at]
            if at + code > end:
                raise ValueError("a block runs over the end of its frame")
            out += rest[at + 1 : at + code]
            at += code
            if code != 0xFF and at < end:
                out.append(0)
        return bytes(out), end + 1


FRAMINGS = {
    "length-header(4)": LengthHeader(),
    "varint-header": VarintHeader(),
    'delimiter("$_")': Delimited(b"$_"),
    "line": Delimited(b"\n", b"\r\n"),
    "cobs": Cobs(),
}

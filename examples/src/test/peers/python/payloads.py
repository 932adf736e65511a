"""The payload formats. A sampler is a dict of text, big, ratio, flag, nothing, words and blob.

json needs the standard library only; the others the Debian packages python3-msgpack and python3-protobuf.
"""

import base64
import json
import zlib

NAMES = ("text", "big", "ratio", "flag", "nothing", "words", "blob")


class Json:
    def encode(self, sampler):
        members = {**sampler, "blob": base64.b64encode(sampler["blob"]).decode()}
        return json.dumps(members, ensure_ascii=False, allow_nan=False).encode()

    def decode(self, payload):
        members = json.loads(payload)
        return {**members, "ratio": float(members["ratio"]), "blob": base64.b64decode(members["blob"])}

    def refused(self, sampler):
        """What json.dumps writes by default is not JSON."""
        for ratio in (float("nan"), float("inf"), float("-inf")):
            members = {**sampler, "ratio": ratio, "blob": ""}
            try:
                self.encode({**members, "blob": b""})
            except ValueError:
                yield json.dumps(members).encode()
            else:
                raise AssertionError("JSON has no such number")


class MsgpackArrays:
    def encode(self, sampler):
        import msgpack

        return msgpack.packb([sampler[name] for name in NAMES])

    def decode(self, payload):
        import msgpack

        return dict(zip(NAMES, msgpack.unpackb(payload), strict=True))

    def refused(self, sampler):
        return [b"\xc1", b"\x97"]


class MsgpackMaps(MsgpackArrays):
    def encode(self, sampler):
        import msgpack

        return msgpack.packb({name: sampler[name] for name in NAMES})

    def decode(self, payload):
        import msgpack

        return msgpack.unpackb(payload)


class Protobuf:
    """The class is made from the descriptor, so that no generated code has to match the installed runtime."""

    def __init__(self, descriptor_file):
        from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

        pool = descriptor_pool.DescriptorPool()
        with open(descriptor_file, "rb") as file:
            pool.Add(descriptor_pb2.FileDescriptorProto.FromString(file.read()))
        descriptor = pool.FindMessageTypeByName("framewright.examples.Sampler")
        if hasattr(message_factory, "GetMessageClass"):
            self.type = message_factory.GetMessageClass(descriptor)
        else:
            self.type = message_factory.MessageFactory(pool).GetPrototype(descriptor)

    def encode(self, sampler):
        return self.type(**{name: value for name, value in sampler.items() if value is not None}).SerializeToString()

    def decode(self, payload):
        message = self.type.FromString(payload)
        members = {name: getattr(message, name) for name in NAMES}
        members["words"] = list(message.words)
        if not message.HasField("nothing"):
            members["nothing"] = None
        return members

    def refused(self, sampler):
        return [b"\x08", b"\x0a\x02\xc3\x28"]


class Deflated:
    """Another codec's payloads, as zlib streams where that makes them shorter, behind their lengths."""

    def __init__(self, inner):
        self.inner = inner

    def encode(self, sampler):
        plain = self.inner.encode(sampler)
        packed = varint(len(plain)) + zlib.compress(plain)
        return packed if len(packed) <= len(plain) else varint(0) + plain

    def decode(self, payload):
        length = shift = at = 0
        while payload[at] & 0x80:
            length |= (payload[at] & 0x7F) << shift
            shift += 7
            at += 1
        length |= payload[at] << shift
        rest = payload[at + 1 :]
        if length == 0:
            return self.inner.decode(rest)
        plain = zlib.decompress(rest)
        if len(plain) != length:
            raise AssertionError(f"{length} bytes declared, {len(plain)} made")
        return self.inner.decode(plain)

    def refused(self, sampler):
        plain = self.inner.encode(sampler)
        packed = zlib.compress(plain)
        yield varint(len(plain) - 1) + packed
        yield varint(len(plain) + 1) + packed
        yield varint(len(plain)) + packed[:-1]
        yield varint(len(plain)) + packed + b"\0"
        yield varint(1 << 30) + zlib.compress(bytes(1 << 20))


def varint(number):
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def codec_of(name, schema):
    if name == "protobuf":
        return Protobuf(schema)
    if name.endswith(" + deflate"):
        return Deflated(codec_of(name.removesuffix(" + deflate"), schema))
    return {"json": Json, "msgpack": MsgpackArrays, "msgpack(maps)": MsgpackMaps}[name]()

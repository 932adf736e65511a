"""Talks to the echo server: python3 peer.py PORT FRAMING CODEC VECTORS DESCRIPTOR

Prints what differs from what it should be, and then exits with 1.
"""

import json
import socket
import struct
import sys
import threading

from framing import FRAMINGS, Receiver
from payloads import codec_of

differences = 0


def differ(what, expected, actual):
    global differences
    differences += 1
    print(f"{framing_name} + {codec_name}, {what}: expected {expected!r}, got {actual!r}")


def double(digits):
    return struct.unpack(">d", bytes.fromhex(digits))[0]


def read_vector(vector):
    nothing = vector["nothing"]
    sampler = {
        "text": vector["text"],
        "big": int(vector["big"]),
        "ratio": double(vector["ratio"]),
        "flag": vector["flag"],
        "nothing": None if nothing is None else double(nothing),
        "words": vector["words"],
        "blob": bytes.fromhex(vector["blob"]),
    }
    return vector["name"], sampler, bytes.fromhex(vector["payload"])


def same(a, b):
    if isinstance(a, float) and isinstance(b, float):
        return a != a and b != b or struct.pack(">d", a) == struct.pack(">d", b)
    return type(a) is type(b) and a == b


def compare(name, expected, actual):
    for member, value in expected.items():
        if not same(value, actual[member]):
            differ(f"{name}.{member}", value, actual[member])


def exchange(data, piece_length):
    """Sends bytes, in pieces of some length, and returns the payloads that come back until the server closes."""
    receiver = Receiver(FRAMINGS[framing_name])
    payloads = []
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

        def send():
            for at in range(0, len(data), piece_length):
                connection.sendall(data[at : at + piece_length])
            connection.shutdown(socket.SHUT_WR)

        sender = threading.Thread(target=send)
        sender.start()
        while received := connection.recv(65536):
            payloads += receiver.take(received)
        sender.join()
    return payloads


def echoes(name, data, piece_length=1 << 20):
    payloads = exchange(data, piece_length)
    if len(payloads) != len(vectors):
        differ(f"{name}, messages", len(vectors), len(payloads))
        return
    for (vector, sampler, _), payload in zip(vectors, payloads):
        compare(f"{name}, {vector}", sampler, codec.decode(payload))


port_text, framing_name, codec_name, vectors_file, descriptor_file = sys.argv[1:]
port = int(port_text)
codec = codec_of(codec_name, descriptor_file)
framing = FRAMINGS[framing_name]
with open(vectors_file, encoding="utf-8") as file:
    vectors = [read_vector(vector) for vector in json.load(file)]

for vector, sampler, payload in vectors:
    compare(f"the server's own bytes, {vector}", sampler, codec.decode(payload))
encoded = [framing.frame(codec.encode(sampler)) for _, sampler, _ in vectors]
echoes("sent at once", b"".join(encoded))
echoes("sent in pieces of 7 bytes", b"".join(encoded), 7)
echoes("sent as the server encodes them", b"".join(framing.frame(payload) for _, _, payload in vectors))
bad = b"".join(framing.frame(payload) for payload in codec.refused(vectors[0][1]))
echoes("sent among messages that are refused", b"".join(bad + frame for frame in encoded))

print(f"{framing_name} + {codec_name}: {len(vectors)} vectors, {differences} differences")
sys.exit(1 if differences else 0)

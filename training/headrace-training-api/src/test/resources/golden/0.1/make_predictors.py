"""Writes the golden predictors from the specification, docs/reference/formats/model.md, without Headrace.

Run in this directory: python3 make_predictors.py
"""

import struct

IDENTITY, LOGISTIC, SOFTMAX, SHARES = range(4)


def doubles(*values):
    return struct.pack(">i", len(values)) + b"".join(struct.pack(">d", value) for value in values)


def ints(*values):
    return struct.pack(">i", len(values)) + b"".join(struct.pack(">i", value) for value in values)


def head(kind, link, features, outputs):
    return b"HRPR" + struct.pack(">iBBii", 1, kind, link, features, outputs)


def write(name, *parts):
    with open(name, "wb") as file:
        file.write(b"".join(parts))


write("linear-logistic.bin", head(1, LOGISTIC, 2, 2), doubles(1, -2), doubles(0.5))
write("linear-softmax.bin", head(1, SOFTMAX, 2, 3), doubles(1, 0, 0, 1, -1, -1), doubles(0, 0, 0.25))
write("linear-identity.bin", head(1, IDENTITY, 3, 1), doubles(0.1, 1e-300, -0.0), doubles(4))
# Two trees: x0 <= 0.5 ? -1 : (x1 <= 2 ? 3 : 5), and the constant 0.25.
write(
    "trees-identity.bin",
    head(2, IDENTITY, 2, 1),
    doubles(10),
    ints(0, 5),
    ints(0, 0),
    ints(0, -1, 1, -1, -1, -1),
    doubles(0.5, 0, 2, 0, 0, 0),
    ints(1, 0, 3, 1, 2, 3),
    ints(2, 0, 4, 0, 0, 0),
    doubles(-1, 3, 5, 0.25),
)
write(
    "trees-logistic.bin",
    head(2, LOGISTIC, 1, 2),
    doubles(0.5),
    ints(0),
    ints(0),
    ints(0, -1, -1),
    doubles(1, 0, 0),
    ints(1, 0, 1),
    ints(2, 0, 0),
    doubles(-1, 1),
)
# One tree for all three scores: x0 <= 0 ? (1, 1, 2) : (0, 0, 0).
write(
    "trees-shares.bin",
    head(2, SHARES, 1, 3),
    doubles(0, 0, 0),
    ints(0),
    ints(-1),
    ints(0, -1, -1),
    doubles(0, 0, 0),
    ints(1, 0, 3),
    ints(2, 0, 0),
    doubles(1, 1, 2, 0, 0, 0),
)
write("model/predictor.bin", head(1, LOGISTIC, 2, 2), doubles(1, -2), doubles(0.5))

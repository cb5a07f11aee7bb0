"""Draws icon.png: an upstream line of commits, and a downstream line that follows it step by step."""
import math
import pathlib
import struct
import zlib

SIZE, SCALE = 128, 4
INK, PAPER, UPSTREAM, DOWNSTREAM = (22, 34, 51), (245, 247, 250), (94, 168, 240), (70, 200, 150)
canvas = [[(0, 0, 0, 0)] * (SIZE * SCALE) for _ in range(SIZE * SCALE)]


def paint(inside, left, top, right, bottom, color):
    for y in range(int(top * SCALE), int(bottom * SCALE)):
        for x in range(int(left * SCALE), int(right * SCALE)):
            if inside((x + 0.5) / SCALE, (y + 0.5) / SCALE):
                canvas[y][x] = (*color, 255)


def rounded(left, top, right, bottom, radius, color):
    def inside(x, y):
        nearest = min(max(x, left + radius), right - radius), min(max(y, top + radius), bottom - radius)
        return math.dist((x, y), nearest) <= radius
    paint(inside, left, top, right, bottom, color)


def line(x1, y1, x2, y2, width, color):
    def inside(x, y):
        along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2)
        along = min(max(along, 0), 1)
        return math.dist((x, y), (x1 + along * (x2 - x1), y1 + along * (y2 - y1))) <= width / 2
    paint(inside, min(x1, x2) - width, min(y1, y2) - width, max(x1, x2) + width, max(y1, y2) + width, color)


def dot(x, y, radius, color):
    paint(lambda u, v: math.dist((u, v), (x, y)) <= radius, x - radius, y - radius, x + radius, y + radius, color)


rounded(0, 0, SIZE, SIZE, 24, INK)
line(22, 42, 106, 42, 7, UPSTREAM)
line(22, 88, 90, 88, 7, DOWNSTREAM)
for x in (28, 52, 76, 100):
    dot(x, 42, 9, UPSTREAM)
    dot(x, 42, 4, PAPER)
for x in (28, 76):
    line(x, 50, x, 82, 3, PAPER)
    dot(x, 88, 10, DOWNSTREAM)
    dot(x, 88, 4.5, INK)
line(94, 76, 106, 88, 7, DOWNSTREAM)
line(94, 100, 106, 88, 7, DOWNSTREAM)
line(88, 88, 104, 88, 7, DOWNSTREAM)

rows = bytearray()
for y in range(SIZE):
    rows.append(0)
    for x in range(SIZE):
        cells = [canvas[y * SCALE + v][x * SCALE + u] for v in range(SCALE) for u in range(SCALE)]
        alpha = sum(cell[3] for cell in cells)
        rows += bytes(sum(cell[part] * cell[3] for cell in cells) // max(alpha, 1) for part in range(3))
        rows.append(alpha // len(cells))


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


pathlib.Path(__file__).with_name("icon.png").write_bytes(
    b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0))
    + chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + chunk(b"IEND", b""))

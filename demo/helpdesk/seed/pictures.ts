import { crc32, deflateSync } from 'node:zlib';

export interface Picture {
  /** Pixels, as all of it. */
  width: number;
  height: number;
  colourAt(x: number, y: number): readonly [red: number, green: number, blue: number];
}

/** A wheel on a wall, in a colour of its own. `turn` is from 0 to 1, `scale` in 320 pixels of width. */
export function wheel(turn: number, scale = 1): Picture {
  const [width, height, spokes] = [320 * scale, 240 * scale, 16];
  const wall = [214 + 30 * Math.sin(turn * 6), 214 + 30 * Math.sin(turn * 6 + 2), 205] as const;
  return {
    width,
    height,
    colourAt(x, y) {
      const [dx, dy] = [(x - width / 2) / scale, (y - height / 2) / scale];
      const radius = Math.hypot(dx, dy);
      const spoke = Math.abs(Math.sin((Math.atan2(dy, dx) + turn) * (spokes / 2))) * radius;
      if (radius > 100 || (radius < 92 && radius > 10 && spoke > 6)) {
        const light = 1 - y / height / 4;
        return [wall[0] * light, wall[1] * light, wall[2] * light];
      }
      return radius > 92 || radius < 10 ? [36, 48, 42] : [150, 158, 152];
    },
  };
}

export function pngOf({ width, height, colourAt }: Picture): Buffer {
  const rows = Buffer.alloc(height * (width * 3 + 1));
  for (let y = 0; y < height; y += 1) {
    // The row's first byte says that no filter was used.
    for (let x = 0; x < width; x += 1) rows.set(colourAt(x, y), y * (width * 3 + 1) + 1 + x * 3);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

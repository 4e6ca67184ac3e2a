/** The preview server: whatever it is asked, it goes on, and it reads nothing outside the built folder. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSite } from '../../setup/serve.ts';

const SECRET = 'nobody may read this';
const ROUNDS = 1500;
const AT_ONCE = 100;

/** What a hostile address is made of: every third of an address is one of these. */
const PARTS = [
  ...['', '/', '//', '.', '..', '/..', '../', '..;/', '%', '%2', '%zz', '%00', '%ff', '%c0%ae%c0%ae/', '%u002e'],
  ...['%2e%2e/', '%2e%2e%2f', '..%2f', '..%5c', '%252e%252e%252f', '\\', '\\..\\', '..\\', 'C:\\', '/etc/passwd'],
  ...[
    'http://[',
    'http://elsewhere/',
    'http://x:99999/',
    '*',
    '?',
    '#',
    ' ',
    '\t',
    '\0',
    '\u{1f4a5}',
    '\u{e9}',
    ':',
    '@',
  ],
  ...['secret.txt', 'dist', 'dist-old/', 'index.html', '__proto__', 'constructor', 'a'.repeat(9000), '/%'.repeat(2000)],
];

const folder = mkdtempSync(join(tmpdir(), 'serve-'));
let server: Awaited<ReturnType<typeof serveSite>>;
let port: number;

beforeAll(async () => {
  for (const name of ['dist', 'dist-old']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'dist/index.html'), 'the story');
  for (const name of ['secret.txt', 'dist-old/secret.txt', 'dist-old/index.html'])
    writeFileSync(join(folder, name), SECRET);
  server = await serveSite(join(folder, 'dist'));
  port = Number(new URL(server.url).port);
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** All that comes back on a socket of its own, so that no library mends what is sent. */
function ask(address: string, method = 'GET', headers = ''): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`${method} ${address} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${headers}\r\n`);
    });
    socket.on('data', (bytes) => (said += bytes.toString('latin1')));
    // A refused address may be answered by a connection that breaks off.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(said));
  });
}

const status = (said: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1]);

describe('the preview server', () => {
  it.each([
    ['/', 200],
    ['/100%', 400],
    ['/%zz', 400],
    ['/%00', 400],
    ['//', 400],
    ['http://[', 400],
    ['/nothing', 404],
    ['/..%2fsecret.txt', 404],
    ['/..%2fdist-old/', 404],
    ['/%2e%2e%2f%2e%2e%2fetc/passwd', 404],
    ['http://elsewhere/', 200],
  ])('answers %s with %i', async (address, expected) => {
    expect(status(await ask(address))).toBe(expected);
  });

  it('follows no link out of the folder', async () => {
    symlinkSync(join(folder, 'secret.txt'), join(folder, 'dist/link.txt'));
    symlinkSync(join(folder, 'dist-old'), join(folder, 'dist/linked'));
    for (const address of ['/link.txt', '/linked/', '/linked/secret.txt']) {
      const said = await ask(address);
      expect(status(said)).toBe(404);
      expect(said).not.toContain(SECRET);
    }
  });

  it.skipIf(process.platform === 'win32')('does not wait for a pipe, and goes on', async () => {
    const pipe = join(folder, 'dist/pipe');
    execFileSync('mkfifo', [pipe]);
    // As many as Node reads files at once.
    const answers = Promise.all(Array.from({ length: 4 }, () => ask('/pipe')));
    const late = new Promise<string[]>((resolve) => setTimeout(resolve, 1000, []));
    const said = await Promise.race([answers, late]);
    // Whoever waits for the pipe is let go.
    if (said.length === 0) execFileSync('dd', ['if=/dev/zero', `of=${pipe}`, 'count=1', 'status=none']);
    expect(said.map(status)).toEqual([404, 404, 404, 404]);
    expect(status(await ask('/'))).toBe(200);
  });

  it('squeezes a text only for those who can read it, so that what is told can be seen here', async () => {
    const plain = await ask('/');
    expect(plain).toContain('the story');
    expect(plain).not.toMatch(/^content-encoding/im);
    const squeezed = await ask('/', 'GET', 'accept-encoding: gzip\r\n');
    expect(squeezed).toMatch(/^content-encoding: gzip/im);
    expect(squeezed).not.toContain('the story');
  });

  it(
    'goes on after thousands of addresses that were made up to break it, and tells nothing',
    { timeout: 60_000 },
    async () => {
      const count = PARTS.length;
      // A step without a common divisor with the number of all threes comes by each part in each place.
      const addresses = Array.from({ length: ROUNDS }, (_, round) => {
        const number = (round * 7919) % count ** 3;
        const three = [number, Math.floor(number / count), Math.floor(number / count ** 2)];
        return three.map((index) => PARTS[index % count] ?? '').join('');
      });
      for (let start = 0; start < ROUNDS; start += AT_ONCE) {
        const batch = addresses.slice(start, start + AT_ONCE);
        const answers = await Promise.all(
          batch.flatMap((address) => [ask(`/${address}`), ask(address, start % 200 ? 'HEAD' : 'GET')]),
        );
        for (const said of answers) {
          expect(said).not.toContain(SECRET);
          if (said !== '') expect([200, 400, 404, 431]).toContain(status(said));
        }
      }
      expect(status(await ask('/'))).toBe(200);
    },
  );
});

/** A way to a server that can be slow, broken, or silent. */
import { connect, createServer, type Socket } from 'node:net';

export interface WayToServer {
  /** The address of the server by this way. */
  readonly address: string;
  /** How often something was sent to the server: each is a round trip. */
  readonly trips: number;
  /** Nothing gets through, and open connections end. */
  cut(): void;
  /** The server gets what is sent, and the connection ends before its answer: at the next text like this. */
  cutAfter(text: string): void;
  mend(): void;
  end(): void;
}

/** `delay`: milliseconds that each direction takes. */
export async function wayTo(server: string, { delay = 0 } = {}): Promise<WayToServer> {
  const { port, hostname } = new URL(server);
  const open = new Set<Socket>();
  let isCut = false;
  let last: string | null = null;
  let trips = 0;
  const pass = (from: Socket, to: Socket, seen: (piece: Buffer) => void = () => {}) =>
    from.on('data', (piece: Buffer) => {
      seen(piece);
      if (delay === 0) to.write(piece);
      else setTimeout(() => to.write(piece), delay);
    });
  const proxy = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        // What was sent before still gets there.
        setTimeout(() => [near, far].map((one) => one.destroy()), delay + 300);
      });
    }
    pass(near, far, (piece) => {
      trips += 1;
      if (last === null || !piece.includes(last)) return;
      last = null;
      near.destroy();
    });
    pass(far, near);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const here = new URL(server);
  here.port = String(address.port);
  return {
    address: here.href,
    get trips() {
      return trips;
    },
    cut() {
      isCut = true;
      for (const socket of open) socket.destroy();
    },
    cutAfter: (text) => {
      last = text;
    },
    mend: () => {
      isCut = false;
    },
    end() {
      for (const socket of open) socket.destroy();
      proxy.close();
    },
  };
}

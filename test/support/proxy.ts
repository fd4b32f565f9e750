/** A way to a server that can be slow, broken, or silent. */
import { connect, createServer, type Socket } from 'node:net';

export interface WayToServer {
  /** The address of the server by this way. */
  readonly address: string;
  /** How often something was sent to the server: each is a round trip. */
  readonly trips: number;
  /** Nothing gets through, and open connections end. */
  cut(): void;
  readonly isCut: boolean;
  /** Nothing gets through, and nobody is told: as when a firewall forgets a connection. */
  silence(): void;
  /** Sees all that is sent to the server. */
  watch(seen: (piece: Buffer) => void): void;
  /** Sees all that the server answers. */
  watchAnswers(seen: (piece: Buffer) => void): void;
  /** Called once, at the next text like this, before the server gets it; after a `silence` there, it never does. */
  at(text: string, act: () => void): void;
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
  let isSilent = false;
  let listener: (piece: Buffer) => void = () => {};
  let watcher: (piece: Buffer) => void = () => {};
  let awaited: { readonly text: string; readonly act: (near: Socket) => void } | null = null;
  let trips = 0;
  const pass = (from: Socket, to: Socket, seen: (piece: Buffer) => void = () => {}) =>
    from.on('data', (piece: Buffer) => {
      if (isSilent) return;
      seen(piece);
      if (isSilent) return; // from this piece on
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
      watcher(piece);
      if (awaited === null || !piece.includes(awaited.text)) return;
      const { act } = awaited;
      awaited = null;
      act(near);
    });
    pass(far, near, (piece) => listener(piece));
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
    get isCut() {
      return isCut;
    },
    cut() {
      isCut = true;
      for (const socket of open) socket.destroy();
    },
    watch: (seen) => {
      watcher = seen;
    },
    watchAnswers: (seen) => {
      listener = seen;
    },
    silence: () => {
      isSilent = true;
    },
    at: (text, act) => {
      awaited = { text, act };
    },
    cutAfter: (text) => {
      awaited = { text, act: (near) => near.destroy() };
    },
    mend: () => {
      [isCut, isSilent] = [false, false];
    },
    end() {
      for (const socket of open) socket.destroy();
      proxy.close();
    },
  };
}

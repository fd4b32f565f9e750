/** The best that any placement of calls could reach, found as a flow of the greatest worth: the yardstick of the planner. */

/** A call that may go on one of these days. */
export interface FlowJob {
  readonly release: number;
  readonly deadline: number;
}

/**
 * The largest total worth of calls that fit, found another way: as the flow of the greatest worth from a source through
 * the calls and the days to a sink, by paths of the greatest worth until none is left (Bellman and Ford).
 */
export function optimum<Job extends FlowJob>(
  jobs: readonly Job[],
  capacity: ArrayLike<number>,
  worthOf: (job: Job) => number,
): number {
  const [source, sink] = [0, 1 + jobs.length + capacity.length];
  const edges: Edge[] = [];
  const connect = (from: number, to: number, room: number, worth: number) => {
    edges.push({ from, to, room, worth, back: edges.length + 1 });
    edges.push({ from: to, to: from, room: 0, worth: -worth, back: edges.length - 1 });
  };
  jobs.forEach((job, j) => {
    connect(source, 1 + j, 1, worthOf(job));
    for (let day = job.release; day <= job.deadline; day++) connect(1 + j, 1 + jobs.length + day, 1, 0);
  });
  Array.from(capacity).forEach((room, day) => {
    connect(1 + jobs.length + day, sink, room, 0);
  });
  for (let total = 0; ; ) {
    const path = worthiestPath(edges, source, sink);
    if (path === null) return total;
    for (const edge of path) {
      total += edge.worth;
      edge.room--;
      (edges[edge.back] as Edge).room++;
    }
  }
}

interface Edge {
  readonly from: number;
  readonly to: number;
  room: number;
  readonly worth: number;
  readonly back: number;
}

function worthiestPath(edges: readonly Edge[], source: number, sink: number): Edge[] | null {
  const worth = new Array<number>(sink + 1).fill(Number.NEGATIVE_INFINITY);
  const into: Edge[] = [];
  worth[source] = 0;
  for (let better = true; better; ) {
    better = false;
    for (const edge of edges) {
      const there = (worth[edge.from] as number) + edge.worth;
      if (edge.room === 0 || there <= (worth[edge.to] as number)) continue;
      worth[edge.to] = there;
      into[edge.to] = edge;
      better = true;
    }
  }
  if ((worth[sink] as number) < 0) return null;
  const path: Edge[] = [];
  for (let node = sink; node !== source; node = (path[0] as Edge).from) path.unshift(into[node] as Edge);
  return path;
}

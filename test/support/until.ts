/** Waits until it holds, however busy the machine is: what never comes ends with the limit that each test has. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** The kind of file system of a folder, from the system's list of mounts. */

/** Kinds on another machine, or on a virtual machine's host: SQLite's locks do not work there. */
const overNetwork =
  /^(?:nfs4?|cifs|smb\w*|ncpfs?|9p|afs|ceph|coda|davfs2?|glusterfs|lustre|beegfs|gpfs|orangefs|pvfs2|vboxsf|vmhgfs|prl_fs|drvfs|virtiofs)$/i;
/** FUSE mounts are usually sshfs, rclone and the like, but these are local disks. */
const localFuse =
  /^(?:fuseblk|fuse\.(?:ntfs(?:-3g)?|exfat|ext[234]|lvm|zfs|mergerfs|unionfs\w*|overlayfs|fuse-overlayfs|bindfs|encfs|gocryptfs|securefs|squashfuse|snapfuse|lxcfs|portal))$/;

/**
 * The kind of network file system of a path (absolute, without symbolic links); null for a local disk. `mounts` is the
 * text of Linux's /proc/mounts.
 */
export function networkMountOf(mounts: string, path: string): string | null {
  let found = { point: '', kind: '' };
  for (const line of mounts.split('\n')) {
    const [, escaped = '', kind = ''] = line.split(' ');
    const point = escaped.replaceAll(/\\(\d{3})/g, (_, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    );
    const holds = path === point || path.startsWith(point.endsWith('/') ? point : `${point}/`);
    // Of two mounts on one place, the later one is visible.
    if (holds && point !== '' && point.length >= found.point.length) found = { point, kind };
  }
  const { kind } = found;
  return overNetwork.test(kind) || (/^fuse\b/.test(kind) && !localFuse.test(kind)) ? kind : null;
}

/** `\\server\share` of Windows, also in the long form `\\?\UNC\server\share`. */
export function isShare(path: string): boolean {
  return /^[\\/]{2}(?:[.?][\\/]UNC[\\/]|[^\\/.?])/i.test(path);
}

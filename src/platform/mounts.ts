/** Which kind of file system a folder is on, by what the system says of its mounts. */

/** Kinds that another machine keeps, or a host for its guest: SQLite's locks do not hold there. */
const overNetwork =
  /^(?:nfs4?|cifs|smb\w*|ncpfs?|9p|afs|ceph|coda|davfs2?|glusterfs|lustre|beegfs|gpfs|orangefs|pvfs2|vboxsf|vmhgfs|prl_fs|drvfs|virtiofs)$/i;
/** FUSE is how sshfs, rclone and their like are mounted, but these too, which are disks of this machine. */
const localFuse =
  /^(?:fuseblk|fuse\.(?:ntfs(?:-3g)?|exfat|ext[234]|lvm|zfs|mergerfs|unionfs\w*|overlayfs|fuse-overlayfs|bindfs|encfs|gocryptfs|securefs|squashfuse|snapfuse|lxcfs|portal))$/;

/**
 * What the network file system is called that a path (absolute, without symbolic links) is on; null for a disk of this
 * machine. `mounts` is the text of Linux's /proc/mounts.
 */
export function networkMountOf(mounts: string, path: string): string | null {
  let found = { point: '', kind: '' };
  for (const line of mounts.split('\n')) {
    const [, escaped = '', kind = ''] = line.split(' ');
    const point = escaped.replaceAll(/\\(\d{3})/g, (_, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    );
    const holds = path === point || path.startsWith(point.endsWith('/') ? point : `${point}/`);
    // Of two mounts on one place the later one is seen.
    if (holds && point !== '' && point.length >= found.point.length) found = { point, kind };
  }
  const { kind } = found;
  return overNetwork.test(kind) || (/^fuse\b/.test(kind) && !localFuse.test(kind)) ? kind : null;
}

/** `\\server\share` of Windows. */
export function isShare(path: string): boolean {
  return /^[\\/]{2}[^\\/.?]/.test(path);
}

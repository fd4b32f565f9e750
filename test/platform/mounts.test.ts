import { expect, it } from 'vitest';
import { isShare, networkMountOf } from '../../src/platform/mounts.ts';

const mounts = `/dev/sda1 / ext4 rw,relatime 0 0
tmpfs /tmp tmpfs rw 0 0
server:/home /home nfs4 rw,vers=4.2 0 0
/dev/sdb1 /home/ann/disk ext4 rw 0 0
//nas/shop /mnt/the\\040shop cifs rw 0 0
ann@host:/books /mnt/ssh fuse.sshfs rw 0 0
drive: /mnt/cloud fuse.rclone rw 0 0
https://dav.example/ /mnt/dav fuse rw 0 0
/dev/sdc1 /mnt/stick fuseblk rw 0 0
pool /mnt/pool fuse.mergerfs rw 0 0
C:\\134 /mnt/c 9p rw 0 0
shared /media/sf_shop vboxsf rw 0 0
/dev/sda2 /srv ext4 rw 0 0
nas:/srv /srv nfs rw 0 0
`;

it.each([
  ['/var/books', null],
  ['/home/bo/books', 'nfs4'],
  ['/home/ann/disk/books', null],
  ['/homes/bo', null],
  ['/mnt/the shop/books', 'cifs'],
  ['/mnt/ssh', 'fuse.sshfs'],
  ['/mnt/cloud/books', 'fuse.rclone'],
  ['/mnt/dav/books', 'fuse'],
  ['/mnt/stick/books', null],
  ['/mnt/pool', null],
  ['/mnt/c/Users/Ann', '9p'],
  ['/media/sf_shop', 'vboxsf'],
  ['/srv/shop', 'nfs'],
])('%s is on %s', (path, kind) => {
  expect(networkMountOf(mounts, path)).toBe(kind);
});

it.each([
  ['\\\\nas\\shop', true],
  ['//nas/shop', true],
  ['C:\\books', false],
  ['\\\\?\\C:\\books', false],
  ['\\\\?\\UNC\\nas\\shop', true],
  ['\\\\?\\unc\\nas\\shop', true],
  ['\\\\.\\pipe\\cadence', false],
])('%s is a share: %s', (path, share) => {
  expect(isShare(path)).toBe(share);
});

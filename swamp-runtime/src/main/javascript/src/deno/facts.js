// What the host tells of a file, as Deno.FileInfo.

export function fileInfo(facts) {
  const { kind } = facts;
  return {
    isFile: kind === "file",
    isDirectory: kind === "directory",
    isSymlink: kind === "symlink",
    size: facts.size,
    mtime: new Date(facts.mtime),
    atime: new Date(facts.atime),
    birthtime: new Date(facts.birthtime),
    ctime: new Date(facts.ctime),
    dev: facts.dev,
    ino: facts.ino,
    mode: facts.mode,
    nlink: facts.nlink,
    uid: facts.uid,
    gid: facts.gid,
    rdev: facts.rdev,
    blksize: facts.blksize,
    blocks: facts.blocks,
    isBlockDevice: kind === "block",
    isCharDevice: kind === "character",
    isFifo: kind === "fifo",
    isSocket: kind === "socket",
  };
}

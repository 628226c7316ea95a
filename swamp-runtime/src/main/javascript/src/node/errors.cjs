// Errors in Node's shape: a code, and for failures of the system errno, syscall and path.
"use strict";

const TEXTS = {
  EPERM: "operation not permitted",
  ENOENT: "no such file or directory",
  ESRCH: "no such process",
  EIO: "i/o error",
  ENXIO: "no such device or address",
  E2BIG: "argument list too long",
  ENOEXEC: "exec format error",
  EBADF: "bad file descriptor",
  EACCES: "permission denied",
  EBUSY: "resource busy or locked",
  EEXIST: "file already exists",
  EXDEV: "cross-device link not permitted",
  ENOTDIR: "not a directory",
  EISDIR: "illegal operation on a directory",
  EINVAL: "invalid argument",
  EMFILE: "too many open files",
  ETXTBSY: "text file is busy",
  EFBIG: "file too large",
  ENOSPC: "no space left on device",
  ESPIPE: "invalid seek",
  EROFS: "read-only file system",
  EPIPE: "broken pipe",
  ENAMETOOLONG: "name too long",
  ENOTEMPTY: "directory not empty",
  ELOOP: "too many symbolic links encountered",
  EADDRINUSE: "address already in use",
  EADDRNOTAVAIL: "address not available",
  ENETUNREACH: "network is unreachable",
  ECONNABORTED: "software caused connection abort",
  ECONNRESET: "connection reset by peer",
  ENOTCONN: "socket is not connected",
  ETIMEDOUT: "connection timed out",
  ECONNREFUSED: "connection refused",
  EHOSTUNREACH: "host is unreachable",
  ENOTFOUND: "unknown node or service",
};
const NUMBERS = {
  EPERM: 1,
  ENOENT: 2,
  ESRCH: 3,
  EIO: 5,
  ENXIO: 6,
  E2BIG: 7,
  ENOEXEC: 8,
  EBADF: 9,
  EACCES: 13,
  EBUSY: 16,
  EEXIST: 17,
  EXDEV: 18,
  ENOTDIR: 20,
  EISDIR: 21,
  EINVAL: 22,
  EMFILE: 24,
  ETXTBSY: 26,
  EFBIG: 27,
  ENOSPC: 28,
  ESPIPE: 29,
  EROFS: 30,
  EPIPE: 32,
  ENAMETOOLONG: 36,
  ENOTEMPTY: 39,
  ELOOP: 40,
  EADDRINUSE: 98,
  EADDRNOTAVAIL: 99,
  ENETUNREACH: 101,
  ECONNABORTED: 103,
  ECONNRESET: 104,
  ENOTCONN: 107,
  ETIMEDOUT: 110,
  ECONNREFUSED: 111,
  EHOSTUNREACH: 113,
  ENOTFOUND: 3008,
};

/** `ENOENT: no such file or directory, open 'x'` with its members. */
function systemError(code, syscall, path, dest, number = NUMBERS[code]) {
  const place = path === undefined ? "" : ` '${path}'${dest === undefined ? "" : ` -> '${dest}'`}`;
  const error = new Error(`${code}: ${TEXTS[code] ?? "unknown error"}, ${syscall}${place}`);
  error.errno = number === undefined ? undefined : -number;
  error.code = code;
  error.syscall = syscall;
  if (path !== undefined) error.path = path;
  if (dest !== undefined) error.dest = dest;
  return error;
}

/** A failure of the host as Node words it; what has no code of the system stays as it is. */
function fromHost(error, syscall, path, dest) {
  if (typeof error?.code !== "string" || TEXTS[error.code] === undefined) {
    return error?.name === "BadResource" ? systemError("EBADF", syscall) : error;
  }
  const number = /\(os error (\d+)\)/.exec(error.message)?.[1];
  return systemError(error.code, syscall, path, dest, number === undefined ? undefined : Number(number));
}

/** An error of a class with Node's code in its name. */
function coded(Base, code, message) {
  const error = new Base(message);
  error.code = code;
  Object.defineProperty(error, "name", { value: Base.name, enumerable: false, configurable: true, writable: true });
  error.toString = () => `${Base.name} [${code}]: ${error.message}`;
  Object.defineProperty(error, "toString", { enumerable: false });
  return error;
}

const kindOf = (value) =>
  value === null || value === undefined
    ? ` Received ${value}`
    : typeof value === "function"
      ? ` Received function ${value.name}`
      : typeof value === "object"
        ? ` Received an instance of ${value.constructor?.name ?? "Object"}`
        : ` Received type ${typeof value} (${typeof value === "string" ? `'${value}'` : String(value)})`;

const invalidType = (name, expected, value) =>
  coded(TypeError, "ERR_INVALID_ARG_TYPE", `The "${name}" argument must be ${expected}.${kindOf(value)}`);
const invalidValue = (name, value, reason = "is invalid") =>
  coded(
    TypeError,
    "ERR_INVALID_ARG_VALUE",
    `The argument '${name}' ${reason}. Received ${typeof value === "string" ? `'${value}'` : String(value)}`,
  );
const outOfRange = (name, range, value) =>
  coded(
    RangeError,
    "ERR_OUT_OF_RANGE",
    `The value of "${name}" is out of range. It must be ${range}. Received ${value}`,
  );

/** A function that says, when called, that it is not here. */
const missing = (name) =>
  Object.defineProperty(
    function () {
      throw coded(
        Error,
        "ERR_METHOD_NOT_IMPLEMENTED",
        `${name} is not supported by this runtime (see docs/compatibility.md)`,
      );
    },
    "name",
    { value: name.split(".").at(-1) },
  );

module.exports = { systemError, fromHost, coded, invalidType, invalidValue, outOfRange, missing, NUMBERS, TEXTS };

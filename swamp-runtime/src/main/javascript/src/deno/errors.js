// Deno.errors: the classes that failures of the outside have.

const named = (name) =>
  ({
    [name]: class extends Error {
      constructor(message, options) {
        super(message, options);
        this.name = name;
      }
    },
  })[name];

export const errors = Object.fromEntries(
  [
    "NotFound",
    "PermissionDenied",
    "ConnectionRefused",
    "ConnectionReset",
    "ConnectionAborted",
    "NotConnected",
    "AddrInUse",
    "AddrNotAvailable",
    "BrokenPipe",
    "AlreadyExists",
    "InvalidData",
    "TimedOut",
    "Interrupted",
    "WriteZero",
    "WouldBlock",
    "UnexpectedEof",
    "BadResource",
    "Http",
    "Busy",
    "NotSupported",
    "FilesystemLoop",
    "IsADirectory",
    "NetworkUnreachable",
    "HostUnreachable",
    "NotADirectory",
    "NotCapable",
  ].map((name) => [name, named(name)]),
);

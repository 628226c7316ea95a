// Extensions run with all permissions, as under the program they were written for.

class PermissionStatus extends EventTarget {
  constructor(name) {
    super();
    this.name = name;
    this.state = "granted";
    this.partial = false;
    this.onchange = null;
  }
}

const NAMES = new Set(["run", "read", "write", "net", "env", "sys", "ffi", "import"]);

function status(descriptor) {
  if (!NAMES.has(descriptor?.name)) {
    throw new TypeError(`The provided value "${descriptor?.name}" is not a valid permission name`);
  }
  return new PermissionStatus(descriptor.name);
}

export const permissions = Object.fromEntries(
  ["query", "request", "revoke"].flatMap((name) => [
    [name, async (descriptor) => status(descriptor)],
    [`${name}Sync`, status],
  ]),
);
export { PermissionStatus };

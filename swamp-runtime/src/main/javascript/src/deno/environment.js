// The caller's environment and working directory, as this run sees and changes them.
import { host } from "../platform/host.js";
import { pathOf } from "./paths.js";

const text = (value, name) => {
  if (typeof value !== "string") {
    throw new TypeError(`Deno.env: ${name} must be a string: received ${value === null ? "null" : typeof value}`);
  }
  return value;
};

export const env = {
  get: (name) => host.call("environment.get", text(name, "the name")),
  set: (name, value) => host.call("environment.set", text(name, "the name"), text(value, "the value")),
  delete: (name) => host.call("environment.delete", text(name, "the name")),
  has: (name) => host.call("environment.get", text(name, "the name")) !== undefined,
  toObject: () => host.call("environment.all"),
};

export const cwd = () => host.call("directory.get");
export const chdir = (directory) => host.call("directory.set", pathOf(directory, "directory"));

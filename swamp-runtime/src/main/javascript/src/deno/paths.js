// Paths as extensions give them: text or file: URLs.

/** The path of a string or a file: URL. */
export function pathOf(path, name = "path") {
  if (typeof path === "string") {
    return path;
  }
  if (path !== null && typeof path === "object" && typeof path.href === "string" && typeof path.pathname === "string") {
    if (path.protocol !== "file:") {
      throw new TypeError(`Must be a file URL: received protocol "${path.protocol}"`);
    }
    return decodeURIComponent(path.pathname.replace(/%(?![0-9A-Fa-f]{2})/g, "%25"));
  }
  throw new TypeError(
    `The "${name}" argument must be of type string or an instance of URL: received ${
      path === null ? "null" : typeof path
    }`,
  );
}

// Glob patterns of node:path and node:fs.
"use strict";

/** The expression that matches whole paths. */
function toRegExp(pattern) {
  let source = "";
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === "*" && pattern[i + 1] === "*") {
      const slash = pattern[i + 2] === "/";
      source += slash ? "(?:.*/)?" : ".*";
      i += slash ? 2 : 1;
    } else if (c === "*") {
      source += "[^/]*";
    } else if (c === "?") {
      source += "[^/]";
    } else if (c === "[") {
      const end = pattern.indexOf("]", i + 1);
      source += end < 0 ? "\\[" : pattern.slice(i, end + 1).replace("[!", "[^");
      i = end < 0 ? i : end;
    } else if (c === "{") {
      source += "(?:";
    } else if (c === "}") {
      source += ")";
    } else if (c === ",") {
      source += "|";
    } else {
      source += c.replace(/[\\^$.|+()]/g, "\\$&");
    }
  }
  return new RegExp(`^${source}$`, "s");
}

module.exports = { toRegExp };

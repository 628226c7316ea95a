// Whether two values are equal all the way down, as node:assert and node:util see it.
"use strict";
const tag = (value) => Object.prototype.toString.call(value);
const ownKeys = (value) => [
  ...Object.keys(value),
  ...Object.getOwnPropertySymbols(value).filter((symbol) => Object.prototype.propertyIsEnumerable.call(value, symbol)),
];

function isDeepEqual(left, right, strict, seen = new Map()) {
  if (strict ? Object.is(left, right) : left == right || (left !== left && right !== right)) return true;
  if (left === null || right === null || typeof left !== "object" || typeof right !== "object") return false;
  if (tag(left) !== tag(right)) return false;
  if (strict && Object.getPrototypeOf(left) !== Object.getPrototypeOf(right)) return false;
  if (seen.get(left) === right) return true;
  seen.set(left, right);
  const equal = (a, b) => isDeepEqual(a, b, strict, seen);
  return sameContent(left, right, strict, equal) && sameMembers(left, right, equal);
}

function sameContent(left, right, strict, equal) {
  if (left instanceof Date) return left.getTime() === right.getTime();
  if (left instanceof RegExp) return String(left) === String(right) && left.lastIndex === right.lastIndex;
  if (left instanceof Error)
    return left.message === right.message && left.name === right.name && equal(left.cause, right.cause);
  if (Array.isArray(left)) return left.length === right.length;
  if (ArrayBuffer.isView(left)) {
    const bytes = (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    return left.byteLength === right.byteLength && bytes(left).every((byte, i) => byte === bytes(right)[i]);
  }
  if (left instanceof Set) {
    return (
      left.size === right.size &&
      [...left].every((value) => right.has(value) || [...right].some((other) => equal(value, other)))
    );
  }
  if (left instanceof Map) {
    return (
      left.size === right.size &&
      [...left].every(([key, value]) =>
        right.has(key)
          ? equal(value, right.get(key))
          : [...right].some(([otherKey, other]) => equal(key, otherKey) && equal(value, other)),
      )
    );
  }
  return (
    typeof left.valueOf !== "function" || typeof left.valueOf() === "object" || equal(left.valueOf(), right.valueOf())
  );
}

function sameMembers(left, right, equal) {
  if (ArrayBuffer.isView(left)) return true;
  const keys = ownKeys(left);
  return (
    keys.length === ownKeys(right).length &&
    keys.every((key) => Object.prototype.propertyIsEnumerable.call(right, key) && equal(left[key], right[key]))
  );
}

module.exports = { isDeepEqual };

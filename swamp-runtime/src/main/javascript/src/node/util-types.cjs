// node:util/types.
"use strict";
const tag = (value) => Object.prototype.toString.call(value).slice(8, -1);
const isObject = (value) => value !== null && typeof value === "object";
const tagged =
  (...names) =>
  (value) =>
    isObject(value) && names.includes(tag(value));
const typed = (name) => (value) => ArrayBuffer.isView(value) && value[Symbol.toStringTag] === name;
/** Whether a method of the class accepts the value, which a forged tag cannot bring about. */
const accepts =
  (method, ...args) =>
  (value) => {
    try {
      method.call(value, ...args);
      return true;
    } catch {
      return false;
    }
  };
const boxed = (name, valueOf) => (value) => isObject(value) && tag(value) === name && accepts(valueOf)(value);
const AsyncFunction = (async () => {}).constructor;
const GeneratorFunction = function* () {}.constructor;
const AsyncGeneratorFunction = async function* () {}.constructor;
const getter = (prototype, name) => Object.getOwnPropertyDescriptor(prototype, name).get;

const types = {
  isDate: (value) => isObject(value) && accepts(Date.prototype.getTime)(value),
  isRegExp: (value) => isObject(value) && tag(value) === "RegExp",
  isMap: (value) => isObject(value) && accepts(getter(Map.prototype, "size"))(value),
  isSet: (value) => isObject(value) && accepts(getter(Set.prototype, "size"))(value),
  isWeakMap: (value) => isObject(value) && accepts(WeakMap.prototype.has, {})(value),
  isWeakSet: (value) => isObject(value) && accepts(WeakSet.prototype.has, {})(value),
  isPromise: (value) => value instanceof Promise,
  isNativeError: (value) => value instanceof Error,
  isProxy: () => false,
  isArrayBuffer: tagged("ArrayBuffer"),
  isSharedArrayBuffer: tagged("SharedArrayBuffer"),
  isAnyArrayBuffer: tagged("ArrayBuffer", "SharedArrayBuffer"),
  isArrayBufferView: ArrayBuffer.isView,
  isTypedArray: (value) => ArrayBuffer.isView(value) && !(value instanceof DataView),
  isDataView: (value) => value instanceof DataView,
  isAsyncFunction: (value) => value instanceof AsyncFunction || value instanceof AsyncGeneratorFunction,
  isGeneratorFunction: (value) => value instanceof GeneratorFunction || value instanceof AsyncGeneratorFunction,
  isGeneratorObject: tagged("Generator", "AsyncGenerator"),
  isMapIterator: tagged("Map Iterator"),
  isSetIterator: tagged("Set Iterator"),
  isArgumentsObject: tagged("Arguments"),
  isModuleNamespaceObject: tagged("Module"),
  isBooleanObject: boxed("Boolean", Boolean.prototype.valueOf),
  isNumberObject: boxed("Number", Number.prototype.valueOf),
  isStringObject: boxed("String", String.prototype.valueOf),
  isSymbolObject: boxed("Symbol", Symbol.prototype.valueOf),
  isBigIntObject: boxed("BigInt", BigInt.prototype.valueOf),
  isExternal: () => false,
  isKeyObject: (value) => value instanceof require("./crypto.cjs").KeyObject,
  isCryptoKey: (value) => isObject(value) && tag(value) === "CryptoKey",
  isEventTarget: (value) => value instanceof EventTarget,
};
types.isBoxedPrimitive = (value) =>
  types.isBooleanObject(value) ||
  types.isNumberObject(value) ||
  types.isStringObject(value) ||
  types.isSymbolObject(value) ||
  types.isBigIntObject(value);
for (const name of [
  "Uint8Array",
  "Uint8ClampedArray",
  "Uint16Array",
  "Uint32Array",
  "Int8Array",
  "Int16Array",
  "Int32Array",
  "Float32Array",
  "Float64Array",
  "BigInt64Array",
  "BigUint64Array",
]) {
  types[`is${name}`] = typed(name);
}

module.exports = types;

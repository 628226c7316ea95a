// node:assert.
"use strict";
const { isDeepEqual } = require("./equality.cjs");

class AssertionError extends Error {
  constructor({ message, actual, expected, operator = "fail" }) {
    const { inspect } = require("./util.cjs");
    super(message ?? `${inspect(actual)} ${operator} ${inspect(expected)}`);
    this.name = "AssertionError";
    this.code = "ERR_ASSERTION";
    this.generatedMessage = message === undefined;
    Object.assign(this, { actual, expected, operator });
  }
}

function fail(details) {
  if (details.message instanceof Error) throw details.message;
  throw new AssertionError(details);
}

function assert(value, message) {
  if (!value) {
    fail({
      message: message ?? "The expression evaluated to a falsy value",
      actual: value,
      expected: true,
      operator: "==",
    });
  }
}

const comparison = (operator, holds) => (actual, expected, message) => {
  if (!holds(actual, expected)) fail({ message, actual, expected, operator });
};

/** Whether what was thrown is what was expected: a class, a pattern, a function or an object with the same members. */
function matches(error, expected) {
  if (expected === undefined) return true;
  if (expected instanceof RegExp) return expected.test(String(error));
  if (typeof expected === "function") {
    if (expected.prototype !== undefined && error instanceof expected) return true;
    return Error.isPrototypeOf?.(expected) || expected === Error ? false : expected.call({}, error) === true;
  }
  return Object.keys(expected)
    .concat(expected instanceof Error ? ["name", "message"] : [])
    .every((key) =>
      expected[key] instanceof RegExp && typeof error?.[key] === "string"
        ? expected[key].test(error[key])
        : isDeepEqual(error?.[key], expected[key], true),
    );
}

function expectThrown(caught, expected, message, operator) {
  const [wanted, text] = typeof expected === "string" ? [undefined, expected] : [expected, message];
  if (!caught) fail({ message: text ?? "Missing expected exception.", expected: wanted, operator });
  if (!matches(caught.error, wanted)) {
    if (typeof wanted === "function" || wanted === undefined) throw caught.error;
    fail({ message: text, actual: caught.error, expected: wanted, operator });
  }
}

const caughtBy = (action) => {
  try {
    action();
  } catch (error) {
    return { error };
  }
  return undefined;
};
const caughtByPromise = async (action) => {
  try {
    await (typeof action === "function" ? action() : action);
  } catch (error) {
    return { error };
  }
  return undefined;
};
const unwanted = (caught, message, operator) => {
  if (caught) {
    fail({
      message: `Got unwanted exception.${typeof message === "string" ? ` ${message}` : ""}\n` +
        `Actual message: "${caught.error?.message}"`,
      actual: caught.error,
      operator,
    });
  }
};

const strictEqual = comparison("strictEqual", Object.is);
const notStrictEqual = comparison("notStrictEqual", (a, b) => !Object.is(a, b));
const deepStrictEqual = comparison("deepStrictEqual", (a, b) => isDeepEqual(a, b, true));
const notDeepStrictEqual = comparison("notDeepStrictEqual", (a, b) => !isDeepEqual(a, b, true));

Object.assign(assert, {
  AssertionError,
  ok: assert,
  equal: comparison("==", (a, b) => a == b || (a !== a && b !== b)),
  notEqual: comparison("!=", (a, b) => a != b),
  deepEqual: comparison("deepEqual", (a, b) => isDeepEqual(a, b, false)),
  notDeepEqual: comparison("notDeepEqual", (a, b) => !isDeepEqual(a, b, false)),
  strictEqual,
  notStrictEqual,
  deepStrictEqual,
  notDeepStrictEqual,
  match: comparison("match", (text, pattern) => pattern.test(text)),
  doesNotMatch: comparison("doesNotMatch", (text, pattern) => !pattern.test(text)),
  fail: (message = "Failed") => fail({ message, operator: "fail" }),
  ifError(value) {
    if (value !== null && value !== undefined) throw value;
  },
  throws: (action, expected, message) => expectThrown(caughtBy(action), expected, message, "throws"),
  doesNotThrow: (action, expected, message) => unwanted(caughtBy(action), message ?? expected, "doesNotThrow"),
  rejects: async (action, expected, message) =>
    expectThrown(await caughtByPromise(action), expected, message, "rejects"),
  doesNotReject: async (action, expected, message) =>
    unwanted(await caughtByPromise(action), message ?? expected, "doesNotReject"),
});
assert.strict = Object.assign((value, message) => assert(value, message), assert, {
  equal: strictEqual,
  notEqual: notStrictEqual,
  deepEqual: deepStrictEqual,
  notDeepEqual: notDeepStrictEqual,
});
assert.strict.strict = assert.strict;

module.exports = assert;

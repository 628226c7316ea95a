// util.parseArgs.
"use strict";
const { coded } = require("./errors.cjs");

function parseArgs({
  args = [],
  options = {},
  strict = true,
  allowPositionals = !strict,
  allowNegative = false,
  tokens: wantsTokens = false,
} = {}) {
  const values = Object.create(null);
  const positionals = [];
  const tokens = [];
  const byShort = Object.fromEntries(
    Object.entries(options)
      .filter(([, option]) => option.short)
      .map(([name, { short }]) => [short, name]),
  );
  const store = (name, value, rawName, index, inlineValue) => {
    const option = options[name];
    if (option === undefined && strict) {
      throw coded(TypeError, "ERR_PARSE_ARGS_UNKNOWN_OPTION", `Unknown option '${rawName}'`);
    }
    if (strict && option.type === "string" && typeof value !== "string") {
      throw coded(TypeError, "ERR_PARSE_ARGS_INVALID_OPTION_VALUE", `Option '${rawName} <value>' argument missing`);
    }
    if (strict && option.type === "boolean" && typeof value === "string") {
      throw coded(TypeError, "ERR_PARSE_ARGS_INVALID_OPTION_VALUE", `Option '${rawName}' does not take an argument`);
    }
    tokens.push({
      kind: "option",
      name,
      rawName,
      index,
      value: typeof value === "string" ? value : undefined,
      inlineValue,
    });
    if (option?.multiple) (values[name] ??= []).push(value);
    else values[name] = value;
  };
  for (let i = 0; i < args.length; i++) {
    const arg = args[i];
    const index = i;
    const takes = (name) =>
      options[name]?.type === "string" && i + 1 < args.length && (!args[i + 1].startsWith("-") || args[i + 1] === "-");
    if (arg === "--") {
      tokens.push({ kind: "option-terminator", index });
      args.slice(i + 1).forEach((value, j) => tokens.push({ kind: "positional", index: index + 1 + j, value }));
      positionals.push(...args.slice(i + 1));
      break;
    } else if (arg.startsWith("--")) {
      const at = arg.indexOf("=");
      const name = arg.slice(2, at < 0 ? undefined : at);
      if (at >= 0) store(name, arg.slice(at + 1), `--${name}`, index, true);
      else if (takes(name)) store(name, args[++i], arg, index, false);
      else if (allowNegative && name.startsWith("no-") && options[name.slice(3)]?.type === "boolean")
        store(name.slice(3), false, arg, index);
      else store(name, true, arg, index);
    } else if (arg.startsWith("-") && arg.length > 1) {
      for (let j = 1; j < arg.length; j++) {
        const name = byShort[arg[j]] ?? arg[j];
        const rest = arg.slice(j + 1);
        if (options[name]?.type === "string" && rest !== "") {
          store(name, rest, `-${arg[j]}`, index, true);
          break;
        }
        if (rest === "" && takes(name)) store(name, args[++i], `-${arg[j]}`, index, false);
        else store(name, true, `-${arg[j]}`, index);
      }
    } else {
      if (!allowPositionals) {
        throw coded(
          TypeError,
          "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL",
          `Unexpected argument '${arg}'. This command does not take positional arguments`,
        );
      }
      positionals.push(arg);
      tokens.push({ kind: "positional", index, value: arg });
    }
  }
  for (const [name, option] of Object.entries(options)) {
    if (option.default !== undefined && values[name] === undefined) values[name] = option.default;
  }
  return { values, positionals, ...(wantsTokens ? { tokens } : {}) };
}

module.exports = { parseArgs };

// Duck typing of zod schemas, version 3 and 4 (extension-api §3.3).

/** Whether a value is a zod schema of any copy. */
export function isSchema(value) {
  return value !== null && typeof value === "object" && value._def !== undefined &&
    typeof value.parse === "function" && typeof value.safeParse === "function";
}

/** The kind of a schema, such as "object" or "string", in both versions' spelling. */
export function kindOf(schema) {
  const { type, typeName } = schema._def;
  return typeof type === "string" ? type : typeName?.replace(/^Zod/, "").toLowerCase();
}

/** The schema behind optional, nullable, default and version 3's effects. */
export function unwrap(schema) {
  let inner = schema;
  for (let depth = 0; isSchema(inner) && depth < 50; depth++) {
    const kind = kindOf(inner);
    if (kind === "optional" || kind === "nullable" || kind === "default") {
      inner = inner._def.innerType;
    } else if (kind === "effects") {
      inner = inner._def.schema;
    } else {
      return inner;
    }
  }
  return inner;
}

/** The members of an object schema behind its wrappers, or undefined for any other schema. */
export function shapeOf(schema) {
  const inner = isSchema(schema) ? unwrap(schema) : undefined;
  if (inner === undefined || kindOf(inner) !== "object") {
    return undefined;
  }
  const shape = inner._def.shape;
  return typeof shape === "function" ? shape() : shape;
}

/** Strings as the type that the member's schema wants, where the text allows it (method-run §4.6). */
export function coerce(values, shape) {
  if (shape === undefined) {
    return values;
  }
  const coerced = {};
  for (const [key, value] of Object.entries(values)) {
    const member = Object.hasOwn(shape, key) ? shape[key] : undefined;
    coerced[key] = typeof value === "string" && isSchema(member) ? coerceText(value, kindOf(unwrap(member))) : value;
  }
  return coerced;
}

function coerceText(text, kind) {
  switch (kind) {
    case "boolean":
      return text === "true" ? true : text === "false" ? false : text;
    case "number":
    case "int": {
      const number = Number(text);
      return Number.isNaN(number) ? text : number;
    }
    case "array":
      return parsed(text, Array.isArray);
    case "object":
    case "record":
      return parsed(text, (value) => value !== null && typeof value === "object" && !Array.isArray(value));
    default:
      return text;
  }
}

function parsed(text, fits) {
  try {
    const value = JSON.parse(text);
    return fits(value) ? value : text;
  } catch {
    return text;
  }
}

/** zod's issues as the contract prints them: message, then ` at "path"`, joined with "; ". */
export function issuesText(error) {
  return error.issues
    .map((issue) => issue.path.length > 0 ? `${issue.message} at "${issue.path.join(".")}"` : issue.message)
    .join("; ");
}

/** Metadata given with `.meta()`, looked for on the schema and behind its wrappers. */
export function metadataOf(schema) {
  let inner = schema;
  for (let depth = 0; isSchema(inner) && depth < 50; depth++) {
    const own = typeof inner.meta === "function" ? inner.meta() : undefined;
    if (own !== undefined) {
      return own;
    }
    inner = inner._def.innerType ?? inner._def.schema;
  }
  return undefined;
}

/** The sensitive fields of an object schema: dotted path, vaultName and vaultKey where given (data-format §2.10). */
export function sensitiveFields(schema, prefix = "", depth = 0) {
  const shape = depth < 20 ? shapeOf(schema) : undefined;
  if (shape === undefined) {
    return [];
  }
  return Object.entries(shape).flatMap(([key, member]) => {
    const metadata = isSchema(member) ? metadataOf(member) : undefined;
    if (metadata?.sensitive === true) {
      return [{ path: prefix + key, vaultName: metadata.vaultName, vaultKey: metadata.vaultKey }];
    }
    return isSchema(member) ? sensitiveFields(member, `${prefix}${key}.`, depth + 1) : [];
  });
}

/** The JSON schema of a zod schema as the contract prints it: members with a default are not required. */
export function jsonSchema(schema) {
  const zod = globalThis.__swamp_zod;
  try {
    return withoutDefaulted((zod.toJSONSchema ?? zod.z.toJSONSchema)(schema));
  } catch {
    return describedByHand(schema);
  }
}

// Only at the top: members of nested objects stay required, as the existing program prints them.
function withoutDefaulted(schema) {
  if (Array.isArray(schema.required) && schema.properties) {
    schema.required = schema.required.filter((name) => !Object.hasOwn(Object(schema.properties[name]), "default"));
    if (schema.required.length === 0) {
      delete schema.required;
    }
  }
  return schema;
}

// For schemas that JSON Schema cannot express (functions, dates, transforms): kinds and members only.
function describedByHand(schema) {
  const shape = shapeOf(schema);
  if (shape === undefined) {
    const kind = isSchema(schema) ? kindOf(unwrap(schema)) : undefined;
    return ["string", "number", "boolean", "array"].includes(kind) ? { type: kind } : {};
  }
  const properties = {};
  const required = [];
  for (const [key, member] of Object.entries(shape)) {
    properties[key] = jsonSchema(member);
    delete properties[key].$schema;
    if (!member.safeParse(undefined).success) {
      required.push(key);
    }
  }
  return { type: "object", properties, ...(required.length > 0 ? { required } : {}) };
}

// Types of vaults that extensions bring (vaults.md): their export checked, and questions to their providers.
import { isSchema, issuesText } from "./schema.js";

/** What is wrong with a `vault` export; empty when it is good. */
export function vaultProblems(vault) {
  const problems = [];
  if (typeof vault?.type !== "string" || vault.type.trim() === "") problems.push("vault.type must be a string");
  if (typeof vault?.createProvider !== "function") problems.push("vault.createProvider must be a function");
  if (vault?.configSchema !== undefined && !isSchema(vault.configSchema)) problems.push("vault.configSchema must be a zod schema");
  return problems;
}

export const describeVault = (vault) => ({
  name: typeof vault.name === "string" ? vault.name : vault.type,
  description: vault.description,
});

/** A configuration as the type's schema completes it: {config}, or {problem}. */
function checkConfig(vault, config) {
  if (vault.configSchema === undefined) return { config };
  const result = vault.configSchema.safeParse(config);
  return result.success ? { config: result.data } : { problem: issuesText(result.error) };
}

async function existing(provider, vault, key) {
  if (typeof provider.delete !== "function") {
    throw new Error(`vaults of the type '${vault.type}' delete no secrets`);
  }
  const names = [...await provider.list()].map(String);
  if (!names.includes(key)) return false;
  await provider.delete(key);
  return true;
}

/** Answers one question; the answer is an object that JSON can hold. */
export async function askVault(vault, { operation, name, config, key, value }) {
  if (operation === "check") return checkConfig(vault, config);
  const provider = await vault.createProvider(name, config);
  switch (operation) {
    case "get": {
      const secret = await provider.get(key);
      return secret === undefined || secret === null ? {} : { value: String(secret) };
    }
    case "put":
      await provider.put(key, value);
      return {};
    case "delete":
      return { existed: await existing(provider, vault, key) };
    case "list":
      return { names: [...await provider.list()].map(String) };
    default:
      throw new Error(`unknown question to a vault: ${operation}`);
  }
}

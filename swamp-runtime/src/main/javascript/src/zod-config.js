// zod must know before its first schema that generated validators are unwanted: contexts forbid building code from text.
globalThis.__zod_globalConfig = { jitless: true };

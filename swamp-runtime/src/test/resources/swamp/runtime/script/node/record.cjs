// Records what Node says to the snippets here, the bodies of async functions: node record.cjs
const fs = require("node:fs");
const path = require("node:path");

(async () => {
  const AsyncFunction = (async () => {}).constructor;
  for (const file of fs.readdirSync(__dirname).filter((name) => name.endsWith(".js"))) {
    const code = fs.readFileSync(path.join(__dirname, file), "utf8");
    const value = await new AsyncFunction("require", code)(require);
    fs.writeFileSync(path.join(__dirname, `${path.parse(file).name}.json`), `${JSON.stringify(value, null, 1)}\n`);
  }
  process.exit(0);
})();

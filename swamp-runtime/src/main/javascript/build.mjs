// Bundles every src/*.entry.{js,ts} into target/classes/swamp/runtime/script/<name>.js, sets out the bundler binaries in
// target/esbuild/<os>-<arch>/esbuild and writes the licence texts. Silent and quick when nothing changed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const target = path.resolve(here, "../../../target");
const scripts = path.join(target, "classes/swamp/runtime/script");
const notices = path.join(target, "classes/META-INF/THIRD_PARTY-javascript.txt");
const binaries = path.join(target, "esbuild");
const stampFile = path.join(target, "javascript-build.json");
const platforms = ["linux-x64", "linux-arm64", "darwin-arm64", "darwin-x64"];

// Files of packages that are replaced by ours: path ending inside node_modules -> file below src.
const replacements = { "zod/v4/locales/index.js": "replacements/zod-locales.js" };

function fail(message) {
  process.stderr.write(`JavaScript build: ${message}\n`);
  process.exit(1);
}

function readJson(file) {
  return JSON.parse(fs.readFileSync(file, "utf8"));
}

/** Whether node_modules holds exactly what the lock names; npm notes what it installed in a hidden lock of its own. */
function installed() {
  const record = path.join(here, "node_modules/.package-lock.json");
  if (!fs.existsSync(record)) return false;
  const have = readJson(record).packages;
  const want = readJson(path.join(here, "package-lock.json")).packages;
  return Object.entries(want)
    .filter(([place, entry]) => place !== "" && !entry.optional)
    .every(([place, entry]) => have[place]?.integrity === entry.integrity && fs.existsSync(path.join(here, place)));
}

function install() {
  // --force: the binaries of the other platforms are wanted too.
  const npm = spawnSync("npm", ["ci", "--force", "--loglevel=error"], { cwd: here, encoding: "utf8" });
  if (npm.error?.code === "ENOENT") {
    fail("npm was not found on the PATH; install it (it comes with Node.js 20 or newer) and build again");
  }
  if (npm.error || npm.status !== 0) {
    const text = (npm.error?.message ?? `${npm.stderr}${npm.stdout}`).trim().split("\n");
    const reason = text.find((line) => /npm (error|ERR!)/.test(line)) ?? text[0];
    fail(`npm ci failed in ${here}: ${reason} (the package registry is needed when package-lock.json changed)`);
  }
}

function filesBelow(directory) {
  return fs.readdirSync(directory, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(directory, entry.name);
      return entry.isDirectory() ? filesBelow(file) : [file];
    });
}

function inputHash() {
  const hash = createHash("sha256");
  const inputs = ["build.mjs", "package.json", "package-lock.json"].map((name) => path.join(here, name));
  for (const file of [...inputs, ...filesBelow(path.join(here, "src"))]) {
    hash.update(`${path.relative(here, file)}\0`).update(fs.readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function sizes(files) {
  return Object.fromEntries(files.map((file) => [path.relative(target, file), fs.statSync(file).size]));
}

function upToDate(inputs) {
  if (!fs.existsSync(stampFile)) return false;
  try {
    const stamp = readJson(stampFile);
    return stamp.inputs === inputs && Object.entries(stamp.outputs)
      .every(([file, size]) => fs.statSync(path.join(target, file)).size === size);
  } catch {
    return false;
  }
}

const replaceFiles = {
  name: "replace-files",
  setup(build) {
    build.onLoad({ filter: /node_modules/ }, ({ path: file }) => {
      const place = Object.keys(replacements).find((ending) => file.replaceAll("\\", "/").endsWith(`/${ending}`));
      if (!place) return undefined;
      const contents = fs.readFileSync(path.join(here, "src", replacements[place]), "utf8");
      return { contents, resolveDir: here };
    });
  },
};

// What packages import of Node are our own modules.
const nodeModules = {
  name: "node-modules",
  setup(build) {
    build.onResolve({ filter: /^(node:)?[a-z_]+\/?$/ }, ({ path: specifier, importer }) => {
      const file = path.join(here, "src/node", `${specifier.replace(/^node:|\/$/g, "")}.cjs`);
      return importer.includes("node_modules") && fs.existsSync(file) ? { path: file } : undefined;
    });
    build.onResolve({ filter: /^abort-controller$/ }, () => ({ path: path.join(here, "src/node/abort-controller.cjs") }));
  },
};

/** Bundles all entries; returns the written files and the names of the packages that went into them. */
async function bundle() {
  // Imported here, since it is only there once the packages are installed.
  const { build } = await import(pathToFileURL(path.join(here, "node_modules/esbuild/lib/main.js")));
  const entries = fs.readdirSync(path.join(here, "src")).filter((name) => /\.entry\.(js|ts)$/.test(name)).sort();
  const result = await build({
    entryPoints: entries.map((name) => ({ in: path.join(here, "src", name), out: name.replace(/\.entry\.\w+$/, "") })),
    absWorkingDir: here,
    outdir: scripts,
    bundle: true,
    format: "iife",
    minify: true,
    target: "es2023",
    charset: "utf8",
    legalComments: "none",
    metafile: true,
    logLevel: "silent",
    plugins: [replaceFiles, nodeModules],
  }).catch((error) => {
    const first = error.errors?.[0];
    const at = first?.location ? `${first.location.file}:${first.location.line}: ` : "";
    fail(`${at}${first?.text ?? error.message}`);
  });
  const packages = new Set();
  for (const output of Object.values(result.metafile.outputs)) {
    for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
      const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
      if (name && bytesInOutput > 0) packages.add(name);
    }
  }
  return { files: Object.keys(result.metafile.outputs).map((file) => path.resolve(here, file)), packages };
}

function setOutBinaries() {
  return platforms.map((platform) => {
    const source = path.join(here, "node_modules/@esbuild", platform, "bin/esbuild");
    const file = path.join(binaries, platform, "esbuild");
    fs.mkdirSync(path.dirname(file), { recursive: true });
    // Renamed into place: the old binary may be running.
    fs.copyFileSync(source, `${file}.new`);
    fs.chmodSync(`${file}.new`, 0o755);
    fs.renameSync(`${file}.new`, file);
    return file;
  });
}

function writeNotices(packages) {
  const text = [...packages].sort().map((name) => {
    const directory = path.join(here, "node_modules", name);
    const { version, license } = readJson(path.join(directory, "package.json"));
    const licenceFile = fs.readdirSync(directory).sort().find((file) => /^licen[cs]e/i.test(file));
    if (!licenceFile) fail(`the package ${name} ${version} has no licence file; it cannot be bundled`);
    const licence = fs.readFileSync(path.join(directory, licenceFile), "utf8").trim();
    return `${name} ${version} (${license})\n\n${licence}\n`;
  }).join(`\n${"-".repeat(80)}\n\n`);
  fs.mkdirSync(path.dirname(notices), { recursive: true });
  fs.writeFileSync(notices, text);
}

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 11)) {
  fail(`Node.js 20.11 or newer is needed, this is ${process.versions.node}`);
}
const inputs = inputHash();
if (!upToDate(inputs)) {
  fs.rmSync(stampFile, { force: true });
  if (!installed()) install();
  fs.mkdirSync(scripts, { recursive: true });
  // Scripts only: the classes of the package with this name live here too.
  fs.readdirSync(scripts).filter((name) => name.endsWith(".js")).forEach((name) => fs.rmSync(path.join(scripts, name)));
  const { files, packages } = await bundle();
  const executables = setOutBinaries();
  writeNotices(packages.add("esbuild"));
  const outputs = sizes([...files, ...executables, notices]);
  fs.writeFileSync(stampFile, JSON.stringify({ inputs, outputs }, null, 2));
}

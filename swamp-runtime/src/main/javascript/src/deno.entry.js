// The Deno namespace, loaded when an extension first touches it.
import { ChildProcess, Command, kill, spawn, spawnAndWait, spawnAndWaitSync } from "./deno/command.js";
import * as environment from "./deno/environment.js";
import { errors } from "./deno/errors.js";
import { FsFile, open, openSync, create, createSync, SeekMode } from "./deno/file.js";
import * as files from "./deno/files.js";
import { createHttpClient, HttpClient } from "./deno/http-client.js";
import * as network from "./deno/network.js";
import * as permissions from "./deno/permissions.js";
import { stderr, stdin, stdout } from "./deno/standard.js";
import * as system from "./deno/system.js";
import { withAnswers } from "./deno/unsupported.js";
import { inspect } from "./platform/inspect.js";

const Deno = {
  ...environment,
  ...files,
  ...network,
  ...permissions,
  ...system,
  Command,
  ChildProcess,
  HttpClient,
  createHttpClient,
  kill,
  spawn,
  spawnAndWait,
  spawnAndWaitSync,
  errors,
  FsFile,
  open,
  openSync,
  create,
  createSync,
  SeekMode,
  stdin,
  stdout,
  stderr,
  inspect,
  customInspect: Symbol.for("Deno.customInspect"),
};
Object.defineProperties(Deno, Object.getOwnPropertyDescriptors(system.values));
delete Deno.values;

globalThis.__swamp_loaded = { Deno: withAnswers(Deno) };

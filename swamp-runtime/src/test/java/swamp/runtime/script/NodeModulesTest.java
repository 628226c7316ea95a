package swamp.runtime.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How bundles come by Node's modules and globals. */
@Timeout(60)
class NodeModulesTest {
  @TempDir Path directory;
  private DenoHarness runtime;

  @BeforeEach
  void open() {
    runtime = new DenoHarness(directory);
  }

  @Test
  void everyModuleCanBeHadWithAndWithoutItsPrefix() throws Exception {
    JsonNode value = runtime.run("""
        const { builtinModules } = require("node:module");
        return builtinModules.filter((name) => require(name) !== require("node:" + name) || require(name) === undefined);
        """);
    assertEquals("[]", value.toString());
  }

  @Test
  void modulesShareTheirClasses() throws Exception {
    JsonNode value = runtime.run("""
        const { Readable } = require("stream"), { Socket } = require("net"), EventEmitter = require("events");
        return [new Socket() instanceof Readable, new Socket() instanceof EventEmitter, require("buffer").Buffer === Buffer,
          require("process") === process, require("fs").promises === require("fs/promises"), require("assert/strict").equal === require("assert").strictEqual,
          require("events").EventEmitter === EventEmitter, require("path").posix === require("path/posix")];
        """);
    assertEquals("[true,true,true,true,true,true,true,true]", value.toString());
  }

  @Test
  void allFormsOfImportsFindTheirs() throws Exception {
    // What the bundler makes of `import fs, { readFileSync } from "node:fs"; import * as everything from "node:fs"`.
    JsonNode value = runtime.run("""
        const toESM = (mod, target = {}) => {
          Object.defineProperty(target, "default", { value: mod, enumerable: true });
          for (const key of Object.getOwnPropertyNames(mod)) {
            if (!Object.hasOwn(target, key)) Object.defineProperty(target, key, { get: () => mod[key], enumerable: true });
          }
          return target;
        };
        const all = ["fs", "path", "events", "crypto", "process", "util", "stream", "buffer", "child_process", "os"].map((name) => toESM(require("node:" + name)));
        const [fs, path, events, crypto, process, util] = all;
        return [typeof fs.default.readFileSync, typeof fs.readFileSync, typeof path.join, typeof events.default, typeof events.once,
          typeof crypto.createHash, typeof process.env, typeof process.default.cwd, typeof util.promisify];
        """);
    assertEquals("[\"function\",\"function\",\"function\",\"function\",\"function\",\"function\",\"object\",\"function\",\"function\"]",
        value.toString());
  }

  @Test
  void anOptionalPackageThatIsNotThereIsToldByItsCode() throws Exception {
    assertEquals("MODULE_NOT_FOUND", runtime.run("try { require('bufferutil'); } catch (e) { return e.code; }").asText());
  }

  @Test
  void theEnvironmentOfTheProcessIsThatOfTheRun() throws Exception {
    runtime.environment.put("FROM_CALLER", "1");
    JsonNode value = runtime.run("""
        process.env.OWN = 2;
        delete process.env.HOME;
        return [process.env.FROM_CALLER, Deno.env.get("OWN"), "HOME" in process.env, Object.keys(process.env).includes("OWN"),
          require("child_process").execSync("echo $FROM_CALLER $OWN", { encoding: "utf8" }), process.cwd() === Deno.cwd()];
        """);
    assertEquals("[\"1\",\"2\",false,true,\"1 2\\n\",true]", value.toString());
    assertEquals("gone", runtime.run("return process.env.OWN ?? 'gone'").asText());
    assertNull(System.getenv("OWN"));
  }

  @Test
  void whatIsMissingSaysSoWhenItIsCalled() throws Exception {
    JsonNode value = runtime.run("""
        const said = (work) => { try { work(); } catch (e) { return e.message; } };
        return [said(() => require("http2").connect("https://x")), said(() => require("fs").watch(".")),
          said(() => require("child_process").fork("x")), said(() => new (require("worker_threads").Worker)("x"))];
        """);
    value.forEach(text -> assertTrue(text.asText().endsWith(" is not supported by this runtime (see docs/compatibility.md)"),
        text.asText()));
  }

  @Test
  void processExitEndsTheRun() {
    ScriptException failure = assertThrows(ScriptException.class,
        () -> runtime.run("process.exit(2); console.log('still here');"));
    assertEquals("The extension called Deno.exit(2)", failure.text());
    assertTrue(runtime.printed.isEmpty());
  }

  @Test
  void standardOutputIsTheRuns() throws Exception {
    runtime.run("process.stdout.write('a\\n'); process.stderr.write('b\\n'); require('fs').writeSync(1, 'c');");
    assertEquals("[1>a, 2>b, 1>c]", runtime.printed.toString());
  }

  @Test
  void symbolsOfExplicitResourceManagementAreThere() throws Exception {
    assertEquals("[\"symbol\",\"symbol\",1]", runtime.run("""
        let disposed = 0;
        const resource = { [Symbol.dispose]() { disposed++; } };
        resource[Symbol.dispose]();
        return [typeof Symbol.dispose, typeof Symbol.asyncDispose, disposed];
        """).toString());
  }

  @Test
  void brotliIsUndoneAtOnceLaterAndInStreams() throws Exception {
    JsonNode value = runtime.run("""
        const zlib = require("node:zlib");
        const { pipeline } = require("node:stream/promises");
        const bytes = Buffer.from("GxYA+I2Ubt5EVYaWbCBvIU8c4Dg=", "base64");
        const later = await require("node:util").promisify(zlib.brotliDecompress)(bytes);
        let streamed = "";
        await pipeline([bytes.subarray(0, 5), bytes.subarray(5)], zlib.createBrotliDecompress(), async (parts) => {
          for await (const part of parts) streamed += part;
        });
        let refused;
        try { zlib.brotliDecompressSync(bytes.subarray(0, 8)); } catch (e) { refused = e.code; }
        return [String(zlib.brotliDecompressSync(bytes)), String(later), streamed, refused];
        """);
    assertEquals("[\"hello hello hello hello\",\"hello hello hello hello\",\"hello hello hello hello\","
        + "\"ERR__ERROR_FORMAT_PADDING_1\"]", value.toString());
  }

  @Test
  void anUpgradedConnectionFlowsForWhoeverListens() throws Exception {
    JsonNode value = runtime.run("""
        const http = require("node:http");
        const server = http.createServer();
        server.on("upgrade", (request, socket, head) => {
          socket.write("HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: x\\r\\nConnection: Upgrade\\r\\n\\r\\n");
          setTimeout(() => socket.on("data", (part) => socket.end("echo " + part)), 5);
        });
        await new Promise((done) => server.listen(0, "127.0.0.1", done));
        const request = http.request({ port: server.address().port, host: "127.0.0.1",
          headers: { Connection: "Upgrade", Upgrade: "x" } });
        request.end();
        const text = await new Promise((done) => request.on("upgrade", (response, socket) => {
          setTimeout(() => socket.on("data", (part) => done(response.statusCode + " " + part)), 5);
          socket.write("hi");
        }));
        server.close();
        return text;
        """);
    assertEquals("\"101 echo hi\"", value.toString());
  }

  @Test
  void tlsOverAnotherStreamCanBeLookedAtButNotUsed() throws Exception {
    JsonNode value = runtime.run("""
        const { TLSSocket } = require("node:tls");
        const { PassThrough } = require("node:stream");
        const socket = new TLSSocket(new PassThrough());
        const type = socket._handle._parentWrap.constructor.name;
        const refused = await new Promise((done) => socket.on("error", done).write("x"));
        return [type, refused.message.startsWith("tls: TLS over a stream that is no socket is not supported")];
        """);
    assertEquals("[\"JSStreamSocket\",true]", value.toString());
  }

  @Test
  void aBundledModuleOfAPackageKnowsWhereItLies() throws Exception {
    JsonNode value = runtime.run("""
        const wrapped = (exports, module) => [__filename, __dirname, require("node:path").join(__dirname, "x")];
        return wrapped({}, { exports: {} });
        """);
    assertEquals("[\"/extension.js\",\"/\",\"/x\"]", value.toString());
  }

  @Test
  void databasesAreReadAndWrittenAtOnce() throws Exception {
    JsonNode value = runtime.run("""
        const { DatabaseSync } = require("node:sqlite");
        const database = new DatabaseSync("x.db");
        database.exec("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, b BLOB); INSERT INTO t VALUES (1, 'it''s :x', x'0102')");
        const written = database.prepare("INSERT INTO t (name, b) VALUES (?, ?)").run("ü", new Uint8Array([9]));
        const rows = database.prepare("SELECT * FROM t ORDER BY id").all().map((row) => [row.id, row.name, [...row.b]]);
        const named = database.prepare("SELECT name FROM t WHERE id = :id AND name <> ':no'").get({ id: 2 }).name;
        const said = (work) => { try { work(); } catch (e) { return [e.code, e.message]; } };
        const big = database.prepare("SELECT 9007199254740993 AS n");
        const tooBig = said(() => big.get())[0];
        big.setReadBigInts(true);
        const failure = said(() => database.prepare("SELECT * FROM missing"));
        const exact = String(big.get().n);
        database.exec("BEGIN");
        const inside = database.isTransaction;
        database.exec("COMMIT");
        const transactions = [inside, database.isTransaction];
        database.close();
        return [written, rows, named, tooBig, exact, transactions, failure, said(() => database.exec(""))[1]];
        """);
    assertEquals("[{\"lastInsertRowid\":2,\"changes\":1},[[1,\"it's :x\",[1,2]],[2,\"ü\",[9]]],\"ü\",\"ERR_OUT_OF_RANGE\","
        + "\"9007199254740993\",[true,false],[\"ERR_SQLITE_ERROR\",\"no such table: missing\"],\"database is not open\"]", value.toString());
  }
}

package swamp.runtime.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deno's functions on files, with Deno's own behaviour as the yardstick. */
@Timeout(60)
class FilesTest {
  private static final String FAILURE = """
      const failure = async (work) => {
        try { await work(); return "no failure"; } catch (e) { return `${e.name}|${e.message}|${e instanceof (Deno.errors[e.name] ?? Error)}|${e.code ?? ""}`; }
      };
      """;

  @TempDir Path directory;
  private DenoHarness deno;

  @BeforeEach
  void open() {
    deno = new DenoHarness(directory);
  }

  private void assertValue(String expected, String snippet) throws Exception {
    assertEquals(expected, deno.run(FAILURE + snippet).toString());
  }

  @Test
  void textComesBackAsItWasWritten() throws Exception {
    assertValue("[\"käse 😀\\n\",\"käse 😀\\n+\",\"sync\",11]", """
        await Deno.writeTextFile("a ü.txt", "käse 😀\\n");
        const first = await Deno.readTextFile("a ü.txt");
        await Deno.writeTextFile("a ü.txt", "+", { append: true });
        const second = Deno.readTextFileSync("a ü.txt");
        Deno.writeTextFileSync(new URL("file://" + Deno.cwd() + "/s%20p"), "sync");
        return [first, second, await Deno.readTextFile("s p"), (await Deno.readFile("a ü.txt")).length - 1];
        """);
    assertEquals("käse 😀\n+", Files.readString(directory.resolve("a ü.txt")));
  }

  @Test
  void bytesAndStreamsAreWritten() throws Exception {
    assertValue("[[1,2,255],[104,105],\"piece by piece\"]", """
        await Deno.writeFile("b", new Uint8Array([1, 2, 255]));
        Deno.writeFileSync("c", new Uint8Array([0, 104, 105, 0]).subarray(1, 3));
        const pieces = ["piece ", "by ", "piece"].map((text) => new TextEncoder().encode(text));
        await Deno.writeFile("d", new ReadableStream({ pull(c) { pieces.length ? c.enqueue(pieces.shift()) : c.close(); } }));
        return [[...await Deno.readFile("b")], [...Deno.readFileSync("c")], await Deno.readTextFile("d")];
        """);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '#', value = {
    "Deno.readTextFile('/no/x') # NotFound|No such file or directory (os error 2): readfile '/no/x'|true|ENOENT",
    "Deno.readFileSync('x') # NotFound|No such file or directory (os error 2): readfile 'x'|true|ENOENT",
    "Deno.writeTextFile('/no/x', '') # NotFound|No such file or directory (os error 2): writefile '/no/x'|true|ENOENT",
    "Deno.stat('x') # NotFound|No such file or directory (os error 2): stat 'x'|true|ENOENT",
    "Deno.lstatSync('x') # NotFound|No such file or directory (os error 2): lstat 'x'|true|ENOENT",
    "Deno.remove('x') # NotFound|No such file or directory (os error 2): remove 'x'|true|ENOENT",
    "Deno.remove('x', { recursive: true }) # NotFound|No such file or directory (os error 2): remove 'x'|true|ENOENT",
    "Deno.rename('x', 'y') # NotFound|No such file or directory (os error 2): rename 'x' -> 'y'|true|ENOENT",
    "Deno.copyFile('x', 'y') # NotFound|No such file or directory (os error 2): copy 'x' -> 'y'|true|ENOENT",
    "Deno.open('x') # NotFound|No such file or directory (os error 2): open 'x'|true|ENOENT",
    "Deno.realPath('x') # NotFound|No such file or directory (os error 2): realpath 'x'|true|ENOENT",
    "Deno.readLink('x') # NotFound|No such file or directory (os error 2): readlink 'x'|true|ENOENT",
    "Deno.chmod('x', 0o600) # NotFound|No such file or directory (os error 2): chmod 'x'|true|ENOENT",
    "Deno.readDirSync('x') # NotFound|No such file or directory (os error 2): readdir 'x'|true|ENOENT",
    "(async () => { for await (const e of Deno.readDir('x')); })() # NotFound|No such file or directory (os error 2): readdir 'x'|true|ENOENT",
    "Deno.mkdir('full') # AlreadyExists|File exists (os error 17): mkdir 'full'|true|EEXIST",
    "Deno.mkdir('file', { recursive: true }) # AlreadyExists|File exists (os error 17): mkdir 'file'|true|EEXIST",
    "Deno.writeTextFile('file', '', { createNew: true }) # AlreadyExists|File exists (os error 17): writefile 'file'|true|EEXIST",
    "Deno.remove('full') # Error|Directory not empty (os error 39): remove 'full'|true|ENOTEMPTY",
    "Deno.readTextFile('full') # IsADirectory|Is a directory (os error 21): readfile 'full'|true|EISDIR",
    "Deno.readTextFile('file/x') # NotADirectory|Not a directory (os error 20): readfile 'file/x'|true|ENOTDIR",
    "Deno.writeTextFile('new', '', { create: false }) # NotFound|No such file or directory (os error 2): writefile 'new'|true|ENOENT",
  })
  void failuresHaveDenosClassAndWords(String work, String expected) throws Exception {
    Files.createDirectories(directory.resolve("full/inside"));
    Files.writeString(directory.resolve("file"), "");
    assertEquals(expected, deno.run(FAILURE + "return failure(() => " + work + ");").asText());
  }

  @Test
  void wrongArgumentsAreTypeErrors() throws Exception {
    JsonNode value = deno.run(FAILURE + """
        return [await failure(() => Deno.readTextFile(3)), await failure(() => Deno.writeFile("x", "text")),
          await failure(() => Deno.readTextFile("a\\0b")), await failure(() => Deno.chmod("x")),
          await failure(() => Deno.stat(new URL("https://x/y")))];
        """);
    value.forEach(text -> assertTrue(text.asText().startsWith("TypeError|"), text.asText()));
  }

  @Test
  void statTellsKindSizeModeAndTimes() throws Exception {
    Files.writeString(directory.resolve("f"), "12345");
    Files.setPosixFilePermissions(directory.resolve("f"), PosixFilePermissions.fromString("rw-r-----"));
    assertValue("[true,false,false,5,\"640\",true,1000000000000,true,false,true]", """
        await Deno.symlink("f", "link");
        await Deno.utime("f", 1, new Date(1000000000000));
        const { isFile, isDirectory, isSymlink, size, mode, birthtime, mtime } = await Deno.stat("f");
        return [isFile, isDirectory, isSymlink, size, (mode & 0o777).toString(8), birthtime instanceof Date, mtime.getTime(),
          (await Deno.lstat("link")).isSymlink, (await Deno.stat("link")).isSymlink, Deno.statSync(".").isDirectory];
        """);
  }

  @Test
  void directoriesAreMadeListedAndRemoved() throws Exception {
    assertValue("[[\"a:directory\",\"file:file\",\"link:symlink\"],3,\"NotFound\"]", """
        await Deno.mkdir("d/a/b", { recursive: true });
        await Deno.mkdir("d/a/b", { recursive: true });
        await Deno.writeTextFile("d/file", "");
        Deno.symlinkSync("file", "d/link");
        const names = [];
        for await (const e of Deno.readDir("d")) {
          names.push(e.name + ":" + (e.isFile ? "file" : e.isDirectory ? "directory" : e.isSymlink ? "symlink" : "?"));
        }
        const count = [...Deno.readDirSync("d")].length;
        await Deno.remove("d", { recursive: true });
        return [names.sort(), count, (await failure(() => Deno.stat("d"))).split("|")[0]];
        """);
  }

  @Test
  void removingALinkLeavesWhatItLeadsTo() throws Exception {
    Files.createDirectories(directory.resolve("kept/inside"));
    deno.run("Deno.symlinkSync('kept', 'link'); await Deno.remove('link', { recursive: true });");
    assertTrue(Files.isDirectory(directory.resolve("kept/inside")));
    assertTrue(Files.notExists(directory.resolve("link")));
  }

  @Test
  void copyingKeepsTheTargetsIdentityAndTakesTheMode() throws Exception {
    Files.writeString(directory.resolve("from"), "new");
    Files.writeString(directory.resolve("to"), "old content");
    Files.setPosixFilePermissions(directory.resolve("from"), PosixFilePermissions.fromString("rwx------"));
    assertValue("[\"new\",\"700\",true,\"new\"]", """
        const before = Deno.statSync("to").ino;
        await Deno.copyFile("from", "to");
        Deno.linkSync("to", "hard");
        await Deno.copyFile("to", "hard");
        const after = Deno.statSync("to");
        return [await Deno.readTextFile("to"), (after.mode & 0o777).toString(8), after.ino === before, Deno.readTextFileSync("hard")];
        """);
  }

  @Test
  void temporaryFilesAreTheirOwnersOnlyWithNamesNobodyGuesses() throws Exception {
    Files.createDirectories(directory.resolve("tmp"));
    deno.environment.put("TMPDIR", directory.resolve("tmp").toString());
    JsonNode value = deno.run("""
        const file = await Deno.makeTempFile({ prefix: "p", suffix: ".x" });
        const other = Deno.makeTempFileSync({ prefix: "p", suffix: ".x" });
        const made = await Deno.makeTempDir({ dir: "." });
        const mode = (path) => (Deno.statSync(path).mode & 0o777).toString(8);
        return [file, other, mode(file), mode(made), made];
        """);
    String pattern = directory.resolve("tmp") + "/p[0-9a-f]{16}\\.x";
    assertTrue(value.get(0).asText().matches(pattern), value.get(0).asText());
    assertNotEquals(value.get(0).asText(), value.get(1).asText());
    assertEquals("600", value.get(2).asText());
    assertEquals("700", value.get(3).asText());
  }

  @Test
  void aGivenModeIsThatOfTheFile() throws Exception {
    assertValue("[\"600\",\"600\",\"700\",\"640\"]", """
        await Deno.writeTextFile("secret", "x", { mode: 0o600 });
        (await Deno.open("opened", { write: true, create: true, mode: 0o600 })).close();
        await Deno.mkdir("dir", { mode: 0o700 });
        await Deno.writeTextFile("later", "x");
        await Deno.chmod("later", 0o640);
        return ["secret", "opened", "dir", "later"].map((path) => (Deno.statSync(path).mode & 0o777).toString(8));
        """);
  }

  @Test
  void anOpenFileIsReadWrittenSoughtAndCut() throws Exception {
    assertValue("[10,3,\"234\",6,4,null,\"0123\",\"BadResource\"]", """
        const file = await Deno.open("f", { read: true, write: true, create: true, truncate: true });
        const written = await file.write(new TextEncoder().encode("0123456789"));
        await file.seek(2, Deno.SeekMode.Start);
        const bytes = new Uint8Array(3);
        const count = await file.read(bytes);
        const place = file.seekSync(1, Deno.SeekMode.Current);
        await file.truncate(4);
        const { size } = await file.stat();
        const end = file.readSync(new Uint8Array(1));
        file.close();
        return [written, count, new TextDecoder().decode(bytes), place, size, end, Deno.readTextFileSync("f"),
          (await failure(() => file.read(bytes))).split("|")[0]];
        """);
  }

  @Test
  void openFilesAreStreams() throws Exception {
    assertValue("[\"one two\",7]", """
        const out = await Deno.open("f", { write: true, create: true });
        const writer = out.writable.getWriter();
        for (const part of ["one", " two"]) await writer.write(new TextEncoder().encode(part));
        await writer.close();
        const file = await Deno.open("f");
        let text = "";
        for await (const chunk of file.readable) text += new TextDecoder().decode(chunk);
        using other = Deno.openSync("f");
        return [text, other.statSync().size];
        """.replace("using other", "const other"));
  }

  @Test
  void openOptionsThatMakeNoSenseAreRefused() throws Exception {
    assertValue("[\"Error|OpenOptions requires at least one option to be true|true|\","
        + "\"Error|'truncate' option requires 'write' option|true|\","
        + "\"Error|'create' or 'createNew' options require 'write' or 'append' option|true|\"]", """
        return [await failure(() => Deno.open("f", {})), await failure(() => Deno.open("f", { read: true, truncate: true })),
          await failure(() => Deno.open("f", { read: true, create: true }))];
        """);
  }

  @Test
  void appendingWritesAtTheEndWhateverThePosition() throws Exception {
    assertValue("\"abcdef\"", """
        Deno.writeTextFileSync("f", "abc");
        const file = Deno.openSync("f", { append: true, read: true });
        file.seekSync(0, Deno.SeekMode.Start);
        file.writeSync(new TextEncoder().encode("def"));
        file.close();
        return Deno.readTextFileSync("f");
        """);
  }

  @Test
  void anAbortedReadIsRejectedWithTheSignalsReason() throws Exception {
    assertValue("\"because\"", """
        const signal = AbortSignal.abort("because");
        return Deno.readTextFile("f", { signal }).catch((reason) => reason);
        """);
  }

  @Test
  void filesLeftOpenAreClosedWithTheRun() throws Exception {
    Files.writeString(directory.resolve("f"), "");
    RunScope scope = deno.scope();
    try (LoadedType type = deno.start(scope, "globalThis.kept = await Deno.open('f', { read: true, write: true }); await kept.lock(true);")) {
      type.execute();
    }
    scope.close();
    try (var channel = FileChannel.open(directory.resolve("f"), StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      assertTrue(lock.isValid());
    }
  }
}

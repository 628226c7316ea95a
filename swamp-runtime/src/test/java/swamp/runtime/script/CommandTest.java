package swamp.runtime.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Deno.Command, with Deno's own behaviour as the yardstick. */
@Timeout(60)
class CommandTest {
  @TempDir Path directory;
  private DenoHarness deno;

  @BeforeEach
  void open() {
    deno = new DenoHarness(directory);
  }

  @Test
  void outputCollectsBothStreamsAndTheExitCode() throws Exception {
    JsonNode value = deno.run("""
        const { success, code, signal, stdout, stderr } =
          await new Deno.Command("sh", { args: ["-c", "echo out; echo err >&2; exit 3"] }).output();
        const text = (bytes) => new TextDecoder().decode(bytes);
        return { success, code, signal, out: text(stdout), err: text(stderr), bytes: stdout instanceof Uint8Array };
        """);
    assertEquals("{\"success\":false,\"code\":3,\"signal\":null,\"out\":\"out\\n\",\"err\":\"err\\n\",\"bytes\":true}", value.toString());
  }

  @Test
  void outputSyncAnswersAtOnce() throws Exception {
    JsonNode value = deno.run("""
        const { success, stdout } = new Deno.Command("printf", { args: ["%s|", "a b", "ü", "😀", ""] }).outputSync();
        return [success, new TextDecoder().decode(stdout)];
        """);
    assertEquals("[true,\"a b|ü|😀||\"]", value.toString());
  }

  @Test
  void aMissingProgramIsNotFoundInDenosWords() throws Exception {
    JsonNode value = deno.run("""
        const failure = async (work) => { try { await work(); } catch (e) { return [e.name, e.message, e instanceof Deno.errors.NotFound, e.code]; } };
        return [
          await failure(() => new Deno.Command("no-such-program").output()),
          await failure(() => new Deno.Command("no-such-program").outputSync()),
          await failure(() => new Deno.Command("no-such-program").spawn()),
          await failure(() => new Deno.Command("/no/such").output()),
          await failure(() => new Deno.Command("ls", { cwd: "/no/such" }).output()),
        ];
        """);
    String missing = "[\"NotFound\",\"Failed to spawn 'no-such-program': entity not found\",true,\"ENOENT\"]";
    assertEquals(missing, value.get(0).toString());
    assertEquals(missing, value.get(1).toString());
    assertEquals(missing, value.get(2).toString());
    assertEquals("Failed to spawn '/no/such': No such file or directory (os error 2)", value.at("/3/1").asText());
    assertTrue(value.at("/4/1").asText().endsWith("No such cwd '/no/such'"), value.at("/4/1").asText());
  }

  @Test
  void aFileThatMayNotBeExecutedIsPermissionDenied() throws Exception {
    Files.writeString(directory.resolve("plain"), "#!/bin/sh\n");
    JsonNode value = deno.run("""
        try { await new Deno.Command("./plain").output(); } catch (e) { return [e.name, e.message]; }
        """);
    assertEquals("PermissionDenied", value.get(0).asText());
    assertEquals("Failed to spawn '" + directory.resolve("plain") + "': Permission denied (os error 13)", value.get(1).asText());
  }

  @Test
  void theProgramIsSearchedOnTheRunsPathAndThatOfTheCommand() throws Exception {
    for (String place : List.of("one", "two")) {
      Path program = Files.createDirectories(directory.resolve(place)).resolve("which-one");
      Files.writeString(program, "#!/bin/sh\necho " + place + "\n");
      assertTrue(program.toFile().setExecutable(true));
    }
    deno.environment.put("PATH", directory.resolve("one") + ":" + deno.environment.get("PATH"));
    JsonNode value = deno.run("""
        const text = async (options) => new TextDecoder().decode((await new Deno.Command("which-one", options).output()).stdout).trim();
        const PATH = Deno.cwd() + "/two:" + Deno.env.get("PATH");
        const first = await text();
        const second = await text({ env: { PATH } });
        Deno.env.set("PATH", PATH);
        return [first, second, await text()];
        """);
    assertEquals("[\"one\",\"two\",\"two\"]", value.toString());
  }

  @Test
  void theEnvironmentIsTheCallersPlusTheCommandsOwn() throws Exception {
    deno.environment.put("FROM_CALLER", "käse");
    JsonNode value = deno.run("""
        Deno.env.set("FROM_RUN", "1");
        const names = async (options) => new TextDecoder().decode((await new Deno.Command("/usr/bin/env", options).output()).stdout)
          .split("\\n").filter((line) => /^(FROM_|OWN=)/.test(line)).sort();
        return [await names(), await names({ env: { OWN: "x" } }), await names({ clearEnv: true, env: { OWN: "x" } })];
        """);
    assertEquals("[[\"FROM_CALLER=käse\",\"FROM_RUN=1\"],[\"FROM_CALLER=käse\",\"FROM_RUN=1\",\"OWN=x\"],[\"OWN=x\"]]", value.toString());
  }

  @Test
  void clearEnvReallyClears() throws Exception {
    JsonNode value = deno.run("""
        return new TextDecoder().decode((await new Deno.Command("/usr/bin/env", { clearEnv: true }).output()).stdout);
        """);
    assertEquals("", value.asText());
  }

  @Test
  void theEnvironmentOfOneRunReachesNeitherTheNextNorTheDaemon() throws Exception {
    deno.run("Deno.env.set('LEAK', '1'); Deno.env.delete('HOME'); Deno.chdir('/');");
    JsonNode value = deno.run("return [Deno.env.get('LEAK') ?? null, Deno.env.get('HOME'), Deno.cwd()];");
    assertEquals("[null,\"" + directory + "\",\"" + directory + "\"]", value.toString());
    assertFalse(System.getenv().containsKey("LEAK"));
  }

  @Test
  void theWorkingDirectoryIsTheCallersUnlessGiven() throws Exception {
    Files.createDirectories(directory.resolve("sub dir ü"));
    JsonNode value = deno.run("""
        const pwd = async (options) => new TextDecoder().decode((await new Deno.Command("pwd", options).output()).stdout).trim();
        return [await pwd(), await pwd({ cwd: "sub dir ü" }), await pwd({ cwd: new URL("file://" + Deno.cwd() + "/sub%20dir%20%C3%BC") })];
        """);
    Path real = directory.toRealPath();
    assertEquals(real.toString(), value.get(0).asText());
    assertEquals(real.resolve("sub dir ü").toString(), value.get(1).asText());
    assertEquals(real.resolve("sub dir ü").toString(), value.get(2).asText());
  }

  @Test
  void tenMegabytesGoThroughInputAndOutputWithoutDeadlock() throws Exception {
    JsonNode value = deno.run("""
        const child = new Deno.Command("cat", { stdin: "piped", stdout: "piped", stderr: "piped" }).spawn();
        const chunk = new Uint8Array(1024 * 1024).fill(120);
        const feed = (async () => {
          const writer = child.stdin.getWriter();
          for (let i = 0; i < 10; i++) await writer.write(chunk);
          await writer.close();
        })();
        const { stdout, code } = await child.output();
        await feed;
        return [stdout.length, stdout[0], stdout.at(-1), code];
        """);
    assertEquals("[10485760,120,120,0]", value.toString());
  }

  @Test
  void twentyMegabytesOnBothStreamsAtOnceAreCollected() throws Exception {
    JsonNode value = deno.run("""
        const { stdout, stderr } = await new Deno.Command("sh", { args: ["-c", "head -c 10485760 /dev/zero >&2; head -c 10485760 /dev/zero"] }).output();
        return [stdout.length, stderr.length];
        """);
    assertEquals("[10485760,10485760]", value.toString());
  }

  @Test
  void writingToAProcessThatDoesNotReadIsABrokenPipe() throws Exception {
    JsonNode value = deno.run("""
        const child = new Deno.Command("true", { stdin: "piped", stdout: "null", stderr: "null" }).spawn();
        await child.status;
        const writer = child.stdin.getWriter();
        try {
          for (let i = 0; i < 64; i++) await writer.write(new Uint8Array(64 * 1024));
          return "written";
        } catch (e) { return [e.name, e.message]; }
        """);
    assertEquals("[\"BrokenPipe\",\"Broken pipe (os error 32)\"]", value.toString());
  }

  @Test
  void nullInputIsEmptyAndUnpipedStreamsSayWhatTheyAre() throws Exception {
    JsonNode value = deno.run("""
        const result = await new Deno.Command("cat", { stdout: "null" }).output();
        const message = (work) => { try { return work(); } catch (e) { return e.name + ": " + e.message; } };
        const child = new Deno.Command("true", { stdin: "null", stdout: "null", stderr: "null" }).spawn();
        await child.status;
        return [result.code, message(() => result.stdout), message(() => child.stdin), message(() => child.stdout),
          message(() => new Deno.Command("cat", { stdin: "piped" }).outputSync()), message(() => child.kill())];
        """);
    assertEquals(0, value.get(0).asInt());
    assertEquals("TypeError: Cannot get 'stdout': 'stdout' is not piped", value.get(1).asText());
    assertEquals("TypeError: Cannot get 'stdin': 'stdin' is not piped", value.get(2).asText());
    assertEquals("TypeError: Cannot get 'stdout': 'stdout' is not piped", value.get(3).asText());
    assertTrue(value.get(4).asText().startsWith("TypeError: Piped stdin is not supported for this function"));
    assertEquals("TypeError: Child process has already terminated", value.get(5).asText());
  }

  @Test
  void killAndItsSignalShowInTheStatus() throws Exception {
    JsonNode value = deno.run("""
        const end = async (signal) => {
          const child = new Deno.Command("sleep", { args: ["100"], stdin: "null", stdout: "null", stderr: "null" }).spawn();
          child.kill(signal);
          return await child.status;
        };
        return [await end(), await end("SIGKILL"), await end("SIGINT"), await end("SIGHUP")];
        """);
    assertEquals("{\"success\":false,\"code\":143,\"signal\":\"SIGTERM\"}", value.get(0).toString());
    assertEquals("{\"success\":false,\"code\":137,\"signal\":\"SIGKILL\"}", value.get(1).toString());
    assertEquals("{\"success\":false,\"code\":130,\"signal\":\"SIGINT\"}", value.get(2).toString());
    assertEquals("{\"success\":false,\"code\":129,\"signal\":\"SIGHUP\"}", value.get(3).toString());
  }

  @Test
  void anAbortedSignalTerminatesTheProcess() throws Exception {
    JsonNode value = deno.run("""
        const controller = new AbortController();
        const output = new Deno.Command("sleep", { args: ["100"], signal: controller.signal }).output();
        setTimeout(() => controller.abort(), 20);
        const { code, signal } = await output;
        return [code, signal];
        """);
    assertEquals("[143,\"SIGTERM\"]", value.toString());
  }

  @Test
  void aProcessIsReadPieceByPieceWhileItRuns() throws Exception {
    JsonNode value = deno.run("""
        const child = new Deno.Command("sh", { args: ["-c", "echo ready; read line; echo got $line"], stdin: "piped", stdout: "piped" }).spawn();
        const reader = child.stdout.getReader();
        const text = (bytes) => new TextDecoder().decode(bytes);
        const first = text((await reader.read()).value);
        const writer = child.stdin.getWriter();
        await writer.write(new TextEncoder().encode("hello\\n"));
        const second = text((await reader.read()).value);
        const end = await reader.read();
        writer.releaseLock();
        await child.stdin.close();
        return [first, second, end.done, (await child.status).code];
        """);
    assertEquals("[\"ready\\n\",\"got hello\\n\",true,0]", value.toString());
  }

  @Test
  void inheritedOutputIsTheRunsOwnInItsPlace() throws Exception {
    deno.run("""
        console.log("before");
        await new Deno.Command("sh", { args: ["-c", "echo one; echo two >&2; printf three"], stdout: "inherit", stderr: "inherit" }).output();
        new Deno.Command("sh", { args: ["-c", "echo; echo four"], stdout: "inherit" }).outputSync();
        await new Deno.Command("echo", { args: ["five"] }).spawn().status;
        console.log("after");
        """);
    assertEquals("1>before", deno.printed.getFirst());
    assertEquals(List.of("1>before", "1>one", "1>three", "1>four", "1>five", "1>after"),
        deno.printed.stream().filter(line -> line.startsWith("1>")).toList());
    assertTrue(deno.printed.contains("2>two"));
  }

  @Test
  void anotherUserIsRefusedUnlessOneIsRoot() throws Exception {
    JsonNode value = deno.run("""
        try { return new TextDecoder().decode((await new Deno.Command("id", { args: ["-u"], uid: 12345 }).output()).stdout).trim(); }
        catch (e) { return [e.name, e.message]; }
        """);
    if (Executables.currentUser() == 0) {
      assertEquals("12345", value.asText());
    } else {
      assertEquals("[\"PermissionDenied\",\"Failed to spawn 'id': Operation not permitted (os error 1)\"]", value.toString());
    }
  }

  @Test
  void theEndOfARunKillsItsSubprocessTree() throws Exception {
    Path pids = directory.resolve("pids");
    deno.run("""
        new Deno.Command("sh", { args: ["-c", "sleep 1000 & echo $! $$ > pids.new; mv pids.new pids; wait"], stdout: "null" }).spawn();
        while (true) { try { await Deno.stat("pids"); break; } catch { await new Promise((r) => setTimeout(r, 5)); } }
        """);
    for (String pid : Files.readString(pids).trim().split(" ")) {
      assertFalse(ProcessHandle.of(Long.parseLong(pid)).filter(CommandTest::isRunning).isPresent(), "still there: " + pid);
    }
  }

  // An orphan that is killed stays a zombie until init looks after it, which is not ours to wait for.
  private static boolean isRunning(ProcessHandle process) {
    Path status = Path.of("/proc", Long.toString(process.pid()), "stat");
    try {
      return Files.exists(status) ? !Files.readString(status).contains(") Z ") : process.isAlive();
    } catch (java.io.IOException e) {
      return false;
    }
  }

  @Test
  void aRunThatIsEndedByForceLeavesNoSubprocess() throws Exception {
    RunScope scope = deno.scope();
    LoadedType type = deno.start(scope, """
        const child = new Deno.Command("sleep", { args: ["1000"], stdin: "null", stdout: "null", stderr: "null" }).spawn();
        await Deno.writeTextFile("pid.new", String(child.pid));
        await Deno.rename("pid.new", "pid");
        await child.status;
        """);
    var thread = Thread.ofPlatform().start(() -> {
      assertThrows(Exception.class, type::execute);
      scope.close();
    });
    Path pid = directory.resolve("pid");
    while (!Files.exists(pid)) {
      Thread.onSpinWait();
    }
    type.close();
    thread.interrupt();
    thread.join();
    assertFalse(ProcessHandle.of(Long.parseLong(Files.readString(pid))).filter(CommandTest::isRunning).isPresent());
  }

  @Test
  void aRunThatWaitsForASubprocessAtOnceCanBeEndedToo() throws Exception {
    RunScope scope = deno.scope();
    LoadedType type = deno.start(scope, """
        new Deno.Command("sh", { args: ["-c", "echo $$ > pid.new; mv pid.new pid; exec sleep 1000"] }).outputSync();
        """);
    var thread = Thread.ofPlatform().start(() -> {
      assertThrows(Exception.class, type::execute);
      scope.close();
    });
    Path pid = directory.resolve("pid");
    while (!Files.exists(pid)) {
      Thread.onSpinWait();
    }
    type.terminate(Duration.ofSeconds(5));
    thread.join();
    type.close();
    assertFalse(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).filter(CommandTest::isRunning).isPresent());
  }

  @Test
  void aDetachedProcessOutlivesItsRun() throws Exception {
    JsonNode value = deno.run("""
        const child = new Deno.Command("sleep", { args: ["60"], stdin: "null", stdout: "null", stderr: "null", detached: true }).spawn();
        return child.pid;
        """);
    ProcessHandle process = ProcessHandle.of(value.asLong()).orElseThrow();
    assertTrue(process.isAlive());
    process.destroyForcibly();
    process.onExit().join();
  }

  @Test
  void aGrandchildThatKeepsThePipeDoesNotKeepTheRun() throws Exception {
    deno.run("""
        const child = new Deno.Command("sh", { args: ["-c", "sleep 3 & echo done"], stdin: "null", stdout: "piped" }).spawn();
        const reader = child.stdout.getReader();
        await reader.read();
        reader.read();
        """);
  }
}

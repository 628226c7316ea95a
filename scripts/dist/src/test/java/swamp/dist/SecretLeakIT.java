package swamp.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.Swamp.Result;

/**
 * Everything that handles secrets is run with marked ones, and then every file of repository, home, caches and daemon directory,
 * everything that was printed and every frame on the socket is searched for them. The only places where a secret may be are what
 * {@code vault read-secret} prints and the directory outside in which the extension vault of this test keeps its own.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class SecretLeakIT {
  private static final String VAULT = "marked-vault-\"1\"-4f1a";
  private static final String SHELF = "marked-shelf-77c2";
  private static final String FRESH = "marked-fresh-0be3";
  private static final String ENVIRONMENT = "marked-env-c9d4";
  private static final String PIN = "marked-pin-e215";
  private static final String TOKEN = "marked-token-8a06";
  private static final String PEM = "-----BEGIN MARKED KEY-----\nmarked-first-line-51d2\nmarked-second-line-90ab\n-----END MARKED KEY-----\n";
  private static final List<String> SECRETS = List.of(VAULT, "marked-vault-", SHELF, FRESH, ENVIRONMENT, PIN, TOKEN,
      "marked-first-line", "marked-second-line");
  private static final String OUTSIDE = "outside";

  @RegisterExtension private final Swamp swamp = new Swamp();

  private final Map<String, String> said = new LinkedHashMap<>();

  @BeforeEach
  void makeRepository() throws Exception {
    ProbeRepository.write(swamp);
    swamp.write("extensions/models/secretive.ts", resource("secretive.ts"));
    swamp.write("extensions/vaults/shelf.ts", resource("shelf.ts"));
    swamp.write("extensions/reports/confession.ts", resource("confession.ts"));
    swamp.write("models/@test/secretive/s.yaml", """
        type: '@test/secretive'
        typeVersion: 2026.01.01.1
        id: 9f14e45f-ceea-467f-9d0c-3f0c1f5b7a11
        name: s
        version: 1
        tags: {}
        globalArguments:
          vault: ${{ vault.get('v', 'k') }}
          shelf: ${{ vault.get('shelf', 'key') }}
          pem: ${{ vault.get('v', 'pem') }}
          fresh: 'x ${{ vault.get(v, fresh) }} y'
          env: ${{ env.MARKED }}
        methods: {}
        """);
    swamp.write("models/command/shell/sh.yaml", "type: command/shell\nid: af14e45f-ceea-467f-9d0c-3f0c1f5b7a11\nname: sh\n"
        + "version: 1\ntags: {}\nglobalArguments: {}\nmethods: {}\n");
    Path outside = Files.createDirectory(swamp.root().resolve(OUTSIDE));
    Files.writeString(outside.resolve("key"), SHELF);
    Files.writeString(outside.resolve("source"), FRESH);
    Files.writeString(outside.resolve("vault"), VAULT);
    Files.writeString(outside.resolve("pem"), PEM);
    swamp.with("MARKED", ENVIRONMENT).with("OUTSIDE", outside.toString());
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = SecretLeakIT.class.getResourceAsStream("/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Result note(String command, Result result) {
    said.put(said.size() + " " + command, result.output() + "\n" + result.errors());
    return result;
  }

  private Result run(String... words) throws IOException, InterruptedException {
    return note(String.join(" ", words), swamp.run(words));
  }

  private void succeed(String... words) throws IOException, InterruptedException {
    Result result = run(words);
    assertEquals(0, result.code(), String.join(" ", words) + result.output() + result.errors());
  }

  private void fail(String... words) throws IOException, InterruptedException {
    assertEquals(1, run(words).code(), String.join(" ", words));
  }

  private void makeVaults() throws IOException, InterruptedException {
    succeed("vault", "create", "local_encryption", "v", "--audit-reads", "--json");
    succeed("vault", "create", "@test/shelf", "shelf", "--config", "{\"directory\": \"" + swamp.root().resolve(OUTSIDE) + "\"}");
    assertEquals(0, note("put", swamp.shell("\"$swamp\" vault put v k --label owner=ann < $OUTSIDE/vault")).code());
    assertEquals(0, note("put", swamp.shell("\"$swamp\" vault put v pem < $OUTSIDE/pem")).code());
    succeed("vault", "put", "v", "fresh", "--refresh-from", "cat $OUTSIDE/source; cat $OUTSIDE/source >&2", "--refresh-ttl", "1s");
    for (String[] question : new String[][] {{"vault", "inspect", "v", "k"}, {"vault", "inspect", "v", "fresh"},
        {"vault", "list-keys", "v"}, {"vault", "list-keys", "shelf"}, {"vault", "get", "shelf"}, {"vault", "list"}}) {
      succeed(question);
    }
    assertEquals(VAULT, swamp.run("vault", "read-secret", "v", "k", "--yes").output().strip());
    assertEquals(SHELF, swamp.run("vault", "read-secret", "shelf", "key", "--yes").output().strip());
  }

  private void runEverything(String path, String... modes) throws Exception {
    for (String mode : modes) {
      succeed("model", "method", "run", "s", "show", "--input", "pin=" + PIN, path, mode);
      fail("model", "method", "run", "s", "fail", "--input", "pin=" + PIN, path, mode);
      fail("model", "method", "run", "s", "checked", path, mode);
    }
    succeed("model", "method", "run", "s", "make", "--input", "token=" + TOKEN, path, "--json");
    succeed("model", "method", "run", "s", "show", "--input", "pin=" + PIN, "--last-evaluated", path);
    succeed("model", "method", "run", "s", "show", "--input", "pin=" + PIN, "--no-record", path, "--json");
    succeed("model", "method", "run", "sh", "execute", "--input",
        "run=echo '${{ vault.get(v, k) }}' \"${{ vault.get(shelf, key) }}\" >&2; echo '${{ vault.get(v, pem) }}'; ps -ef; echo ${{ vault.get(v, fresh) }}", path, "--json");
    fail("model", "method", "run", "sh", "execute", "--input", "run=exit 3 ${{ vault.get(v, k) }}", path);
    fail("model", "method", "run", "s", "wait", "--input", "pin=" + PIN, "--timeout", "1s", path);
    cancel(path);
    for (String mode : modes) {
      fail("model", "validate", "s", path, mode);
      succeed("model", "evaluate", "s", path, mode);
    }
  }

  private void cancel(String path) throws Exception {
    Process run = swamp.start("model", "method", "run", "s", "wait", "--input", "pin=" + PIN, path);
    Swamp.awaitLine(run, "  Executing");
    assertEquals(0, swamp.shell("kill -INT " + run.pid()).code());
    assertTrue(run.waitFor(Swamp.PATIENCE_SECONDS, TimeUnit.SECONDS));
    said.put("cancelled " + path, new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  private void askEverything() throws Exception {
    for (String[] question : new String[][] {{"model", "get", "s"}, {"model", "output", "get", "s"}, {"model", "output", "logs", "s"},
        {"model", "method", "history", "logs", "s"}, {"model", "output", "search"}, {"model", "output", "data", "s"}, {"data", "list", "s"},
        {"data", "get", "s", "seen"}, {"data", "get", "s", "made"}, {"data", "versions", "s", "seen"}, {"data", "search"},
        {"data", "query", "modelName == 's'"}, {"report", "search"}, {"report", "get", "@test/confession", "--model", "s"},
        {"run", "history"}, {"run", "doctor"}, {"summarise"}, {"doctor"}}) {
      List<String> json = new ArrayList<>(List.of(question));
      json.add("--json");
      run(json.toArray(String[]::new));
    }
    run("model", "output", "get", "s");
    run("model", "output", "logs", "s");
    run("daemon", "status");
    run("daemon", "logs");
  }

  private void watchFrames() throws IOException {
    for (String method : List.of("show", "fail")) {
      try (RawClient client = RawClient.connect(swamp)) {
        client.hello("a test");
        client.request(RawClient.methodRun("s", method, List.of("pin=" + PIN)), swamp.repository(), swamp.environment());
        said.put("frames of " + method, client.rest().toString());
      }
    }
    said.put("status frame", RawClient.status(swamp).toString());
  }

  private void assertNowhere() throws IOException {
    List<String> leaks = new ArrayList<>();
    said.forEach((what, text) -> search(what, text, leaks));
    for (Path file : FileTree.files(swamp.root())) {
      // What programs print is kept in files of their own by the test, and was looked through by command.
      if (!file.startsWith(swamp.root().resolve(OUTSIDE)) && !file.getFileName().toString().matches("run\\d+\\.(out|err)")) {
        search(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1), leaks);
      }
    }
    Optional<ProcessHandle> daemon = swamp.daemon();
    Path environment = Path.of("/proc/" + daemon.orElseThrow().pid() + "/environ");
    if (Files.isReadable(environment)) {
      search("the daemon's environment", Files.readString(environment, StandardCharsets.ISO_8859_1), leaks);
    }
    assertEquals(List.of(), leaks);
  }

  private static void search(String where, String text, List<String> leaks) {
    SECRETS.stream().filter(text::contains).forEach(secret -> leaks.add(secret + " is in " + where));
  }

  @Test
  void markedSecretsAreNowhere() throws Exception {
    makeVaults();
    assertEquals(0, swamp.run("daemon", "start").code());
    runEverything("--via-daemon=require", "--json", "--log", "--verbose");
    runEverything("--via-daemon=off", "--verbose");
    watchFrames();
    askEverything();
    assertNowhere();
    for (String shown : List.of("secrets {", "console {", "# {", "cannot log in with", "not good:", "waiting with")) {
      assertTrue(said.values().stream().anyMatch(text -> text.contains(shown) && text.contains("***")),
          "\"" + shown + "\" was printed, with its secret redacted");
    }
  }
}

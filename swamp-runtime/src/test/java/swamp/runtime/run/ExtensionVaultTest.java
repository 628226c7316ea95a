package swamp.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.ErrorCode;
import swamp.protocol.Request;
import swamp.protocol.SecretDeletion;
import swamp.protocol.SecretInspection;
import swamp.protocol.SecretNames;
import swamp.protocol.SecretPut;
import swamp.protocol.SecretRead;
import swamp.protocol.SwampException;
import swamp.protocol.VaultCreation;
import swamp.protocol.VaultTypeSearch;
import swamp.protocol.Warning;

/** Vaults whose provider is TypeScript, and refresh hooks with real commands (vaults.md). */
class ExtensionVaultTest {
  private static final Optional<String> HERE = Optional.empty();
  private static final String TYPE = """
      import { z } from "npm:zod@4";
      export const vault = {
        type: "@test/shelf", name: "Shelf", description: "Keeps secrets in a directory",
        configSchema: z.object({ directory: z.string(), prefix: z.string().default("x-") }),
        createProvider: (name: string, config: any) => {
          const base = `${config.directory}/${name}`;
          return {
            get: async (key: string) => {
              if (key === "env") return Deno.env.get("SHELF_SECRET");
              if (key === "spin") while (true) { /* spins */ }
              if (key === "broken") throw new Error("the shelf is broken");
              try { return await Deno.readTextFile(`${base}/${config.prefix}${key}`); } catch { return null; }
            },
            put: async (key: string, value: string) => {
              await Deno.mkdir(base, { recursive: true });
              await Deno.writeTextFile(`${base}/${config.prefix}${key}`, value);
            },
            delete: (key: string) => Deno.remove(`${base}/${config.prefix}${key}`),
            list: async () => {
              const names = [];
              try { for await (const file of Deno.readDir(base)) names.push(file.name.slice(config.prefix.length)); } catch { /* none */ }
              return names;
            },
          };
        },
      };
      """;

  @TempDir
  Path scratch;

  RunningRepository repository;

  @BeforeEach
  void open() throws IOException {
    repository = new RunningRepository(scratch);
    Path file = repository.directory.resolve("extensions/vaults/shelf.ts");
    Files.createDirectories(file.getParent());
    Files.writeString(file, TYPE);
  }

  @AfterEach
  void close() {
    repository.close();
  }

  private JsonNode create(String name) {
    return repository.ask(new VaultCreation(HERE, "@test/shelf", Optional.of(name),
        Optional.of("{\"directory\": \"" + scratch.resolve("shelf") + "\"}"), false));
  }

  private SwampException failure(Request request) {
    return assertThrows(SwampException.class, () -> repository.handle(request));
  }

  @Test
  void anExtensionsVaultKeepsSecretsLikeABuiltInOne() throws IOException {
    JsonNode created = create("s");

    assertEquals("Shelf", created.path("typeName").asText());
    assertEquals("x-", created.path("config").path("prefix").asText());
    assertTrue(Files.exists(repository.directory.resolve("vaults/@test/shelf/" + created.path("id").asText() + ".yaml")));
    repository.ask(new SecretPut(HERE, "s", "k", "kept", true));
    assertEquals("kept", Files.readString(scratch.resolve("shelf/s/x-k")));
    assertEquals("kept", repository.ask(new SecretRead(HERE, "s", "k", true)).path("value").asText());
    assertEquals("[\"k\"]", repository.ask(new SecretNames(HERE, "s")).path("secretKeys").toString());
    assertTrue(failure(new SecretRead(HERE, "s", "nope", true)).text()
        .endsWith("Original error: Secret 'nope' not found in @test/shelf vault 's'"));
    repository.ask(new SecretDeletion(HERE, "s", "k", true));
    assertEquals("[]", repository.ask(new SecretNames(HERE, "s")).path("secretKeys").toString());
    assertEquals(List.of("local_encryption", "mock", "@test/shelf"),
        repository.ask(new VaultTypeSearch(HERE, "")).path("results").findValuesAsText("type"));
  }

  @Test
  void itsSecretsComeFromTheCallersEnvironmentIntoRuns() throws IOException {
    create("s");
    repository.environment.put("SHELF_SECRET", "us-from-the-caller");
    Path definition = repository.directory.resolve("models/@test/probe/p1.yaml");
    Files.writeString(definition, Files.readString(definition).replace("us-9", "${{ vault.get(s, env) }}"));

    JsonNode result = repository.run("sync", "n=1");

    assertEquals("${{ vault.get(s, env) }}", result.at("/globalArguments/region").asText());
    repository.environment.remove("SHELF_SECRET");
    SwampException missing = assertThrows(SwampException.class, () -> repository.run("sync", "n=1"));
    assertEquals("Method execution failed: Failed to resolve vault expression vault.get(s, env): "
        + "Secret 'env' not found in @test/shelf vault 's'", missing.text());
  }

  @Test
  void whatItsCodeThrowsIsTheError() {
    create("s");

    assertTrue(failure(new SecretRead(HERE, "s", "broken", true)).text().endsWith("the shelf is broken"));
    SwampException refused = failure(new VaultCreation(HERE, "@test/shelf", Optional.of("t"), Optional.empty(), false));
    assertTrue(refused.text().startsWith("The configuration does not fit vaults of the type '@test/shelf': "), refused.text());
    assertEquals("Unknown vault type: @test/none",
        failure(new VaultCreation(HERE, "@test/none", Optional.of("t"), Optional.empty(), false)).text());
  }

  @Test
  void aCancelledCallerWaitsForNoProvider() throws Exception {
    create("s");
    CompletableFuture<SwampException> ended =
        CompletableFuture.supplyAsync(() -> failure(new SecretRead(HERE, "s", "spin", true)));

    repository.cancellation.cancel("enough");

    assertEquals(ErrorCode.CANCELLED, ended.get(60, TimeUnit.SECONDS).code());
  }

  @Test
  void aRefreshCommandMakesTheSecretWithTheCallersEnvironment() {
    repository.ask(new VaultCreation(HERE, "local_encryption", Optional.of("v"), Optional.empty(), false));
    repository.environment.put("TOKEN_SOURCE", "made");
    repository.ask(new SecretPut(HERE, "v", "k", Optional.empty(), Optional.of("echo \"  $TOKEN_SOURCE \"; pwd >&2"),
        Optional.of("1h"), false, Map.of("owner", "ann"), true));

    assertEquals("made", repository.ask(new SecretRead(HERE, "v", "k", true)).path("value").asText());
    JsonNode inspection = repository.ask(new SecretInspection(HERE, "v", "k"));
    assertEquals("ann", inspection.path("labels").path("owner").asText());
    assertEquals(3_600_000, inspection.path("refresh").path("ttlMs").asLong());
    assertTrue(!inspection.path("refresh").path("stale").asBoolean());
    assertTrue(failure(new SecretPut(HERE, "v", "other", Optional.empty(), Optional.of("exit 3"), Optional.empty(), false,
        Map.of(), true)).text().endsWith("the refresh command exited with code 3"));
    assertEquals(List.of(), repository.answers.events(Warning.class));
  }
}

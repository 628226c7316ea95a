package swamp.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.ByDefinition;
import swamp.protocol.MethodRun;
import swamp.protocol.RunChecks;
import swamp.protocol.RunReports;
import swamp.protocol.SecretPut;
import swamp.protocol.SwampException;
import swamp.protocol.VaultCreation;

/** What runs do with secret arguments: reveal them to the method, and to nobody else. */
class SecretArgumentsTest {
  private static final Optional<String> HERE = Optional.empty();
  private static final String TYPE = """
      import { z } from "npm:zod@4";
      export const model = {
        type: "@test/keyed", version: "2026.01.02.1",
        globalArguments: z.object({ key: z.string().meta({ sensitive: true }).optional(), v: z.any().optional() }),
        resources: { out: { schema: z.object({}).passthrough(), lifetime: "infinite", garbageCollection: 5 } },
        methods: {
          show: {
            description: "Shows what it got",
            arguments: z.object({ pin: z.string().meta({ sensitive: true }).optional(), plain: z.string().optional() }),
            execute: async (args: any, context: any) => {
              const { key, v } = context.globalArgs;
              context.logger.info("key {key} pin {pin}", { key, pin: args.pin });
              await context.writeResource("out", "out", { length: (key ?? "").length, pin: args.pin, kind: typeof v, v });
              return {};
            },
          },
        },
      };
      """;

  @TempDir
  Path scratch;

  RunningRepository repository;

  @BeforeEach
  void open() throws IOException {
    repository = new RunningRepository(scratch);
    Files.writeString(repository.directory.resolve("extensions/models/keyed.ts"), TYPE);
    repository.ask(new VaultCreation(HERE, "local_encryption", Optional.of("v"), Optional.empty(), false));
    repository.ask(new SecretPut(HERE, "v", "k", "marked-vault-value", true));
  }

  @AfterEach
  void close() {
    repository.close();
  }

  private void define(String name, String type, String globalArguments) throws IOException {
    Path file = repository.directory.resolve("models").resolve(type).resolve(name + ".yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "type: '" + type + "'\nid: 17201ad7-ce1a-4206-ae4e-f667baecc55b\nname: " + name
        + "\nversion: 1\ntags: {}\nglobalArguments:" + globalArguments + "\nmethods: {}\n");
  }

  private JsonNode run(String model, String method, String... inputs) {
    repository.handle(new MethodRun(HERE, new ByDefinition(model, method), List.of(inputs), List.of(), HERE, HERE, List.of(),
        false, new RunChecks(false, List.of(), List.of()), new RunReports(false, List.of(), List.of(), List.of(), List.of()),
        HERE, false, HERE, HERE));
    return repository.answers.results.getLast();
  }

  private void assertNowhere(String secret) throws IOException {
    for (Path file : repository.files("")) {
      assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(secret),
          () -> secret + " is in " + file);
    }
    assertFalse((repository.answers.events + "" + repository.answers.results).contains(secret));
  }

  @Test
  void markedArgumentsReachTheMethodOnly() throws IOException {
    define("keyed", "@test/keyed", "\n  key: ${{ vault.get('v', 'k') }}");

    JsonNode result = run("keyed", "show", "pin=marked-pin", "plain=seen");

    assertEquals("{\"length\":18,\"pin\":\"***\",\"kind\":\"undefined\"}",
        result.at("/dataArtifacts/0/attributes").toString());
    assertEquals("${{ vault.get('v', 'k') }}", result.at("/globalArguments/key").asText());
    assertEquals("{\"pin\":\"***\",\"plain\":\"seen\"}", result.path("methodArguments").toString());
    JsonNode report = result.path("reports").path("@swamp/method-summary").path("json");
    assertEquals("{\"key\":\"***\"}", report.path("globalArgs").toString());
    assertEquals("{\"pin\":\"***\",\"plain\":\"seen\"}", report.path("methodArgs").toString());
    assertNowhere("marked-vault-value");
    assertNowhere("marked-pin");
  }

  @Test
  void anIntegerBeyondNumbersStaysOne() throws IOException {
    define("keyed", "@test/keyed", "\n  v: ${{ 9223372036854775807 }}");
    SwampException failure = assertThrows(SwampException.class, () -> run("keyed", "show"));
    assertTrue(failure.text().contains("BigInt"), failure.text());

    define("keyed", "@test/keyed", "\n  v: ${{ 9007199254740991 }}");
    assertEquals("number", run("keyed", "show").at("/dataArtifacts/0/attributes/kind").asText());
    define("keyed", "@test/keyed", "\n  v: 9223372036854775807");
    assertEquals("number", run("keyed", "show").at("/dataArtifacts/0/attributes/kind").asText());
  }

  @Test
  void aShellCommandGetsSecretsFromItsEnvironment() throws IOException {
    define("sh", "command/shell", " {}");

    JsonNode result = run("sh", "execute", "run=printf %s ${{ vault.get(v, k) }} | wc -c; printf %s \"${{ vault.get(v, k) }}\"; "
        + "tr '\\0' ' ' < /proc/$$/cmdline");

    JsonNode attributes = result.at("/dataArtifacts/0/attributes");
    assertTrue(attributes.path("command").asText().startsWith("printf %s \"${__SWAMP_VAULT_0}\" | wc"), attributes::toString);
    String output = attributes.path("stdout").asText();
    assertTrue(output.matches("(?s)18\n\\*\\*\\*\\S*sh -c printf %s \"\\$\\{__SWAMP_VAULT_0}\" \\| wc.*"), output);
    assertNowhere("marked-vault-value");
  }
}

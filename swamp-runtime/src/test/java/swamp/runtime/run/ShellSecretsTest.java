package swamp.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import swamp.protocol.JsonText;
import swamp.runtime.CancellationSource;
import swamp.runtime.expression.ExpressionEngine;
import swamp.runtime.expression.RuntimeExpressions;
import swamp.runtime.expression.VaultSecrets;
import swamp.runtime.script.ScriptEngine;
import swamp.runtime.vault.SecretRedactor;

/** Secrets of shell commands stay out of the command and arrive nevertheless, however they are quoted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShellSecretsTest {
  private static final String SECRET = "it's a \"$HOME\" * \\ secret";

  private ScriptEngine scripts;
  private ExpressionEngine engine;

  @BeforeAll
  void open() {
    scripts = new ScriptEngine();
    engine = new ExpressionEngine(scripts);
  }

  @AfterAll
  void close() {
    engine.close();
    scripts.close();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      printf %s ${{ vault.get('v', 'k') }}                     | <>
      printf %s "${{ vault.get('v', 'k') }}"                   | <>
      printf %s '${{ vault.get('v', 'k') }}'                   | <>
      printf %s pre-"x ${{ vault.get('v', 'k') }} y"'z'        | pre-x <> yz
      printf %s "a \\"${{ vault.get('v', 'k') }}\\" b"         | a "<>" b
      printf %s 'one'\\''${{ vault.get(v, k) }}'                | one'<>
      printf '%s,%s' ${{ vault.get(v, k) }} ${{ vault.get(v,k)}} | <>,<>
      """)
  void aSecretIsOneWordInEveryKindOfQuotes(String command, String expected) throws IOException, InterruptedException {
    ObjectNode arguments = JsonText.object().put("run", command.replace("\\\\", "\\"));
    VaultSecrets secrets = new VaultSecrets(new SecretRedactor());
    ObjectNode resolved = new RuntimeExpressions(engine)
        .resolve(arguments, Map.of(), (vault, key) -> SECRET, secrets, new CancellationSource());
    ShellSecrets shell = new ShellSecrets(secrets);

    String run = shell.withVariables(resolved).path("run").asText();

    assertFalse(run.contains("secret") || run.contains("VSEC"), run);
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", run).redirectErrorStream(true);
    builder.environment().putAll(shell.variables());
    Process process = builder.start();
    assertEquals(expected.replace("<>", SECRET), new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8), run);
    assertEquals(0, process.waitFor());
  }
}

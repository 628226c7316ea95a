package swamp.runtime.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.expression.DefinitionExpressions.EnvironmentUse;
import swamp.runtime.script.ScriptEngine;
import swamp.runtime.vault.SecretLookup;
import swamp.runtime.vault.SecretRedactor;

/** Both phases on whole definitions (expressions §6.3, §6.4, §6.10; method-run §4.12). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DefinitionEvaluationTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("FOOBAR", "fb", "HOME", "/home/ann");

  private ScriptEngine scripts;
  private ExpressionEngine engine;
  private DefinitionEvaluation evaluation;

  @BeforeAll
  void open() {
    scripts = new ScriptEngine();
    engine = new ExpressionEngine(scripts);
    evaluation = new DefinitionEvaluation(engine);
  }

  @AfterAll
  void close() {
    engine.close();
    scripts.close();
  }

  private static ObjectNode definition(String globalArgumentsJson) {
    ObjectNode definition = JsonText.object();
    definition.put("type", "@acme/probe").put("id", "07201ad7-ce1a-4206-ae4e-f667baecc55b").put("name", "p1").put("version", 1);
    definition.set("tags", JsonText.object());
    definition.set("globalArguments", JsonText.parse(globalArgumentsJson));
    return definition;
  }

  private static MemorySource source() {
    return new MemorySource()
        .withDefinition("{\"id\": \"458d10ce-e5ee-4c24-8901-fa811e1e277e\", \"name\": \"speak\"}")
        .withResource("p1", "main", "main", 1, "{\"a\": 1}")
        .withResource("p1", "main", "main", 3, "{\"a\": 3}")
        .withResource("p1", "main", "main", 4, "{\"a\": 4}")
        .withResource("speak", "utterance", "result", 1, "{\"text\": \"norep\", \"chars\": 5}");
  }

  private EvaluatedDefinition evaluate(ObjectNode definition, String inputsJson) {
    return evaluation.evaluate(evaluation.analyse(JsonText.compact(definition), definition), (ObjectNode) JsonText.parse(inputsJson), ENVIRONMENT,
        source(), Cancellations.NEVER);
  }

  private String evaluated(String text) {
    ObjectNode arguments = JsonText.object().put("lit", "abc").put("x", text);
    JsonNode result = evaluate(definition(JsonText.compact(arguments)), "{\"cnt\": 4}").definition();
    return JsonText.compact(result.at("/globalArguments/x"));
  }

  @Test
  void theContractsExamples() {
    assertEquals("3", evaluated("${{ 1 + 2 }}"));
    assertEquals("\"v=3 o={\\n  \\\"a\\\": 1\\n} n=\"", evaluated("v=${{ 1 + 2 }} o=${{ {'a': 1} }} n=${{ null }}"));
    assertEquals("\"abc\"", evaluated("${{ self.globalArguments.lit }}"));
    assertEquals("{\"a\":4}", evaluated("${{ data.latest(\"p1\",\"main\").attributes }}"));
    assertEquals("null", evaluated("${{ data.latest(\"p1\",\"nonexist\") }}"));
    assertEquals("\"${{ data.latest('p1','nonexist').attributes.x }}\"",
        evaluated("${{ data.latest('p1','nonexist').attributes.x }}"));
    assertEquals("[1,3,4]", evaluated("${{ data.listVersions(\"p1\",\"main\") }}"));
    assertEquals("5", evaluated("${{ inputs.cnt + 1 }}"));
    assertEquals("\"${{ inputs.nothere }}\"", evaluated("${{ inputs.nothere }}"));
    assertEquals("\"${{ env.FOOBAR }}\"", evaluated("${{ env.FOOBAR }}"));
    assertEquals("\"pre-${{ env.FOOBAR }}-post\"", evaluated("pre-${{ env.FOOBAR }}-post"));
    assertEquals("\"tok:${{ vault.get('v1','K2') + '-sfx' }}\"", evaluated("tok:${{ vault.get('v1','K2') + '-sfx' }}"));
  }

  @Test
  void anEnvironmentVariableInBracketsIsEvaluatedInTheFirstPhase() {
    assertEquals("\"fb\"", evaluated("${{ env[\"FOOBAR\"] }}"));
  }

  @Test
  void theTextOfAnotherArgumentIsNotEvaluatedAgain() {
    ObjectNode definition = definition("{\"base\": \"${{ 1 + 1 }}\", \"copy\": \"${{ self.globalArguments.base }}\"}");

    assertEquals("{\"base\":2,\"copy\":\"${{ 1 + 1 }}\"}",
        JsonText.compact(evaluate(definition, "{}").definition().get("globalArguments")));
  }

  @Test
  void aFailedExpressionStaysAndTheOthersOfItsTextAreReplaced() {
    ObjectNode definition = definition(
        "{\"label\": \"said ${{ model.speak.resource.utterance.result.attributes.text }} (n+1=${{ inputs.n + 1 }})\"}");

    EvaluatedDefinition result = evaluate(definition, "{}");

    assertEquals("said norep (n+1=${{ inputs.n + 1 }})", result.definition().at("/globalArguments/label").textValue());
    assertEquals(List.of(new EvaluatedDefinition.Unresolved("globalArguments.label", "inputs.n + 1",
        "Invalid expression: No such key: n\n\n>    1 | inputs.n + 1\n                ^")), result.unresolved());
    assertEquals(List.of("Deprecated: expression \"model.speak.resource.utterance.result.attributes.text\" uses "
        + "model.*.resource or model.*.file which will be removed in a future release. "
        + "Use data.latest() or data.version() instead."), result.deprecations());
  }

  @Test
  void expressionsAreFoundInEveryTextValueButNotInKeys() {
    ObjectNode definition = definition("{\"${{ 1 }}\": [{\"a\": \"${{ 1 + 1 }}\"}, \"${{ [1, inputs.n] }}\"]}");
    definition.set("methods", JsonText.parse("{\"m\": {\"arguments\": {\"x\": \"${{ 2 * 3 }}\"}}}"));
    definition.set("tags", JsonText.parse("{\"t\": \"n${{ inputs.n }}\"}"));

    JsonNode result = evaluate(definition, "{\"n\": 7}").definition();

    assertEquals("{\"${{ 1 }}\":[{\"a\":2},[1,7]]}", JsonText.compact(result.get("globalArguments")));
    assertEquals(6, result.at("/methods/m/arguments/x").intValue());
    assertEquals("n7", result.at("/tags/t").textValue());
  }

  @Test
  void aTextThatOnlyLooksLikeOneExpressionIsReported() {
    EvaluatedDefinition result = evaluate(definition("{\"a\": \"${{ 1 }}-${{ 2 }}\"}"), "{}");

    assertEquals("${{ 1 }}-${{ 2 }}", result.definition().at("/globalArguments/a").textValue());
    assertEquals("globalArguments.a", result.unresolved().getFirst().path());
  }

  @Test
  void aDefinitionWithoutExpressionsIsNotTouched() {
    ObjectNode definition = definition("{\"a\": \"plain\"}");
    EvaluatedDefinition result = evaluate(definition, "{}");

    assertSame(definition, result.definition());
    assertFalse(result.hadExpressions());
    assertTrue(evaluate(definition("{\"a\": \"${{ env.X }}\"}"), "{}").hadExpressions());
  }

  @Test
  void whatSeveralExpressionsNameIsAskedOnce() {
    ObjectNode definition = definition(
        "{\"a\": \"${{ data.latest('speak', 'result').version }}\", \"b\": \"${{ data.latest('speak', 'result').name }}\"}");
    MemorySource source = source();

    evaluation.evaluate(evaluation.analyse("hash-of-two", definition), JsonText.object(), ENVIRONMENT, source, Cancellations.NEVER);

    assertEquals(List.of("latest speak result"), source.asked);
  }

  @Test
  void environmentVariablesAreReportedWithTheirPlace() {
    ObjectNode definition = definition(
        "{\"home\": \"${{ env.HOME }}\", \"l\": [{\"v\": \"${{ env.A + env.B }}\"}], \"no\": \"${{ env['C'] }}\"}");

    assertEquals(List.of(new EnvironmentUse("globalArguments.home", "HOME"),
        new EnvironmentUse("globalArguments.l[0].v", "A"), new EnvironmentUse("globalArguments.l[0].v", "B")),
        DefinitionExpressions.of(definition).environmentUses());
  }

  @Test
  void referencesToOtherModelsAreFoundInBothForms() {
    ObjectNode definition = definition("{\"a\": \"x ${{ model.a-b.definition.id + model['c d'].input.x }} ${{ model.e.file }}\"}");

    assertEquals(Set.of("a-b", "c d", "e"), DefinitionExpressions.of(definition).referencedModels());
  }

  private static final Map<String, String> SECRETS = Map.of("v1/K2", "val2", "v/k", "changed");

  private static final SecretLookup LOOKUP = (vault, key) -> {
    if (!vault.startsWith("v")) {
      throw new SwampException(ErrorCode.VAULT, "Vault '" + vault + "' not found. Available vaults: v1.")
          .withHint("Create '" + vault + "' using: swamp vault create <type> " + vault);
    }
    return Optional.ofNullable(SECRETS.get(vault + "/" + key)).orElseThrow(() ->
        new SwampException(ErrorCode.VAULT, "Secret '" + key + "' not found in local vault '" + vault + "'"));
  };

  private JsonNode resolve(String text, VaultSecrets secrets) {
    return new RuntimeExpressions(engine)
        .resolve(JsonText.object().put("x", text), ENVIRONMENT, LOOKUP, secrets, Cancellations.NEVER).get("x");
  }

  private String revealed(String text) {
    VaultSecrets secrets = new VaultSecrets(new SecretRedactor());
    return JsonText.compact(secrets.reveal(resolve(text, secrets)));
  }

  private String failure(String text) {
    SwampException e = assertThrows(SwampException.class, () -> revealed(text));
    assertFalse(e.codeShown());
    return e.text();
  }

  @Test
  void theSecondPhaseReadsVaultAndEnvironment() {
    assertEquals("\"fb\"", revealed("${{ env.FOOBAR }}"));
    assertEquals("\"pre-fb-post\"", revealed("pre-${{ env.FOOBAR }}-post"));
    assertEquals("\"tok:val2-sfx\"", revealed("tok:${{ vault.get('v1','K2') + '-sfx' }}"));
    assertEquals("false", revealed("${{ has(env.NOT_SET) && env.NOT_SET == 'x' }}"));
    for (String call : List.of("vault.get(v1, K2)", "vault.get(\"v1\",\"K2\")", "vault.get( `v1` , 'K2' )", "vault.get ('v1', K2)")) {
      assertEquals("\"val2\"", revealed("${{ " + call + " }}"), call);
    }
  }

  @Test
  void secretsAreBehindSentinelsUntilRevealed() {
    SecretRedactor redactor = new SecretRedactor();
    VaultSecrets secrets = new VaultSecrets(redactor);

    String text = resolve("${{ vault.get(v1, K2) + vault.get('v1', 'K2') + vault.get(v, k) }}", secrets).textValue();

    assertTrue(text.matches("(__SWAMP_VSEC_[0-9a-f]{8}_0__){2}__SWAMP_VSEC_[0-9a-f]{8}_1__"), text);
    assertEquals("val2val2changed", secrets.reveal(text));
    assertEquals("a *** b", redactor.redact("a changed b"));
  }

  @Test
  void whatTheFirstPhaseLeftForAnotherReasonStays() {
    assertEquals("\"${{ inputs.zzz }}\"", revealed("${{ inputs.zzz }}"));
    assertEquals("\"${{ 1 + }} fb\"", revealed("${{ 1 + }} ${{ env.FOOBAR }}").replace("${{ env.FOOBAR }}", "fb"));
  }

  @Test
  void failuresOfTheSecondPhaseHaveTheContractsTexts() {
    assertEquals("Method execution failed: Invalid expression: No such key: NO_SUCH_VAR_HERE\n\n"
        + ">    1 | env.NO_SUCH_VAR_HERE\n             ^", failure("${{ env.NO_SUCH_VAR_HERE }}"));
    assertTrue(failure("${{ inputs.q + env.FOOBAR }}")
        .startsWith("Method execution failed: Invalid expression: Unknown variable: inputs\n"));
    assertTrue(failure("${{ data.latest('a', env.FOOBAR) }}")
        .startsWith("Method execution failed: Invalid expression: Unknown variable: data\n"));
    assertEquals("Method execution failed: Failed to resolve vault expression vault.get(v1, NOPE): "
        + "Secret 'NOPE' not found in local vault 'v1'", failure("${{ vault.get(v1, NOPE) }}"));
    assertEquals("Method execution failed: Failed to resolve vault expression vault.get(\"v\", \"nosuch\"): "
        + "Secret 'nosuch' not found in local vault 'v'", failure("${{ vault.get(\"v\", \"nosuch\") }}"));
    assertEquals("Method execution failed: Failed to resolve vault expression vault.get(nov, K): Vault 'nov' not found. "
        + "Available vaults: v1. — Create 'nov' using: swamp vault create <type> nov", failure("${{ vault.get(nov, K) }}"));
    assertTrue(failure("${{ vault.get(inputs.v, 'k') + vault.get(env.X) }}").startsWith("Method execution failed: "));
  }

  @Test
  void aSecretIsLookedUpOnce() {
    List<String> asked = new ArrayList<>();
    VaultSecrets secrets = new VaultSecrets(new SecretRedactor());
    SecretLookup counting = (vault, key) -> {
      asked.add(vault + "/" + key);
      return "value";
    };
    ObjectNode tree = JsonText.object().put("a", "${{ vault.get(v, k) }}").put("b", "${{ vault.get('v', 'k') }}");

    new RuntimeExpressions(engine).resolve(tree, new HashMap<>(), counting, secrets, Cancellations.NEVER);

    assertEquals(List.of("v/k"), asked);
  }
}

package swamp.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.file.JdkFileOperations;
import swamp.runtime.model.DataSpec.SensitiveField;

/** Sensitive fields of resources (data-format §2.10). */
class SensitiveOutputsTest {
  private static final String ID = "8057254f-0000-4000-8000-000000000000";

  @TempDir
  private Path repository;

  private Vaults vaults;
  private SecretRedactor redactor;

  @BeforeEach
  void open() {
    JdkFileOperations files = new JdkFileOperations();
    vaults = new Vaults(new VaultRepository(repository.resolve("vaults"), files, InstantSource.system()),
        new Vaults.Places(repository, repository.resolve("audit"), repository), new DerivedKeys(), files,
        InstantSource.system(), new FakeRefresh(), new NoExtensionVaults());
    redactor = new SecretRedactor();
  }

  private SensitiveOutputs outputs() {
    return new SensitiveOutputs(vaults, redactor, Optional.empty());
  }

  private static SensitiveField field(String path) {
    return new SensitiveField(path, Optional.empty(), Optional.empty());
  }

  private static SensitiveOutputs.Origin origin(Optional<String> vaultName) {
    return new SensitiveOutputs.Origin("@acme/sens", ID, "create", "cred", "main", vaultName);
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) JsonText.parse(text);
  }

  @Test
  void sensitiveValuesAreReplacedByReferencesAndComeBack() {
    vaults.create("mock", "v", JsonText.object(), false);
    ObjectNode content = json("{\"id\": \"s1\", \"nested\": {\"key\": \"top-secret\", \"n\": 1}, \"list\": [1, 2]}");

    List<SensitiveOutputs.Stored> stored =
        outputs().protect(content, List.of(field("nested.key"), field("list"), field("missing.key")), origin(Optional.empty()));

    String keyOfNested = "acme-sens-" + ID + "-create-cred-main-nested.key";
    assertEquals("{\"id\":\"s1\",\"nested\":{\"key\":\"${{ vault.get('v', '" + keyOfNested + "') }}\",\"n\":1},"
        + "\"list\":\"${{ vault.get('v', 'acme-sens-" + ID + "-create-cred-main-list') }}\"}", JsonText.compact(content));
    assertEquals(List.of("nested.key", "list"), stored.stream().map(SensitiveOutputs.Stored::path).toList());
    assertEquals("top-secret", vaults.get("v", keyOfNested));
    assertEquals("it is ***", redactor.redact("it is top-secret"));
    assertEquals("{\"id\":\"s1\",\"nested\":{\"key\":\"top-secret\",\"n\":1},\"list\":\"[1,2]\"}",
        JsonText.compact(outputs().resolve(content)));
  }

  @Test
  void aSecretThatIsReadAgainIsKnownToTheRedactor() {
    vaults.create("mock", "v", JsonText.object(), false);
    vaults.put("v", "k", "from-before");

    outputs().resolve(json("{\"a\": [\"${{ vault.get('v', 'k') }}\"]}"));

    assertEquals("***", redactor.redact("from-before"));
  }

  @Test
  void fieldAndSpecMayNameTheVault() {
    List.of("a", "b", "c").forEach(name -> vaults.create("mock", name, JsonText.object(), false));
    ObjectNode content = json("{\"x\": \"one\", \"y\": \"two\", \"z\": \"three\"}");
    SensitiveField own = new SensitiveField("x", Optional.of("c"), Optional.of("my-key"));

    outputs().protect(content, List.of(own, field("y")), origin(Optional.of("b")));
    outputs().protect(content, List.of(field("z")), origin(Optional.empty()));

    assertEquals("one", vaults.get("c", "my-key"));
    assertEquals(List.of("acme-sens-" + ID + "-create-cred-main-y"), vaults.list("b"));
    assertEquals(List.of("acme-sens-" + ID + "-create-cred-main-z"), vaults.list("a"));
  }

  @Test
  void theKeyHasNoCharactersThatAFileNameCannotHave() {
    assertEquals("t-x-id-m-s-a.b-f",
        SensitiveOutputs.key(new SensitiveOutputs.Origin("@t/x", "id", "m", "s", "a..b", Optional.empty()), "f"));
  }

  @Test
  void nullAndReferencesStayAsTheyAre() {
    vaults.create("mock", "v", JsonText.object(), false);
    ObjectNode content = json("{\"x\": null, \"y\": \"${{ vault.get('v', 'k') }}\"}");

    assertEquals(List.of(), outputs().protect(content, List.of(field("x"), field("y")), origin(Optional.empty())));
    assertEquals("{\"x\":null,\"y\":\"${{ vault.get('v', 'k') }}\"}", JsonText.compact(content));
  }

  @Test
  void withoutAVaultNothingSensitiveCanBeStored() {
    ObjectNode content = json("{\"x\": \"value\"}");

    SwampException e = assertThrows(SwampException.class,
        () -> outputs().protect(content, List.of(field("x")), origin(Optional.empty())));

    assertEquals("A sensitive output cannot be stored: no vault is configured", e.text());
    assertEquals("{\"x\":\"value\"}", JsonText.compact(content));
    assertThrows(SwampException.class, () -> outputs().protect(content, List.of(field("x")), origin(Optional.of("_tokens"))));
  }
}

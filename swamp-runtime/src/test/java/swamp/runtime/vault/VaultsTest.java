package swamp.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.file.CrashingFileOperations;
import swamp.runtime.file.FileOperations;
import swamp.runtime.file.JdkFileOperations;
import swamp.runtime.repository.SharedFolder;
import swamp.runtime.yaml.YamlText;

/** Vaults on disk (vaults.md). */
class VaultsTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T10:55:26.797Z"));
  private static final DerivedKeys KEYS = new DerivedKeys();

  @TempDir
  private Path directory;

  private Path repository;
  private Vaults vaults;

  @BeforeEach
  void open() throws IOException {
    repository = Files.createDirectory(directory.resolve("repo"));
    vaults = vaults(new JdkFileOperations());
  }

  private Vaults vaults(FileOperations files) {
    return new Vaults(new VaultRepository(repository.resolve("vaults"), files, CLOCK),
        new Vaults.Places(repository, repository.resolve(".swamp/audit"), directory.resolve("home")), KEYS, files, CLOCK,
        new FakeRefresh(), new NoExtensionVaults());
  }

  private VaultConfiguration create(String name) {
    return vaults.create("local_encryption", name, JsonText.object(), false);
  }

  private Path secrets(String vault) {
    return repository.resolve(".swamp/secrets/local_encryption").resolve(vault);
  }

  private static String failure(Runnable work) {
    SwampException e = assertThrows(SwampException.class, work::run);
    assertEquals(ErrorCode.VAULT, e.code());
    return e.text();
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aNewVaultIsWrittenAsTheContractSays() throws IOException {
    VaultConfiguration vault = create("v1");

    assertEquals(repository.resolve("vaults/local_encryption/" + vault.id() + ".yaml"), vault.file());
    assertEquals("id: " + vault.id() + "\nname: v1\ntype: local_encryption\nconfig:\n  auto_generate: true\n  base_dir: "
        + repository + "\ncreatedAt: '2026-11-22T10:55:26.797Z'\n", Files.readString(vault.file()));
    assertEquals("Vault already exists: v1", failure(() -> create("v1")));
    for (String name : List.of("", "V", "1a", "_x", "a_b", "../a")) {
      assertTrue(failure(() -> create(name)).startsWith("Invalid vault name"), name);
    }
    assertEquals("Unknown vault type: nope", failure(() -> vaults.create("nope", "x", JsonText.object(), false)));
  }

  @Test
  void whatIsStoredCanBeReadListedAndDeleted() {
    create("v1");

    vaults.put("v1", "K2", "val2");
    vaults.put("v1", "K2", "val3");
    vaults.put("v1", "a b", "multi\nline é \uD83D\uDE00");

    assertEquals("val3", vaults.get("v1", "K2"));
    assertEquals("multi\nline é \uD83D\uDE00", vaults.get("v1", "a b"));
    assertEquals(List.of("K2", "a b"), vaults.list("v1"));
    vaults.delete("v1", "K2");
    assertEquals(List.of("a b"), vaults.list("v1"));
  }

  @Test
  void filesHaveTheFormatAndModeOfTheContract() throws IOException {
    create("v1");
    vaults.put("v1", "k", "value");

    String key = Files.readString(secrets("v1").resolve(".key"));
    assertTrue(key.matches("([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}){2}"), key);
    String text = Files.readString(secrets("v1").resolve("k.enc"));
    assertTrue(text.matches("\\{\n  \"iv\": \"[\\w+/]{16}\",\n  \"data\": \"[\\w+/=]+\",\n  \"salt\": \"[\\w+/]{22}==\",\n  \"version\": 2\n\\}"), text);
    assertEquals("rwx------", mode(secrets("v1")));
    assertEquals("rw-------", mode(secrets("v1").resolve(".key")));
    assertEquals("rw-------", mode(secrets("v1").resolve("k.enc")));
    vaults.put("v1", "k", "value");
    String again = Files.readString(secrets("v1").resolve("k.enc"));
    assertFalse(JsonText.parse(text).get("salt").equals(JsonText.parse(again).get("salt")));
    assertFalse(JsonText.parse(text).get("iv").equals(JsonText.parse(again).get("iv")));
  }

  @Test
  void theExistingProgramsSecretsAreReadable() throws IOException {
    Path golden = SharedFolder.resolve("golden/repo");
    copy(golden.resolve("vaults"), repository.resolve("vaults"));
    copy(golden.resolve(".swamp/secrets"), repository.resolve(".swamp/secrets"));
    Files.move(secrets("v").resolve("key.sample"), secrets("v").resolve(".key"));
    for (VaultConfiguration vault : vaults.repository().all()) {
      Files.writeString(vault.file(), Files.readString(vault.file()).replace("<REPO>", repository.toString()));
    }

    assertEquals(List.of("v", "v2"), vaults.repository().all().stream().map(VaultConfiguration::name).toList());
    assertEquals("changed", vaults.get("v", "k"));
    assertEquals("not-a-real-secret-2", vaults.get("v", "k2"));
    assertEquals("not-a-real-secret-3", vaults.get("v", "k3"));
    assertEquals("changed",
        vaults.get("v", "bench-echo-33981f5b-a9e4-40d1-b5db-4f9c7cb6cd81-leak-secretful-secretful-material"));
    vaults.put("v", "k", "new");
    assertEquals("new", vaults.get("v", "k"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path source : tree.toList()) {
        Path target = to.resolve(from.relativize(source).toString());
        if (Files.isDirectory(source)) {
          Files.createDirectories(target);
        } else {
          Files.write(target, Files.readAllBytes(source));
        }
      }
    }
  }

  @Test
  void missingVaultsAndSecretsHaveTheContractsTexts() {
    assertEquals("Vault 'x' not found. Available vaults: none.", failure(() -> vaults.get("x", "k")));
    create("v1");
    create("v2");

    SwampException e = assertThrows(SwampException.class, () -> vaults.get("x", "k"));

    assertEquals("Vault 'x' not found. Available vaults: v1, v2.", e.text());
    assertEquals(Optional.of("Create 'x' using: swamp vault create <type> x"), e.hint());
    assertEquals("Secret 'K' not found in local vault 'v1'", failure(() -> vaults.get("v1", "K")));
    assertEquals("Secret 'K' not found in local vault 'v1'", failure(() -> vaults.delete("v1", "K")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/b", "a\\b", "../v2/k", "a\0b"})
  void aKeyThatIsNoFileNameIsRefused(String key) {
    create("v1");

    assertTrue(failure(() -> vaults.put("v1", key, "value")).startsWith("Invalid secret key"));
    assertTrue(failure(() -> vaults.get("v1", key)).startsWith("Invalid secret key"));
  }

  @Test
  void anotherKeyOrADamagedFileIsAnError() throws IOException {
    create("v1");
    vaults.put("v1", "k", "value");
    Path file = secrets("v1").resolve("k.enc");
    String text = Files.readString(file);

    Files.writeString(secrets("v1").resolve(".key"), "something else");
    assertTrue(failure(() -> vaults.get("v1", "k"))
        .startsWith("Secret 'k' cannot be decrypted in local vault 'v1': the key does not fit or the file is damaged"));
    Files.writeString(secrets("v1").resolve(".key"), "");
    assertTrue(failure(() -> vaults.get("v1", "k")).startsWith("The key of local vault 'v1' is empty"));
    assertTrue(failure(() -> vaults.put("v1", "k", "value")).startsWith("The key of local vault 'v1' is empty"));
    Files.writeString(file, text.substring(0, text.length() / 2));
    assertTrue(failure(() -> vaults.get("v1", "k")).contains("it is not an encrypted secret"));
    Files.writeString(file, text.replace("\"version\": 2", "\"version\": 3"));
    assertTrue(failure(() -> vaults.get("v1", "k")).contains("its version is 3"));
  }

  @Test
  void aLostKeyIsNotReplacedWhileSecretsNeedIt() throws IOException {
    create("v1");
    vaults.put("v1", "k", "value");
    Files.delete(secrets("v1").resolve(".key"));

    assertTrue(failure(() -> vaults.put("v1", "k2", "value")).startsWith("The key of local vault 'v1' is missing"));
    assertFalse(Files.exists(secrets("v1").resolve(".key")));
  }

  @Test
  void writersThatStartTogetherAgreeOnOneKey() throws InterruptedException {
    create("v1");
    CountDownLatch go = new CountDownLatch(1);
    List<Thread> writers = IntStream.range(0, 4).mapToObj(i -> Thread.ofPlatform().start(() -> {
      try {
        go.await();
        vaults(new JdkFileOperations()).put("v1", "k" + i, "value " + i);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    })).toList();
    go.countDown();
    for (Thread writer : writers) {
      writer.join();
    }

    for (int i = 0; i < 4; i++) {
      assertEquals("value " + i, vaults.get("v1", "k" + i));
    }
  }

  @Test
  void aCrashLeavesTheOldSecretOrTheNewOne() {
    create("v1");
    vaults.put("v1", "k", "old");
    CrashingFileOperations counting = new CrashingFileOperations(-1, false);
    vaults(counting).put("v1", "k", "old");
    Set<String> seen = new HashSet<>();
    for (int at = 0; at < counting.changes(); at++) {
      for (boolean middle : List.of(false, true)) {
        Vaults crashing = vaults(new CrashingFileOperations(at, middle));
        assertThrows(CrashingFileOperations.Crash.class, () -> crashing.put("v1", "k", "new"));
        seen.add(vaults.get("v1", "k"));
        assertEquals(List.of("k"), vaults.list("v1"));
        vaults.put("v1", "k", "old");
      }
    }

    assertEquals(Set.of("old", "new"), seen);
  }

  @Test
  void annotationsOutliveAPutAndGoWithADelete() throws IOException {
    create("v1");
    vaults.put("v1", "k", "value");
    Path annotation = Files.createDirectory(secrets("v1").resolve(".annotations")).resolve("k.enc");
    Files.writeString(annotation, "{}");

    vaults.put("v1", "k", "other");
    assertTrue(Files.exists(annotation));
    assertEquals(List.of("k"), vaults.list("v1"));
    vaults.delete("v1", "k");
    assertFalse(Files.exists(annotation));
  }

  @Test
  void thePlaceAndTheKeyFileMayBeConfigured() throws IOException {
    Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
    vaults.create("local_encryption", "moved",
        JsonText.object().put("base_dir", elsewhere.toString()).put("key_file", "my.key"), false);
    assertTrue(failure(() -> vaults.put("moved", "k", "v")).startsWith("The key of local vault 'moved' cannot be read"));
    Files.writeString(elsewhere.resolve("my.key"), "a password\n");

    vaults.put("moved", "k", "value");

    assertEquals("value", vaults.get("moved", "k"));
    assertTrue(Files.exists(elsewhere.resolve(".swamp/secrets/local_encryption/moved/k.enc")));
    assertFalse(Files.exists(elsewhere.resolve(".swamp/secrets/local_encryption/moved/.key")));
  }

  @Test
  void aKeyThatIsMadeElsewhereIsItsOwnersToo() throws IOException {
    Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
    vaults.create("local_encryption", "shared",
        JsonText.object().put("auto_generate", true).put("key_file", elsewhere.resolve("my.key").toString()), false);

    vaults.put("shared", "k", "value");

    assertEquals("value", vaults.get("shared", "k"));
    assertEquals("rw-------", mode(elsewhere.resolve("my.key")));
    try (Stream<Path> files = Files.list(elsewhere)) {
      assertEquals(List.of(elsewhere.resolve("my.key")), files.toList());
    }
  }

  @Test
  void writersOfOneSecretLeaveOneOfTheirValues() throws InterruptedException {
    create("v1");
    String large = "x".repeat(1_000_000);
    List<Thread> writers = IntStream.range(0, 6)
        .mapToObj(i -> Thread.ofPlatform().start(() -> vaults(new JdkFileOperations()).put("v1", "k", i + large))).toList();
    for (Thread writer : writers) {
      writer.join();
    }

    String value = vaults.get("v1", "k");
    assertTrue("012345".indexOf(value.charAt(0)) >= 0 && value.substring(1).equals(large), "one of the values as a whole");
    assertEquals(List.of("k"), vaults.list("v1"));
  }

  @Test
  void anSshKeyMayBeThePassword() throws IOException {
    Path key = Files.createDirectories(directory.resolve("home/.ssh")).resolve("id_rsa");
    byte[] body = new byte[300];
    IntStream.range(0, body.length).forEach(i -> body[i] = (byte) (i * 7));
    String pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(body)
        + "\n-----END PRIVATE KEY-----\n";
    Files.writeString(key, pem);
    vaults.create("local_encryption", "ssh", JsonText.object().put("ssh_key_path", "~/.ssh/id_rsa"), false);

    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertTrue(failure(() -> vaults.put("ssh", "k", "v")).contains("its mode must be 0600"));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    vaults.put("ssh", "k", "value");
    assertEquals("value", vaults.get("ssh", "k"));
    assertArrayEquals(body, new VaultPassword.SshKey(key, "ssh").read());

    Files.writeString(key, pem.replace("BEGIN PRIVATE", "BEGIN ENCRYPTED PRIVATE"));
    assertTrue(failure(() -> vaults.get("ssh", "k")).contains("it is protected by a passphrase"));
    Files.writeString(key, openSsh("aes256-ctr"));
    assertTrue(failure(() -> vaults.get("ssh", "k")).contains("it is protected by a passphrase"));
    Files.writeString(key, openSsh("none"));
    assertTrue(failure(() -> vaults.get("ssh", "k")).contains("the key does not fit"));
  }

  private static String openSsh(String cipher) {
    byte[] bytes = ("openssh-key-v1\0\0\0\0" + (char) cipher.length() + cipher + "rest").getBytes(StandardCharsets.ISO_8859_1);
    return "-----BEGIN OPENSSH PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(bytes)
        + "\n-----END OPENSSH PRIVATE KEY-----\n";
  }

  @Test
  void putAndDeleteAreAuditedAlwaysAndGetOnlyWhenAsked() throws IOException {
    create("v1");
    vaults.create("local_encryption", "watched", JsonText.object(), true);
    vaults.put("v1", "k", "value");
    vaults.get("v1", "k");
    vaults.delete("v1", "k");
    vaults.put("watched", "k", "value");
    vaults.get("watched", "k");

    List<String> lines = Files.readAllLines(repository.resolve(".swamp/audit/vault-audit-2026-11-22.jsonl"));

    assertEquals("{\"action\":\"put\",\"timestamp\":\"2026-11-22T10:55:26.797Z\",\"vaultName\":\"v1\","
        + "\"vaultType\":\"local_encryption\",\"secretKey\":\"k\"}", lines.getFirst());
    assertEquals(List.of("put v1", "delete v1", "put watched", "get watched"), lines.stream().map(JsonText::parse)
        .map(line -> line.get("action").asText() + " " + line.get("vaultName").asText()).toList());
  }

  @Test
  void theDefaultVaultIsTheNamedOneOrTheFirstThatIsNotInternal() throws IOException {
    assertEquals(Optional.empty(), vaults.repository().defaultVault(Optional.empty()));
    create("zz");
    create("bb");
    VaultConfiguration internal = create("cc");
    Files.writeString(internal.file(), Files.readString(internal.file()).replace("name: cc", "name: _a"));

    assertEquals("bb", vaults.repository().defaultVault(Optional.empty()).orElseThrow().name());
    assertEquals("zz", vaults.repository().defaultVault(Optional.of("zz")).orElseThrow().name());
    assertEquals(Optional.empty(), vaults.repository().defaultVault(Optional.of("nope")));
  }

  @Test
  void aBrokenConfigurationDoesNotHideTheOthers() throws IOException {
    VaultConfiguration vault = create("v1");
    Files.writeString(vault.file().resolveSibling("broken.yaml"), "name: [");
    Files.writeString(vault.file().resolveSibling("empty.yaml"), YamlText.write(JsonText.object()));

    assertEquals(List.of("v1"), vaults.repository().all().stream().map(VaultConfiguration::name).toList());
  }

  @Test
  void aMockVaultKeepsSecretsInMemory() {
    vaults.create("mock", "m", JsonText.object(), false);
    vaults.put("m", "k", "value");

    assertEquals("value", vaults.get("m", "k"));
    assertEquals(List.of("k"), vaults.list("m"));
    assertEquals("Secret 'x' not found in mock vault 'm'", failure(() -> vaults.get("m", "x")));
  }

  @Test
  void aVaultOfATypeThatIsNotBuiltInIsTheExtensionsAlsoDeepInDirectories() throws IOException {
    VaultConfiguration vault = create("v1");
    Path file = repository.resolve("vaults/@acme/deep/hsm/x.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, Files.readString(vault.file()).replace("type: local_encryption", "type: '@acme/deep/hsm'")
        .replace("name: v1", "name: deep"));

    assertEquals(List.of("deep", "v1"), vaults.repository().all().stream().map(VaultConfiguration::name).toList());
    assertEquals("no extension has @acme/deep/hsm", failure(() -> vaults.list("deep")));
  }

  @Test
  void keysAreDerivedAsByTheJdk() throws GeneralSecurityException {
    byte[] salt = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    byte[] expected = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
        .generateSecret(new PBEKeySpec("a password".toCharArray(), salt, 100_000, 256)).getEncoded();

    assertArrayEquals(expected, DerivedKeys.pbkdf2("a password".getBytes(StandardCharsets.US_ASCII), salt));
  }

  @Property(tries = 10)
  void everyTextComesBack(@ForAll String secret) throws EncryptedSecret.Unreadable {
    String valid = new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    byte[] password = "p".getBytes(StandardCharsets.US_ASCII);

    String text = EncryptedSecret.encrypt(valid, password, KEYS).toText();

    assertEquals(valid, EncryptedSecret.parse(text).decrypt(password, KEYS));
  }
}

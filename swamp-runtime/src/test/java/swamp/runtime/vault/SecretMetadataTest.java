package swamp.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.JsonText;
import swamp.runtime.file.JdkFileOperations;

/** Labels and refresh hooks of secrets (vaults.md). */
class SecretMetadataTest {
  @TempDir
  private Path repository;

  private final FakeRefresh refresh = new FakeRefresh();
  private Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private Vaults vaults;

  @BeforeEach
  void open() {
    JdkFileOperations files = new JdkFileOperations();
    vaults = new Vaults(new VaultRepository(repository.resolve("vaults"), files, () -> now),
        new Vaults.Places(repository, repository.resolve("audit"), repository), new DerivedKeys(), files, () -> now,
        refresh, new NoExtensionVaults());
    vaults.create("local_encryption", "v", JsonText.object(), false);
    vaults.put("v", "k", "first");
  }

  private Path secrets() {
    return repository.resolve(".swamp/secrets/local_encryption/v");
  }

  @Test
  void labelsAreAddedToThoseThatAreThereAndKeptEncrypted() throws IOException {
    vaults.label("v", "k", Map.of("owner", "ann"));
    vaults.label("v", "k", Map.of("env", "prod"));

    assertEquals(Map.of("owner", "ann", "env", "prod"), vaults.labels("v", "k"));
    Path file = secrets().resolve(".annotations/k.enc");
    assertFalse(Files.readString(file).contains("ann"));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
    assertEquals(List.of("k"), vaults.list("v"));
  }

  @Test
  void aFreshSecretIsNotRefreshedAndAStaleOneIs() {
    vaults.refreshFrom("v", "k", "make one", Duration.ofHours(1));
    refresh.values.add("second");

    now = now.plus(Duration.ofMinutes(59));
    assertEquals("first", vaults.get("v", "k"));
    now = now.plus(Duration.ofMinutes(1));
    assertEquals("second", vaults.get("v", "k"));
    assertEquals("second", vaults.get("v", "k"));
    assertEquals(List.of("make one"), refresh.commands);
    assertEquals(now, vaults.refreshHook("v", "k").orElseThrow().refreshed());
  }

  @Test
  void aFailedRefreshLeavesTheOldValueWithAWarning() {
    vaults.refreshFrom("v", "k", "make one", Duration.ofHours(1));
    now = now.plus(Duration.ofHours(2));

    assertEquals("first", vaults.get("v", "k"));
    assertEquals(List.of("Secret 'k' in vault 'v' could not be refreshed and is used as it was: the refresh command exited"
        + " with code 1"), refresh.warnings);
  }

  @Test
  void aStoredValueIsFreshAndAClearedHookIsGone() {
    vaults.refreshFrom("v", "k", "make one", Duration.ofHours(1));
    now = now.plus(Duration.ofHours(2));
    vaults.put("v", "k", "by hand");

    assertEquals("by hand", vaults.get("v", "k"));
    now = now.plus(Duration.ofHours(2));
    vaults.clearRefresh("v", "k");
    assertEquals("by hand", vaults.get("v", "k"));
    assertEquals(Optional.empty(), vaults.refreshHook("v", "k"));
    assertTrue(refresh.commands.isEmpty());
  }

  @Test
  void aDeletedSecretTakesWhatLiesBesideItAlong() {
    vaults.label("v", "k", Map.of("owner", "ann"));
    vaults.refreshFrom("v", "k", "make one", Duration.ofHours(1));
    vaults.delete("v", "k");
    vaults.put("v", "k", "again");

    assertEquals(Map.of(), vaults.labels("v", "k"));
    assertEquals(Optional.empty(), vaults.refreshHook("v", "k"));
  }

  @Test
  void whatAnotherProgramWroteInAnotherFormCountsAsNothing() {
    VaultConfiguration vault = vaults.require("v");
    LocalEncryptionVault provider = LocalEncryptionVault.of(
        vault, repository, repository, new DerivedKeys(), new JdkFileOperations());
    for (String other : List.of("[]", "no json", "{\"command\": 1}", "{\"labels\": []}")) {
      provider.write(SecretCompanions.Kind.REFRESH, "k", other);
      provider.write(SecretCompanions.Kind.ANNOTATION, "k", other);

      assertEquals("first", vaults.get("v", "k"));
      assertEquals(Map.of(), vaults.labels("v", "k"));
    }
  }
}

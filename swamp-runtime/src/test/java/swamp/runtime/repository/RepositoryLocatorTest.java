package swamp.runtime.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

class RepositoryLocatorTest {
  @TempDir Path top;
  private Path repository;

  @BeforeEach
  void makeRepository() throws IOException {
    repository = directory("repo");
    Files.writeString(repository.resolve(".swamp.yaml"), "swampVersion: x\n");
  }

  private Path directory(String name) throws IOException {
    return Files.createDirectories(top.resolve(name));
  }

  private static Path locate(String option, String variable, Path workingDirectory) {
    return RepositoryLocator.locate(Optional.ofNullable(option), Map.of("SWAMP_REPO_DIR", variable), workingDirectory);
  }

  private static SwampException failure(Path workingDirectory) {
    return assertThrows(SwampException.class, () -> locate(null, "", workingDirectory));
  }

  @Test
  void theOptionComesBeforeTheVariableAndTheVariableBeforeTheSearch() throws IOException {
    Path other = directory("other");
    Files.createFile(other.resolve(".swamp.yaml"));
    assertEquals(repository, locate(repository.toString(), other.toString(), other));
    assertEquals(other, locate(null, other.toString(), repository));
    assertEquals(repository, locate(null, "", repository));
  }

  @Test
  void relativePathsStartAtTheCallersDirectory() {
    assertEquals(repository, locate("repo", "", top));
    assertEquals(repository, locate("../../repo", "", top.resolve("a/b")));
  }

  @Test
  void theSearchGoesUpTenLevelsAtMost() throws IOException {
    assertEquals(repository, locate(null, "", directory("repo/1/2/3/4/5/6/7/8/9")));
    assertTrue(failure(directory("repo/1/2/3/4/5/6/7/8/9/10")).text().contains("/repo/1/2/3/4/5/6/7/8/9/10. "));
  }

  @Test
  void theSearchDoesNotLeaveAGitRepository() throws IOException {
    Path inner = directory("repo/inner/deep");
    directory("repo/inner/.git");
    assertEquals(ErrorCode.NOT_A_REPOSITORY, failure(inner).code());
    Files.createFile(top.resolve("repo/inner/.swamp.yaml"));
    assertEquals(top.resolve("repo/inner"), locate(null, "", inner));
  }

  @Test
  void whatIsNoRepositoryIsNamed() throws IOException {
    Path plain = directory("plain");
    SwampException failure = failure(plain);
    assertEquals("Not a swamp repository: " + plain + ". To initialize a new repository, run 'swamp repo init', or "
        + "specify an existing repository with 'swamp <command> --repo-dir /path/to/repo'.", failure.text());
    assertFalse(failure.codeShown());
    assertEquals(1, failure.exitCode());
  }

  @Test
  void theMessageIsThatOfTheExistingProgram() throws IOException {
    Path plain = directory("plain");
    assertEquals(SharedFolder.errorMessage("001-not-a-repo-log", plain), failure(plain).text());
  }

  @Test
  void aDirectoryThatLostItsMarkerGetsAnotherHint() throws IOException {
    Path lost = directory("lost");
    directory("lost/.swamp");
    assertTrue(failure(lost).text().startsWith("Not a swamp repository: " + lost + ". It has a .swamp directory"));
  }

  @Test
  void aDirectoryNamedLikeTheMarkerIsNone() throws IOException {
    Path odd = directory("odd");
    directory("odd/.swamp.yaml");
    assertEquals(ErrorCode.NOT_A_REPOSITORY, failure(odd).code());
  }

  @Test
  void aMarkerBehindASymbolicLinkCounts() throws IOException {
    Path linked = directory("linked");
    Files.createSymbolicLink(linked.resolve(".swamp.yaml"), repository.resolve(".swamp.yaml"));
    assertEquals(linked, locate(null, "", linked));
  }
}

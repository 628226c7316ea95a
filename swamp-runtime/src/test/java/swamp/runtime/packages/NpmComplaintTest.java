package swamp.runtime.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NpmComplaintTest {
  @Test
  void aMissingPackageIsNamed() {
    PackageFailure failure = NpmComplaint.read("""
        npm http fetch GET 404 https://registry.example/no-such-thing 12ms
        npm error code E404
        npm error 404 Not Found - GET https://registry.example/no-such-thing - Not found
        npm error 404
        npm error 404  The requested resource '@a/no-such-thing@^1' could not be found or you do not have permission.
        npm error A complete log of this run can be found in: /home/x/.npm/_logs/y.log
        """, 1);

    assertEquals("npm's registry has no such package", failure.reason());
    assertEquals(Optional.of("@a/no-such-thing"), failure.culprit());
  }

  @Test
  void aMissingVersionIsNamed() {
    PackageFailure failure = NpmComplaint.read("""
        npm error code ETARGET
        npm error notarget No matching version found for @s/yaml@99.1.0.
        npm error notarget In most cases you or one of your dependencies are requesting
        """, 1);

    assertEquals("npm's registry has no version of it for 99.1.0", failure.reason());
    assertEquals(Optional.of("@s/yaml"), failure.culprit());
  }

  @Test
  void aMissingNetworkIsToldWithWhatToDo() {
    PackageFailure failure = NpmComplaint.read("npm ERR! code ENOTFOUND\nnpm ERR! errno ENOTFOUND\n", 1);

    assertEquals("npm cannot reach the package registry (ENOTFOUND)", failure.reason());
    assertTrue(failure.hint().orElseThrow().contains("no network is needed"));
  }

  @Test
  void anythingElseIsToldInNpmsWords() {
    assertEquals("npm failed: ERESOLVE unable to resolve dependency tree", NpmComplaint.read("""
        npm warn config something
        npm error code ERESOLVE
        npm error ERESOLVE unable to resolve dependency tree
        """, 1).reason());
    assertEquals("npm failed: exit code 137", NpmComplaint.read("", 137).reason());
  }
}

package swamp.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import swamp.protocol.ByType;
import swamp.protocol.MethodRun;
import swamp.protocol.MethodTarget;
import swamp.protocol.Request;
import swamp.protocol.RunChecks;
import swamp.protocol.RunReports;
import swamp.protocol.TypeSearch;

class ModelKeyTest {
  @Test
  void a_run_is_keyed_by_its_repository_and_model() {
    assertEquals(Optional.of(new ModelKey("/work dir/é/repo", "m")), key(Messages.run("m", "sync")));
    assertEquals(key(Messages.run("m", "sync")), key(Messages.run("m", "other")));
    assertNotEquals(key(Messages.run("m", "sync")), key(Messages.run("n", "sync")));
  }

  @Test
  void the_direct_form_shares_the_key_of_its_definition() {
    assertEquals(key(Messages.run("m", "sync")), key(run(new ByType("@a/b", "sync", Optional.of("m")))));
    assertEquals(Optional.empty(), key(run(new ByType("@a/b", "sync", Optional.empty()))));
  }

  @Test
  void other_requests_have_no_order() {
    assertEquals(Optional.empty(), key(new TypeSearch(Optional.empty(), "")));
  }

  private static MethodRun run(MethodTarget target) {
    return new MethodRun(Optional.of("./x/../repo/"), target, List.of(), List.of(), Optional.empty(),
        Optional.empty(), List.of(), false, RunChecks.all(), RunReports.all(), Optional.empty(), false,
        Optional.empty(), Optional.empty());
  }

  private static Optional<ModelKey> key(Request request) {
    return ModelKey.of(Messages.request("1", request));
  }
}

package swamp.runtime.vault;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** Answers refresh commands with prepared values; without one they fail. */
final class FakeRefresh implements SecretRefresh {
  final Deque<String> values = new ArrayDeque<>();
  final List<String> commands = new ArrayList<>();
  final List<String> warnings = new ArrayList<>();

  @Override
  public String run(String command) {
    commands.add(command);
    String value = values.poll();
    if (value == null) {
      throw new SwampException(ErrorCode.VAULT, "the refresh command exited with code 1");
    }
    return value;
  }

  @Override
  public void warn(String text) {
    warnings.add(text);
  }
}

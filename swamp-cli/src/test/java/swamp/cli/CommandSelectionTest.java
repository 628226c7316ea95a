package swamp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandSelectionTest {
  @Test
  void wordsUpToALeafSelectItAndTheRestIsItsArguments() {
    assertEquals(new CommandSelection.Leaf("model method run", List.of("p1", "sync", "--input", "model=x")),
        select("model", "method", "run", "p1", "sync", "--input", "model=x"));
  }

  @Test
  void aTypeAfterModelSelectsTheDirectFormAndIsItsFirstArgument() {
    assertEquals(new CommandSelection.Leaf("model @ method run", List.of("@acme/probe", "sync", "p1")),
        select("model", "@acme/probe", "method", "run", "sync", "p1"));
  }

  @Test
  void globalOptionsMayStandBetweenTheWords() {
    assertEquals(
        new CommandSelection.Leaf("model search", List.of("--json", "--log-level", "model", "--repo-dir", "repo", "x")),
        select("--json", "model", "--log-level", "model", "--repo-dir", "repo", "search", "x"));
  }

  @Test
  void aGroupAloneIsAGroup() {
    assertEquals(new CommandSelection.Group("", List.of()), select());
    assertEquals(new CommandSelection.Group("model method", List.of("--help")), select("help", "model", "method"));
  }

  @Test
  void versionIsACommandAndAnOption() {
    assertEquals(new CommandSelection.Leaf("version", List.of("--json")), select("version", "--json"));
    assertEquals(new CommandSelection.Leaf("version", List.of("--json")), select("--version", "--json"));
  }

  @Test
  void aGroupWithAShorthandTakesAnyOtherWordAsItsArgument() {
    assertEquals(new CommandSelection.Leaf("model output get", List.of("--json", "speak")),
        select("model", "output", "--json", "speak"));
    assertEquals(new CommandSelection.Leaf("model method history get", List.of("speak")),
        select("model", "method", "history", "speak"));
    assertEquals(new CommandSelection.Leaf("model output search", List.of("speak")),
        select("model", "output", "search", "speak"));
  }

  @Test
  void anUnknownWordIsNamedWithItsGroup() {
    assertEquals(new CommandSelection.Unknown("model", "serach"), select("model", "serach"));
    assertEquals(new CommandSelection.Unknown("", "@acme/probe"), select("@acme/probe"));
    assertEquals(new CommandSelection.Unknown("model @", "sync"), select("model", "@acme/probe", "sync"));
  }

  private static CommandSelection select(String... words) {
    return CommandSelection.of(List.of(words));
  }
}

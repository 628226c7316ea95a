package swamp.cli.picker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FilteredChoicesTest {
  private final FilteredChoices choices = new FilteredChoices(List.of(
      new Choice("speak", "@acme/speech"), new Choice("listen", "@acme/speech"), new Choice("Probe", "@acme/probe")));

  private void type(String text) {
    text.codePoints().forEach(choices::type);
  }

  @Test
  void everyChoiceFitsAnEmptyQuery() {
    assertEquals(List.of(0, 1, 2), choices.fitting());
  }

  @Test
  void everyWordMustBePartOfNameOrDetail() {
    type("SPEECH li");
    assertEquals(List.of(1), choices.fitting());
    type("zz");
    assertEquals(List.of(), choices.fitting());
  }

  @Test
  void whatIsDeletedFitsAgain() {
    type("probe😀");
    assertEquals(List.of(), choices.fitting());
    choices.deleteLast();
    assertEquals(List.of(2), choices.fitting());
    type(" x");
    choices.deleteWord();
    assertEquals("probe ", choices.query());
    choices.clear();
    choices.deleteLast();
    assertEquals(3, choices.fitting().size());
  }

  @Test
  void theMarkStaysWithinTheFittingChoices() {
    choices.move(-1);
    assertEquals(0, choices.marked());
    choices.move(10);
    assertEquals(2, choices.marked());
    type("speech");
    assertEquals(0, choices.marked());
    type("zz");
    choices.move(1);
    assertEquals(0, choices.marked());
  }
}

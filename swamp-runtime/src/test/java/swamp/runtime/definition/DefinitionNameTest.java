package swamp.runtime.definition;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.repository.SharedFolder;

class DefinitionNameTest {
  private static final String ID = "07201ad7-ce1a-4206-ae4e-f667baecc55b";

  @ParameterizedTest
  @ValueSource(strings = {"p1", "a", "0-a_b", "@org/name", "@org/name/more"})
  void aNewNameIsLowerCaseOrScoped(String name) {
    assertDoesNotThrow(() -> DefinitionName.requireCreatable(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bad Name", "A", "-a", "_a", "a.b", "a/b", "@org", "@Org/x", "é", "a\n", "../x"})
  void otherNewNamesAreRefused(String name) {
    assertThrows(SwampException.class, () -> DefinitionName.requireCreatable(name));
  }

  @Test
  void aNewNameHasSixtyFourCharactersAtMost() {
    assertDoesNotThrow(() -> DefinitionName.requireCreatable("a".repeat(64)));
    SwampException failure = assertThrows(SwampException.class, () -> DefinitionName.requireCreatable("a".repeat(65)));
    assertTrue(failure.text().contains("at most 64 characters"));
  }

  @Test
  void theRefusalIsThatOfTheExistingProgram() {
    String golden = SharedFolder.answer("027-create-bad-name-json", "stderr", Path.of("/repo"));
    SwampException failure = assertThrows(SwampException.class, () -> DefinitionName.requireCreatable("Bad Name"));
    assertEquals(JsonText.parse(golden).get("error").asText(), failure.text());
    assertFalse(failure.codeShown());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bad Name", "a.b", "ünï", "@org/name"})
  void anExistingNameMayBeMore(String name) {
    assertEquals(Optional.empty(), DefinitionName.problemWhenLoaded(name));
  }

  @Test
  void filesAreNamedAfterStrictNamesAndAfterTheIdOtherwise() {
    assertEquals("p1.yaml", DefinitionName.fileName("p1", ID));
    assertEquals(ID + ".yaml", DefinitionName.fileName("@org/p1", ID));
    assertEquals(ID + ".yaml", DefinitionName.fileName("Bad Name", ID));
    assertEquals(ID + ".yaml", DefinitionName.fileName("a".repeat(65), ID));
  }

  @Property
  void noNameLeadsOutOfTheDirectoryOfItsType(@ForAll("names") String name) {
    Path parent = Path.of("/repo/models/t");
    assertEquals(parent, parent.resolve(DefinitionName.fileName(name, ID)).normalize().getParent());
  }

  @Property
  void whatMayBeCreatedMayBeLoaded(@ForAll("names") String name) {
    try {
      DefinitionName.requireCreatable(name);
      assertEquals(Optional.empty(), DefinitionName.problemWhenLoaded(name));
    } catch (SwampException refused) {
      assertTrue(refused.text().startsWith("["));
    }
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(70),
        Arbitraries.of("a", "B", "@", "/", "..", ".", "\\", "\0", "-", "_", "1", " ").list().ofMaxSize(6)
            .map(parts -> String.join("", parts)));
  }
}

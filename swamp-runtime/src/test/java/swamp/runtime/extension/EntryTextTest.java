package swamp.runtime.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryTextTest {
  @ParameterizedTest
  @CsvSource(quoteCharacter = '|', value = {
      "true,  export const model = {",
      "true,  export const model: Model = {",
      "true,  export  const\textension=1",
      "true,  // export const model = in a comment",
      "true,  |export\u00a0const\nmodel =|",
      "false, export default { model }",
      "false, export { model }",
      "false, export let model = {",
      "false, export const models = {",
      "false, export const model satisfies X = {",
  })
  void anEntryDeclaresAConstantOfOneOfTwoNames(boolean expected, String text) {
    assertEquals(expected, EntryText.isEntry(text, EntryExports.MODELS));
  }

  @Test
  void theFirstTypeBehindTheExportIsGuessed() {
    assertEquals(Optional.of("@a/b"), EntryText.declaredNameGuess(
        "const x = { type: 'other' };\nexport const model = {\n  type: \"@a/b\", methods: { type: 'late' } }", EntryExports.MODELS));
    assertEquals(Optional.of("@a/c"), EntryText.declaredNameGuess("export const extension = { 'type': `@a/c` }", EntryExports.MODELS));
    assertEquals(Optional.empty(), EntryText.declaredNameGuess("export const model = { type: `@a/${x}` }", EntryExports.MODELS));
    assertEquals(Optional.empty(), EntryText.declaredNameGuess("export const model = { type }", EntryExports.MODELS));
    assertEquals(Optional.empty(), EntryText.declaredNameGuess("const m = { type: \"@a/b\" }", EntryExports.MODELS));
  }
}

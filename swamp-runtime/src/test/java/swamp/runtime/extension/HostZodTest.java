package swamp.runtime.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostZodTest {
  @ParameterizedTest
  @CsvSource({
      "npm:zod, true", "npm:zod@4, true", "npm:zod@4.4.3, true", "npm:zod@4.3.6, true", "npm:zod@^4.0.0, true",
      "npm:zod@~4.1, true", "npm:zod@4.x, true", "npm:zod@4/v4, true", "npm:/zod@4, true",
      "npm:zod@3, false", "npm:zod@3.22.4, false", "npm:zod@^3, false", "npm:zod@40, false", "npm:zod@4/v3, false",
      "npm:zod@4/mini, false", "npm:zod-to-json-schema@4, false", "zod, false", "npm:zod@4.0.0-beta.1, false",
      "npm:@x/zod@4, false",
  })
  void onlyZodFourIsTheHosts(String specifier, boolean expected) {
    assertEquals(expected, HostZod.isHost(specifier));
  }
}

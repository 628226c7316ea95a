package swamp.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

class DataNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"main", "log-main", "a.b", "@x", "report-swamp-method-summary", "é", "with space", ".hidden"})
  void ordinaryNamesAreUsable(String name) {
    DataName.check(name, "@acme/probe");
    assertTrue(DataName.isUsable(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a..b", "a/b", "a\\b", "a\0b", "."})
  void namesThatLeaveTheDirectoryAreRefused(String name) {
    SwampException refusal = assertThrows(SwampException.class, () -> DataName.check(name, "@acme/probe"));
    assertEquals(ErrorCode.METHOD_EXECUTION_FAILED, refusal.code());
    assertFalse(DataName.isUsable(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"latest", "LATEST", "Latest"})
  void theMarkersNameIsReservedInAnyCase(String name) {
    SwampException refusal = assertThrows(SwampException.class, () -> DataName.check(name, "@acme/probe"));
    assertTrue(refusal.text()
        .startsWith("Data name 'latest' is reserved for internal use in model '@acme/probe'."));
  }

  @Test
  void namesThatOnlyContainTheReservedOneAreUsable() {
    assertTrue(DataName.isUsable("latest-report"));
  }
}

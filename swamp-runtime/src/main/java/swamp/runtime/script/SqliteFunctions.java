package swamp.runtime.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import swamp.protocol.JsonText;

/** Databases for {@code node:sqlite}. */
final class SqliteFunctions {
  private static final Pattern REASON = Pattern.compile("^\\[\\w+\\] +.*? \\((.*)\\)$", Pattern.DOTALL);

  private SqliteFunctions() {}

  /** Work on a database. */
  @FunctionalInterface
  private interface Work {
    Object run() throws SQLException;
  }

  static void register(Map<String, HostFunction> functions) {
    functions.put("sqlite.open", call -> {
      RunScope scope = call.scope();
      String path = call.string(0);
      boolean readOnly = call.flag(1);
      boolean foreignKeys = call.flag(2);
      return guarded(() -> scope.open(path.equals(":memory:") ? SqliteHandle.inMemory(foreignKeys)
          : SqliteHandle.file(scope.resolve(path), readOnly, foreignKeys)));
    });
    functions.put("sqlite.close", call -> {
      SqliteHandle handle = handle(call);
      call.scope().forget(call.integer(0));
      return guarded(() -> {
        handle.close();
        return HostValue.Nothing.UNDEFINED;
      });
    });
    functions.put("sqlite.execute", call -> {
      SqliteHandle handle = handle(call);
      String sql = call.string(1);
      return guarded(() -> {
        handle.execute(sql);
        return HostValue.Nothing.UNDEFINED;
      });
    });
    functions.put("sqlite.describe", call -> {
      SqliteHandle handle = handle(call);
      String sql = call.string(1);
      return guarded(() -> json(handle.describe(sql)));
    });
    functions.put("sqlite.query", call -> {
      SqliteHandle handle = handle(call);
      String sql = call.string(1);
      JsonNode parameters = JsonText.parse(call.string(2));
      boolean onlyFirst = call.flag(3);
      return guarded(() -> json(handle.query(sql, parameters, onlyFirst)));
    });
    functions.put("sqlite.run", call -> {
      SqliteHandle handle = handle(call);
      String sql = call.string(1);
      JsonNode parameters = JsonText.parse(call.string(2));
      return guarded(() -> json(handle.run(sql, parameters)));
    });
  }

  private static SqliteHandle handle(HostCall call) {
    return call.scope().requireResource(call.integer(0), SqliteHandle.class);
  }

  private static HostValue json(JsonNode node) {
    return new HostValue.Json(JsonText.compact(node));
  }

  private static Callable<?> guarded(Work work) {
    return () -> {
      try {
        return work.run();
      } catch (SQLException e) {
        // The driver wraps the library's own words; extensions know only those.
        Matcher reason = REASON.matcher(String.valueOf(e.getMessage()));
        throw new HostError("Error", reason.matches() ? reason.group(1) : String.valueOf(e.getMessage()), "ERR_SQLITE_ERROR");
      }
    };
  }
}

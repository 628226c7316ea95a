package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import swamp.cli.rendering.Table.Heading;

/** {@code daemon status} for people. Members that a daemon of another build does not tell are left out. */
public final class DaemonStatusText implements DocumentText {
  private static final int SHORT_HASH = 12;

  @Override
  public String of(JsonNode document, Style style) {
    if (!document.path("running").asBoolean()) {
      return new FactsText().of(document, style);
    }
    StringBuilder text = new StringBuilder();
    header(text, document, style);
    section(text, style, "Running", requests(document.path("requests").path("running")));
    section(text, style, "Waiting", requests(document.path("requests").path("waiting")));
    section(text, style, "Service times in ms", serviceTimes(document.path("serviceTimes")));
    section(text, style, "Bundles", bundles(document.path("runtime").path("bundles"), style));
    section(text, style, "Last errors", errors(document.path("lastErrors"), style));
    return text.toString();
  }

  private static void header(StringBuilder text, JsonNode document, Style style) {
    text.append(style.bold("swamp daemon " + Table.cell(document, "build"))).append(", protocol ")
        .append(Table.cell(document, "protocol")).append(", JDK ").append(Table.cell(document, "jdk")).append('\n');
    fact(text, style, "process", process(document));
    fact(text, style, "socket", Table.cell(document, "socket"));
    fact(text, style, "log", Table.cell(document, "log"));
    fact(text, style, "memory", memory(document.path("memory")));
    JsonNode requests = document.path("requests");
    fact(text, style, "requests", amounts(requests, "succeeded", "failed", "cancelled", "refused", "abandoned")
        + " · " + requests.path("running").size() + " of " + Table.cell(requests, "runningLimit") + " running, "
        + requests.path("waiting").size() + " of " + Table.cell(requests, "waitingLimit") + " waiting");
    fact(text, style, "clients", members(document.path("clients")));
    JsonNode runtime = document.path("runtime");
    fact(text, style, "contexts", members(runtime.path("contexts")));
    for (JsonNode repository : runtime.path("repositories")) {
      fact(text, style, "repository", FactsText.scalar(repository));
    }
  }

  private static String process(JsonNode document) {
    long limit = document.path("idleLimitMs").asLong();
    String text = Table.cell(document, "pid") + ", up " + Amount.time(document.path("uptimeMs").asLong()) + ", idle "
        + Amount.time(document.path("idleMs").asLong()) + (limit == 0 ? ", never ends idle" : " of " + Amount.time(limit));
    return document.path("stopping").asBoolean() ? text + ", stopping: " + Table.cell(document, "stopReason") : text;
  }

  private static String memory(JsonNode memory) {
    if (memory.isMissingNode()) {
      return "";
    }
    String resident = memory.has("rssBytes") ? Amount.bytes(memory.path("rssBytes").asLong()) + " resident, " : "";
    return resident + "heap " + Amount.bytes(memory.path("heapUsedBytes").asLong()) + " of "
        + Amount.bytes(memory.path("heapLimitBytes").asLong()) + ", " + Table.cell(memory, "threads") + " threads";
  }

  private static Table requests(JsonNode requests) {
    Table table = new Table(Heading.number("AGE"), Heading.essential("REQUEST"), Heading.of("CLIENT"), Heading.of("REPOSITORY"));
    requests.forEach(request -> table.row(Amount.time(request.path("ageMs").asLong()), Table.cell(request, "request"),
        Table.cell(request, "client"), Table.cell(request, "repository")));
    return table;
  }

  private static Table serviceTimes(JsonNode times) {
    Table table = new Table(Heading.number("COUNT"), Heading.number("FAILED"), Heading.number("P50"), Heading.number("P90"),
        Heading.number("P99"), Heading.number("MAX"), Heading.essential("REQUEST"));
    times.forEach(row -> table.row(Table.cell(row, "count"), Table.cell(row, "failed"), time(row, "p50Ms"),
        time(row, "p90Ms"), time(row, "p99Ms"), time(row, "maxMs"), Table.cell(row, "request")));
    return table;
  }

  private static Table bundles(JsonNode bundles, Style style) {
    Table table = new Table(Heading.of("BUNDLE"), Heading.number("HITS"), Heading.of(style.terminal() ? "AGE" : "LOADED"), Heading.essential("ORIGIN"));
    bundles.forEach(bundle -> {
      String hash = Table.cell(bundle, "hash");
      table.row(hash.substring(0, Math.min(SHORT_HASH, hash.length())), Table.cell(bundle, "hits"),
          when(bundle, "loaded", style), Table.cell(bundle, "origin"));
    });
    return table;
  }

  private static Table errors(JsonNode errors, Style style) {
    Table table = new Table(Heading.of(style.terminal() ? "AGE" : "AT"), Heading.number("EXIT"), Heading.of("CODE"), Heading.essential("REQUEST"));
    errors.forEach(error -> table.row(when(error, "at", style), Table.cell(error, "exitCode"), Table.cell(error, "code"),
        Table.cell(error, "request")));
    return table;
  }

  private static String when(JsonNode row, String member, Style style) {
    String instant = Table.cell(row, member);
    return style.terminal() ? Clock.age(instant) : instant;
  }

  private static void section(StringBuilder text, Style style, String heading, Table table) {
    if (!table.isEmpty()) {
      text.append('\n').append(style.bold(heading)).append('\n').append(table.text(style));
    }
  }

  private static void fact(StringBuilder text, Style style, String label, String value) {
    if (!value.isEmpty()) {
      text.append(style.labelled(label, value)).append('\n');
    }
  }

  private static String time(JsonNode row, String member) {
    return Amount.milliseconds(row.path(member).asDouble());
  }

  private static String amounts(JsonNode object, String... members) {
    List<String> parts = new ArrayList<>();
    for (String member : members) {
      parts.add(Table.cell(object, member) + " " + member);
    }
    return String.join(", ", parts);
  }

  /** All members that are no objects or lists, such as {@code jvm 2, native 40}. */
  private static String members(JsonNode object) {
    List<String> parts = new ArrayList<>();
    object.properties().forEach(member -> {
      if (member.getValue().isValueNode()) {
        parts.add(words(member.getKey()) + " " + FactsText.scalar(member.getValue()));
      } else if (member.getValue().isObject()) {
        parts.add(words(member.getKey()) + " (" + members(member.getValue()) + ")");
      }
    });
    return String.join(", ", parts);
  }

  /** A member's name as a person would write it: {@code inUse} is "in use". */
  private static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}

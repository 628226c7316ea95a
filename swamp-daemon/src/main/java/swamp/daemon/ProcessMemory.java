package swamp.daemon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import swamp.protocol.JsonText;

/** How much memory this process has, in bytes. */
final class ProcessMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";
  private static final long KILOBYTE = 1024;
  private static final long ANSWER_SECONDS = 2;

  private ProcessMemory() {}

  /** The document's part: resident set, when the system tells it, and heap. */
  static ObjectNode document() {
    ObjectNode document = JsonText.object();
    residentBytes().ifPresent(bytes -> document.put("rssBytes", bytes));
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    return document.put("heapUsedBytes", heap.getUsed())
        .put("heapCommittedBytes", heap.getCommitted())
        .put("heapLimitBytes", heap.getMax())
        .put("otherUsedBytes", ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getUsed())
        .put("threads", ManagementFactory.getThreadMXBean().getThreadCount());
  }

  /** Linux tells it in a file, others through {@code ps}. */
  private static OptionalLong residentBytes() {
    try {
      String text = Files.exists(STATUS)
          ? Files.readString(STATUS).lines().filter(line -> line.startsWith(RESIDENT)).findFirst().orElse("")
          : answerOfPs();
      String digits = text.replaceAll("\\D", "");
      return digits.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits) * KILOBYTE);
    } catch (IOException e) {
      return OptionalLong.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalLong.empty();
    }
  }

  private static String answerOfPs() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(ProcessHandle.current().pid())).start();
    try {
      return process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)
          ? new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
          : "";
    } finally {
      process.destroyForcibly();
    }
  }
}

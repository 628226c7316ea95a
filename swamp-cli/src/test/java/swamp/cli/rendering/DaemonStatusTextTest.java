package swamp.cli.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import swamp.protocol.JsonText;

class DaemonStatusTextTest {
  private static final JsonNode STATUS = JsonText.parse("""
      {"running": true, "build": "0.1.0+abc", "protocol": 1, "jdk": "25.0.3", "pid": 4711, "uptimeMs": 7500000,
       "socket": "/run/s", "log": "/run/l", "client": "jvm", "stopping": false, "idleMs": 0, "idleLimitMs": 10800000,
       "memory": {"rssBytes": 327155712, "heapUsedBytes": 83886080, "heapLimitBytes": 536870912, "threads": 20},
       "requests": {"running": [{"request": "model method run p1 sync", "repository": "/r", "ageMs": 312, "client": "jvm"}],
         "waiting": [], "runningLimit": 2, "waitingLimit": 64, "succeeded": 40, "failed": 1, "cancelled": 0, "refused": 0,
         "abandoned": 0},
       "clients": {"jvm": 2, "native": 39},
       "serviceTimes": [{"request": "model method run p1 sync", "count": 41, "failed": 1, "p50Ms": 0.812, "p90Ms": 12.5,
         "p99Ms": 120.4, "maxMs": 130}],
       "lastErrors": [{"at": "2026-11-22T10:00:00Z", "request": "model method run p1 sync", "code": "lock_timeout", "exitCode": 75}],
       "runtime": {"contexts": {"ready": 2, "inUse": 1, "retiredBy": {"used": 40}}, "repositories": ["/r"],
         "bundles": [{"hash": "0123456789abcdef", "hits": 3, "loaded": "memory", "origin": "/r/extensions/a.ts"}]}}
      """);

  @Test
  void everythingIsShownInUnitsOfPeople() {
    assertEquals("""
        swamp daemon 0.1.0+abc, protocol 1, JDK 25.0.3
            process   4711, up 2 h 5 min, idle 0 ms of 3 h
             socket   /run/s
                log   /run/l
             memory   312 MB resident, heap 80 MB of 512 MB, 20 threads
           requests   40 succeeded, 1 failed, 0 cancelled, 0 refused, 0 abandoned · 1 of 2 running, 0 of 64 waiting
            clients   jvm 2, native 39
           contexts   ready 2, in use 1, retired by (used 40)
         repository   /r

        Running
             AGE  REQUEST                   CLIENT  REPOSITORY
          312 ms  model method run p1 sync  jvm     /r

        Service times in ms
          COUNT  FAILED   P50   P90  P99  MAX  REQUEST
             41       1  0.81  12.5  120  130  model method run p1 sync

        Bundles
          BUNDLE        HITS  LOADED  ORIGIN
          0123456789ab     3  memory  /r/extensions/a.ts

        Last errors
          AT                    EXIT  CODE          REQUEST
          2026-11-22T10:00:00Z    75  lock_timeout  model method run p1 sync
        """, new DaemonStatusText().of(STATUS, Style.PLAIN));
  }

  @Test
  void aDaemonThatTellsLessIsShownAllTheSame() {
    String text = new DaemonStatusText().of(JsonText.parse("{\"running\": true, \"build\": \"0.0.9\"}"), Style.PLAIN);
    assertFalse(text.contains("Bundles") || text.contains("memory"), text);
  }

  @Test
  void aPersonIsToldHowLongAgoSomethingWas() {
    String text = new DaemonStatusText().of(STATUS, new Style(false, true, 100));
    assertTrue(text.matches("(?s).*AGE +EXIT  CODE +REQUEST\n +\\d+[smhd] +75 .*"), text);
  }

  @Test
  void linesAreCutAtTheEdgeOfTheScreenWithoutCuttingCodes() {
    assertEquals("\u001b[1mab\u001b[0m", Screen.clipped("\u001b[1mabc\u001b[0m", 2));
    assertEquals("ab", Screen.clipped("ab", 80));
    assertEquals("漢\u001b[0m", Screen.clipped("漢字b\u001b[0m", 3));
  }
}

package dev.claw.bench;

import dev.claw.bench.wire.Latencies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Times the local sentence matcher inside this process: a thousand node names, sentences of every
/// kind, misses included.
final class LocalIntents {
  private static final int NODES = 1000;

  /// `@` stands for a node's name. The second half are misses: near ones, and such that are none of
  /// Claw's business.
  private static final List<String> SENTENCES =
      List.of(
          "take a screenshot of @",
          "how is @ doing",
          "what is the battery level of @",
          "show me a photo from @",
          "list the nodes",
          "what time is it",
          "take a screenshot of my neighbour's machine",
          "take a scrnshot of @",
          "write a poem about @ and the sea",
          "what did my sister say about the boat last week",
          "screenshot @ screenshot @ screenshot @",
          "please could you maybe at some point in the next few days have a look at why @ is so slow and tell me");

  private LocalIntents() {}

  static void measure(Bench bench) throws InterruptedException {
    Progress.say(Row.LOCAL_INTENT.id());
    for (Side side : bench.sides()) {
      if (side instanceof ClawSide) {
        bench.attempt(side, List.of(Row.LOCAL_INTENT), () -> measure(bench, side));
      }
    }
  }

  private static void measure(Bench bench, Side side) {
    List<String> names = names();
    SentenceMatching matching = SentenceMatching.of(names);
    List<String> utterances = utterances(names);
    time(matching, utterances, bench.time(Duration.ofSeconds(5), Duration.ofSeconds(1)));
    for (int run = 0; run < bench.runs(5, 2); run++) {
      Duration round = bench.time(Duration.ofSeconds(2), Duration.ofSeconds(1));
      Latencies latencies = time(matching, utterances, round);
      bench.add(Row.LOCAL_INTENT, side, "p50", latencies.percentileMillis(0.50));
      bench.add(Row.LOCAL_INTENT, side, "p99", latencies.percentileMillis(0.99));
    }
  }

  private static Latencies time(SentenceMatching matching, List<String> utterances, Duration time) {
    Latencies latencies = new Latencies();
    long end = System.nanoTime() + time.toNanos();
    int matched = 0;
    for (int i = 0; System.nanoTime() < end; i++) {
      long start = System.nanoTime();
      matched += matching.matches(utterances.get(i % utterances.size())) ? 1 : 0;
      latencies.add(System.nanoTime() - start);
    }
    Progress.say("  %d utterances, %d matched".formatted(latencies.count(), matched));
    return latencies;
  }

  private static List<String> names() {
    List<String> rooms =
        List.of(
            "Kitchen",
            "Office",
            "Anna's",
            "Living Room",
            "Garage",
            "Studio",
            "Old",
            "Field",
            "Lab",
            "Guest");
    List<String> things =
        List.of(
            "Mac",
            "Laptop",
            "Phone",
            "Pi",
            "Server",
            "Tablet",
            "Desktop",
            "Camera",
            "iMac",
            "Workstation");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      names.add("%s %s %d".formatted(rooms.get(i % 10), things.get(i / 10 % 10), i / 100 + 1));
    }
    return names;
  }

  private static List<String> utterances(List<String> names) {
    Random random = new Random(42);
    List<String> utterances = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      String name = names.get(random.nextInt(names.size())).toLowerCase(Locale.ROOT);
      utterances.add(SENTENCES.get(random.nextInt(SENTENCES.size())).replace("@", name));
    }
    return utterances;
  }
}

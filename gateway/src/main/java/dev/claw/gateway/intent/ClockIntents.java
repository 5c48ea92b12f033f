package dev.claw.gateway.intent;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;

/// Time and date.
final class ClockIntents {
  private ClockIntents() {}

  private static ZonedDateTime now(IntentCall call) {
    return ZonedDateTime.now(call.actions().clock());
  }

  static Reply time(IntentCall call) {
    return Reply.of("time").with("time", call.phrases().time(now(call), "time"));
  }

  static Reply timeOn(IntentCall call) throws Refused {
    NodeSummary node = Machines.named(call);
    ZoneId zone = node.facts().timeZone();
    if (zone == null && node.presence().local()) {
      zone = call.actions().clock().getZone();
    }
    return zone == null
        ? Reply.of("unknown").with("node", node.name())
        : Reply.of("time")
            .with("node", node.name())
            .with("time", call.phrases().time(now(call).withZoneSameInstant(zone), "time"))
            .with("zone", zone.getId());
  }

  static Reply date(IntentCall call) {
    return Reply.of("date").with("date", call.phrases().time(now(call), "date"));
  }

  static Reply weekday(IntentCall call) {
    return Reply.of("day").with("day", call.phrases().time(now(call), "weekday"));
  }

  static Reply tomorrow(IntentCall call) {
    return Reply.of("date").with("date", call.phrases().time(now(call).plusDays(1), "date"));
  }

  static Reply week(IntentCall call) {
    int week = now(call).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    return Reply.of("week").with("week", week);
  }
}

package io.millrace.feeds.core.definition;

import io.millrace.engine.record.ZoneOffsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneOffsetTransitionRule.TimeDefinition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the rules that this JVM has for a time zone as the text of {@link ZoneOffsets}. */
final class ZoneText {
  private static final int RADIX = 36;
  private static final int DAY_S = 86_400;

  private final List<Integer> offsets = new ArrayList<>();

  private ZoneText() {}

  /**
   * @param zone any
   * @return its offsets by the time zone data of this JVM
   */
  static ZoneOffsets of(final ZoneId zone) {
    return new ZoneOffsets(new ZoneText().text(zone));
  }

  private String text(final ZoneId zone) {
    final ZoneRules rules = zone.getRules();
    final List<ZoneOffsetTransition> known = rules.getTransitions();
    index(known.isEmpty() ? rules.getOffset(Instant.EPOCH) : known.get(0).getOffsetBefore());
    final List<String> transitions = new ArrayList<>();
    long lastS = 0;
    for (final ZoneOffsetTransition transition : known) {
      final long atS = transition.toEpochSecond();
      transitions.add(index(transition.getOffsetAfter()) + ":" + Long.toString(atS - lastS, RADIX));
      lastS = atS;
    }
    final List<String> yearly = rules.getTransitionRules().stream().map(this::rule).toList();
    return zone.getId()
        + "|"
        + offsets.stream().map(String::valueOf).collect(Collectors.joining(" "))
        + "|"
        + String.join(" ", transitions)
        + "|"
        + String.join(" ", yearly);
  }

  private int index(final ZoneOffset offset) {
    final int seconds = offset.getTotalSeconds();
    if (!offsets.contains(seconds)) {
      offsets.add(seconds);
    }
    return offsets.indexOf(seconds);
  }

  private String rule(final ZoneOffsetTransitionRule rule) {
    final DayOfWeek weekday = rule.getDayOfWeek();
    final LocalTime time = rule.getLocalTime();
    final TimeDefinition clock = rule.getTimeDefinition();
    return rule.getMonth().getValue()
        + ","
        + rule.getDayOfMonthIndicator()
        + ","
        + (weekday == null ? 0 : weekday.getValue())
        + ","
        + (rule.isMidnightEndOfDay() ? DAY_S : time.toSecondOfDay())
        + ","
        + (clock == TimeDefinition.UTC ? "u" : clock == TimeDefinition.STANDARD ? "s" : "w")
        + ","
        + rule.getStandardOffset().getTotalSeconds()
        + ","
        + index(rule.getOffsetBefore())
        + ","
        + index(rule.getOffsetAfter());
  }
}

package dev.claw.gateway.config;

import java.util.List;

/// What values a setting takes.
sealed interface SettingType {
  /// For people: what to write.
  String describe();

  /// Text up to a length.
  record Text(int longest) implements SettingType {
    @Override
    public String describe() {
      return "text";
    }
  }

  /// Text that is never shown.
  record Hidden(int longest) implements SettingType {
    @Override
    public String describe() {
      return "secret text";
    }
  }

  /// A whole number in a range, both ends included.
  record Whole(long least, long most) implements SettingType {
    @Override
    public String describe() {
      return "whole number from %d to %d".formatted(least, most);
    }
  }

  /// True or false.
  record Flag() implements SettingType {
    @Override
    public String describe() {
      return "true or false";
    }
  }

  /// One of a few words.
  record Choice(List<String> words) implements SettingType {
    public Choice {
      words = List.copyOf(words);
    }

    @Override
    public String describe() {
      return "one of " + String.join(", ", words);
    }
  }

  /// A list of texts, each of one form.
  record Texts(Form form) implements SettingType {
    @Override
    public String describe() {
      return "list of " + form.describe();
    }
  }

  /// An IANA time zone.
  record Zone() implements SettingType {
    @Override
    public String describe() {
      return "time zone such as Europe/Stockholm";
    }
  }

  /// Numbers 1 to 100 by name.
  record Priorities() implements SettingType {
    @Override
    public String describe() {
      return "section of name: number from 1 to 100";
    }
  }

  /// Named scripts.
  record Scripts() implements SettingType {
    @Override
    public String describe() {
      return "section of name: {argv: [program, argument, …], node: name (optional)}";
    }
  }
}

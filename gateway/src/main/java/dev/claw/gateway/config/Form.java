package dev.claw.gateway.config;

import java.util.regex.Pattern;

/// Forms of list entries. Each pattern is linear: no nested repetition.
enum Form {
  HOST("host names", "[A-Za-z0-9.:\\[\\]-]{1,255}"),
  ORIGIN("web origins such as https://claw.example.org", "https?://[A-Za-z0-9.:\\[\\]-]{1,255}"),
  NETWORK("addresses or networks such as 100.64.0.0/10", "[0-9A-Fa-f.:]{2,45}(/[0-9]{1,3})?"),
  COMMAND("node commands such as camera.snap", "[A-Za-z][A-Za-z0-9._-]{0,127}");

  private final String description;
  private final Pattern pattern;

  Form(String description, String pattern) {
    this.description = description;
    this.pattern = Pattern.compile(pattern);
  }

  String describe() {
    return description;
  }

  boolean accepts(String text) {
    return pattern.matcher(text).matches();
  }
}

package dev.claw.protocol.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.Require;
import java.util.List;

/// The skills a node brings along; the parameters of `node.skills.update`.
///
/// @param skills objects with `name`, `description` and `content`
public record NodeSkills(List<JsonNode> skills) {

  /// The method that takes it.
  public static final String METHOD = "node.skills.update";

  /// Most skills of one node.
  public static final int MAX_SKILLS = 64;

  /// Longest description, in UTF-16 units.
  public static final int MAX_DESCRIPTION = 1024;

  /// Longest content, in UTF-16 units.
  public static final int MAX_CONTENT = 65_536;

  /// Most characters of all skills together.
  public static final int MAX_TOTAL = 524_288;

  public NodeSkills {
    skills = Require.list(skills, "skills", MAX_SKILLS);
    int total = 0;
    for (JsonNode skill : skills) {
      Require.atMost(Require.nonEmpty(text(skill, "name"), "skills/name"), "skills/name", 256);
      Require.atMost(text(skill, "description"), "skills/description", MAX_DESCRIPTION);
      Require.atMost(text(skill, "content"), "skills/content", MAX_CONTENT);
      total += skill.toString().length();
    }
    if (total > MAX_TOTAL) {
      throw new InvalidFieldException("skills", "must have at most " + MAX_TOTAL + " characters");
    }
  }

  private static String text(JsonNode skill, String field) {
    return skill.path(field).asText("");
  }

  /// The answer: what was taken.
  public record Taken(String nodeId, List<JsonNode> skills) {}
}

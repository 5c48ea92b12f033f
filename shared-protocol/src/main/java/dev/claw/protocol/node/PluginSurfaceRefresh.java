package dev.claw.protocol.node;

import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// A node asks for fresh addresses of a plug-in's surface; the parameters of
/// `node.pluginSurface.refresh`.
public record PluginSurfaceRefresh(String surface, @Nullable String observedUrl) {

  /// The method that takes it.
  public static final String METHOD = "node.pluginSurface.refresh";

  public PluginSurfaceRefresh {
    Require.atMost(Require.nonEmpty(surface, "surface"), "surface", 256);
    Require.atMost(observedUrl, "observedUrl", 4096);
  }
}

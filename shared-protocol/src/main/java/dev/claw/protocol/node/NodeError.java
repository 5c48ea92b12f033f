package dev.claw.protocol.node;

import org.jspecify.annotations.Nullable;

/// Why a node could not run a command. Nodes of the reference may leave out either text.
public record NodeError(@Nullable String code, @Nullable String message) {}

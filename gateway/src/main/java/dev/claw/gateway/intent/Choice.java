package dev.claw.gateway.intent;

import dev.claw.gateway.intent.sentence.NodeRef;

/// The node the gateway picked for a command.
///
/// @param reason why this one, as a clause without a full stop
public record Choice(NodeRef node, String reason) {}

package dev.claw.gateway.intent.sentence;

/// A node as a sentence refers to it.
///
/// @param id the node's protocol id
/// @param name what its owner calls it
public record NodeRef(String id, String name) {}

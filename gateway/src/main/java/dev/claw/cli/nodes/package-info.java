/// The commands about nodes.
package dev.claw.cli.nodes;

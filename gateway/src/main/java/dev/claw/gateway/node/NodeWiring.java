package dev.claw.gateway.node;

import dev.claw.gateway.pairing.NodeDirectory;
import dev.claw.gateway.rpc.Events;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What the node feature stands on.
///
/// @param nanoTime a clock that never jumps, such as `System::nanoTime`
/// @param skillBins the programs the gateway's skills look for on nodes
public record NodeWiring(
    NodeDirectory directory,
    Events events,
    NodeSettings settings,
    InstantSource clock,
    LongSupplier nanoTime,
    Supplier<List<String>> skillBins) {}

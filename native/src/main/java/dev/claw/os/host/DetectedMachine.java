package dev.claw.os.host;

import dev.claw.os.Camera;
import dev.claw.os.HostFacts;
import dev.claw.os.Location;
import dev.claw.os.Machine;
import dev.claw.os.Notifier;
import dev.claw.os.Power;
import dev.claw.os.Processes;
import dev.claw.os.Screen;

/// The abilities of one machine.
public record DetectedMachine(
    Screen screen,
    Camera camera,
    Location location,
    Notifier notifier,
    HostFacts host,
    Power power,
    Processes processes)
    implements Machine {}

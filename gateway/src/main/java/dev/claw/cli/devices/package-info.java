/// The commands about devices and what they may do.
package dev.claw.cli.devices;

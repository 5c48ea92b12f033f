/// The commands that run a gateway or call it directly.
package dev.claw.cli.gateway;

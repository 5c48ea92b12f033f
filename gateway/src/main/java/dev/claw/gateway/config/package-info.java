/// The configuration file: one table of settings, reading with positions, safe mode on the last
/// good copy, and the one writer.
package dev.claw.gateway.config;

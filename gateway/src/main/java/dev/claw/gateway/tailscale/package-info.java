/// What the local Tailscale service knows: this machine's name and addresses on the tailnet, the
/// other machines there, and who is behind an address.
package dev.claw.gateway.tailscale;

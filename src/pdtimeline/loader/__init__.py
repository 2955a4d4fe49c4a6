"""From bytes to a checked timeline."""

"""Changes the file of a timeline: only the bytes that were asked for, and whole or not at all."""

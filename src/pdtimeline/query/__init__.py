"""Questions to a timeline, and their answers."""

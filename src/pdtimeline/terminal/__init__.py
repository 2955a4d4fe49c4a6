"""The streams, and what they can show."""

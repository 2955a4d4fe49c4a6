"""The parts of the page of `export html`: what stands in it, and the style and scripts that go with it."""

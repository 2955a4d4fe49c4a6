"""Questions to a timeline: plain functions that take a `Timeline` and return records.

The horizon is one of them. It is asked once, right after loading, and gives a smaller `Timeline`; the
other functions see only that, so none of them needs to know about spoilers.
"""
